import { agendaSection } from './agenda-section.ts';
import { holidaysSection } from './holidays-section.ts';
import { customersSection, informedSection } from './list-sections.ts';
import { namesSection } from './names-section.ts';
import { quietSection } from './quiet-section.ts';
import { scheduleSection } from './schedule-section.ts';
import type { AnySection } from './useSectionForm.ts';

/** Everything that chairs set by a form. */
export const sections: readonly AnySection[] = [
  scheduleSection,
  agendaSection,
  quietSection,
  namesSection,
  holidaysSection,
  customersSection,
  informedSection,
];

import type { Translate } from '../locales/translate.ts';
import type { AgendaItem } from './meeting.ts';

/**
 * The title of an item for people to read. Standing items have none of their own: theirs is the text of their section
 * in the reader's language, with the department's name in the two rounds of news.
 *
 * @param departmentName gives the name of a department's id.
 */
export function toItemTitle(
  { title, section, department }: Pick<AgendaItem, 'title' | 'section' | 'department'>,
  departmentName: (departmentId: string) => string,
  t: Translate,
): string {
  if (title !== '') return title;
  return t(`section.${section}`, { department: department === null ? '' : departmentName(department) });
}

import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import type { Translate } from '../../../shared/locales/translate.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import type { Series } from '../../../shared/series/series.ts';
import type { DateWords } from './dates.ts';
import type { Element } from './elements.ts';

/** How a check-in is shown where that does not follow from what is stored. */
export interface CheckInView {
  /** Shows an answered check-in as a form again. */
  editing?: boolean;
  /** Shows what can be done instead of answering. */
  choosing?: boolean;
  /** Told first, when a press could not be carried out. */
  notice?: readonly Element[];
}

/** What the card of a check-in is drawn from. */
export interface CheckInCardInput extends CheckInView {
  series: Series;
  meeting: Meeting;
  checkIn: CheckIn;
  /** Translates into the language of the person. */
  t: Translate;
  /** Deep link to the meeting in the tab. */
  tabUrl: string;
  /** BCP 47 tag of the person's language; that of the series by default. */
  language?: string;
  /** IANA zone of the person; that of the meeting by default. */
  zone?: string;
  /** All check-ins of the meeting. */
  others?: readonly CheckIn[];
  /** There is an update of an earlier meeting to copy. */
  hasLast?: boolean;
  /** A person's address, null where none is known. */
  emailOf?: (personId: string) => string | null;
}

/** What is drawn, with the way in which its dates are written. */
export type CheckInDrawing = CheckInCardInput & { dates: DateWords; language: string };

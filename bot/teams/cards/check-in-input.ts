import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import type { Translate } from '../../../shared/locales/translate.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import type { Series } from '../../../shared/series/series.ts';
import type { Element } from './elements.ts';

/** What the card of a check-in is drawn from. */
export interface CheckInCardInput {
  series: Series;
  meeting: Meeting;
  checkIn: CheckIn;
  /** Translates into the language of the series. */
  t: Translate;
  /** Deep link to the meeting in the tab. */
  tabUrl: string;
  /** Shows an answered check-in as a form again. */
  editing?: boolean;
  /** Told first, when a press could not be carried out. */
  notice?: readonly Element[];
}

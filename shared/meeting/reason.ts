import type { Translate } from '../locales/translate.ts';
import type { ItemOrigin } from './meeting.ts';

/** How the parts of a reason are written for its readers. */
export interface ReasonNames {
  /** A person's name. */
  nameOf: (personId: string) => string;
  /** A calendar date (`2026-11-19`) in the readers' language. */
  formatDate: (date: string) => string;
}

const carriedOver = {
  'not-discussed': 'reason.notDiscussed',
  deferred: 'reason.deferred',
  'open-action': 'reason.openAction',
} as const;

/** Why an item is on the agenda, in words: every item says so (product.md, "The week" 3). */
export function toReasonText(origin: ItemOrigin, { nameOf, formatDate }: ReasonNames, t: Translate): string {
  switch (origin.kind) {
    case 'standing':
      return t('reason.standing');
    case 'check-in':
      return t('reason.checkIn', { name: nameOf(origin.personId), section: t(`checkIn.${origin.section}`) });
    case 'carried-over':
      return t(carriedOver[origin.because], { date: formatDate(origin.fromDate), weeks: origin.weeks });
    case 'parked':
      return t('reason.parked', {
        name: nameOf(origin.personId),
        date: formatDate(origin.fromDate),
      });
    case 'proposed':
      return t('reason.proposed', { name: nameOf(origin.personId) });
  }
}

import type { CheckIn } from './check-in.ts';

/** Somebody of the other side named the same customer. */
export interface Notice {
  customer: string;
  personId: string;
  /** When they sent it, an instant text. */
  at: string;
}

/**
 * What the sender of an update is told: who of the other department named the same customers for this meeting, the
 * latest of each customer, without what the sender has put away.
 */
export function toNotices(checkIn: CheckIn, others: readonly CheckIn[]): Notice[] {
  if (checkIn.state !== 'sent') return [];
  const named = new Set(checkIn.entries.flatMap(({ customers }) => customers));
  const found = [...named].flatMap((customer) => {
    if (checkIn.noticed.includes(customer)) return [];
    const same = others.filter((one) => isOfOtherSide(checkIn, one) && names(one, customer));
    const latest = same.sort((one, other) => (toSentAt(one) < toSentAt(other) ? 1 : -1))[0];
    return latest === undefined ? [] : [{ customer, personId: latest.personId, at: toSentAt(latest) }];
  });
  return found.sort((one, other) => (one.at < other.at ? 1 : -1));
}

function isOfOtherSide(checkIn: CheckIn, { department, state }: CheckIn): boolean {
  return state === 'sent' && department !== checkIn.department;
}

function names({ entries }: CheckIn, customer: string): boolean {
  return entries.some(({ customers }) => customers.includes(customer));
}

function toSentAt({ answeredAt }: CheckIn): string {
  return answeredAt ?? '';
}

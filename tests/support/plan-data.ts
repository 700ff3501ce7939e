import type { Db, Document } from 'mongodb';
import { createIndexes, indexSpecs } from '../../bot/db/indexes.ts';
import { toCheckInId, toMeetingId } from '../../shared/core/ids.ts';
import { addDays } from '../../shared/core/time.ts';
import { toAction } from './builders.ts';
import { toCheckIn, toMeeting, toPerson, toSeries } from './meeting-records.ts';

/** The product's time at which the plans are asked for. */
export const planNow = '2026-11-25T08:00:00.000Z';
const at = new Date(planNow);

/** Meetings of one series: five years, of which the last eight weeks have not been held. */
export const planWeeks = Array.from({ length: 260 }, (_, week) => addDays('2022-01-06', week * 7));
const closedWeeks = 252;

/** How many documents of each collection there are for each hundred thousand of all. */
const shares: Record<string, number> = {
  series: 0.05,
  meetings: 0.2,
  checkIns: 0.2,
  actions: 0.15,
  jobs: 0.15,
  conversations: 0.1,
  people: 0.05,
  cards: 0.03,
  mails: 0.02,
  parkingLot: 0.02,
  idempotencyKeys: 0.01,
  personSettings: 0.01,
  dailyCards: 0.01,
};

const personOf = (number: number) => `p${(number % 2000).toString()}`;
const seriesOf = (number: number) => `s${Math.floor(number / planWeeks.length).toString()}`;
const weekOf = (number: number) => planWeeks[number % planWeeks.length]!;

type Fields = Readonly<Record<string, unknown>> & { id: string };

const toRecord = ({ id, ...fields }: Fields, number: number): Document => ({
  _id: id,
  ...fields,
  version: 1,
  commandIds: [],
  outbox: [],
  // Few events wait at any time, and few of those for long.
  ...(number % 500 === 0 && { outboxAt: number % 1000 === 0 ? at : new Date(0) }),
});

function toPlannedMeeting(number: number): Document {
  const week = number % planWeeks.length;
  const seriesId = seriesOf(number);
  const date = weekOf(number);
  const state = week < closedWeeks ? 'closed' : week === closedWeeks ? 'open' : 'planned';
  const words = state === 'closed' ? ['contoso', 'preis', `week${(week % 50).toString()}`, `w${number}`] : [];
  const search = {
    words,
    people: [personOf(week % 7)],
    departments: ['sales'],
    customers: week % 9 === 0 ? ['contoso'] : [],
  };
  const items = state === 'planned' ? [] : [{ id: `i${number.toString()}`, title: 'Preis' }];
  const meeting = toMeeting({ id: toMeetingId(seriesId, date), seriesId, date, state, search });
  return toRecord({ ...meeting, items }, number);
}

const documentOf: Record<string, (number: number) => Document> = {
  series: (number) => {
    const people = [0, 1, 2, 3].map((one) =>
      toPerson({ personId: personOf(number * 4 + one), role: 'chair' }),
    );
    return toRecord(toSeries({ id: `s${number.toString()}`, people }), number);
  },
  meetings: toPlannedMeeting,
  checkIns: (number) => {
    const meetingId = toMeetingId(seriesOf(Math.floor(number / 4)), weekOf(Math.floor(number / 4)));
    const personId = personOf(number % 4);
    const state = number % 997 === 0 ? 'asked' : 'sent';
    const seriesId = seriesOf(Math.floor(number / 4));
    const id = toCheckInId(meetingId, personId);
    return toRecord(toCheckIn({ id, seriesId, meetingId, personId, state }), number);
  },
  actions: (number) => {
    const seriesId = seriesOf(number);
    const isDirect = number % 20 === 0;
    const meetingId = toMeetingId(seriesId, weekOf(number));
    const source = isDirect
      ? ({ kind: 'direct' } as const)
      : ({ kind: 'meeting', meetingId, itemId: null } as const);
    const state = number % 10 === 0 ? 'open' : 'done';
    const createdAt = `${weekOf(number)}T09:00:00.000Z`;
    const id = `${seriesId}.a${number.toString().padStart(6, '0')}`;
    return toRecord(toAction({ id, seriesId, source, state, createdAt, ownerId: personOf(number) }), number);
  },
  // Most work is done, and most of the rest lies ahead; some of it was taken, or waits after a failure.
  jobs: (number) => ({
    _id: `k:${number.toString()}`,
    kind: 'k',
    key: number.toString(),
    payload: {},
    wanted: 1,
    attempts: 0,
    failures: 0,
    state: number % 500 === 3 ? 'parked' : number % 2 === 0 ? 'due' : 'done',
    dueAt: new Date(at.getTime() + (number - 200) * 60_000),
    orderAt: new Date(at.getTime() + (number - 200) * 60_000),
    doneAt: number % 2 === 0 ? null : new Date(at.getTime() - number * 60_000),
    availableAt: new Date(0),
    lane: number % 4 === 0 ? `lane${(number % 1000).toString()}` : null,
    owner: null,
    reason: null,
  }),
  conversations: (number) => ({
    _id: `c${number.toString()}`,
    type: number % 2 === 0 ? 'personal' : 'channel',
    personId: number % 2 === 0 ? `p${(number / 2).toString()}` : null,
    seriesId: number % 2 === 0 ? null : `s${number.toString()}`,
    isHome: number % 2 === 1,
    memberIds: [personOf(number), personOf(number + 1)],
    addedById: personOf(number),
    serviceUrl: 'https://teams.example/',
  }),
  people: (number) => ({
    _id: `p${number.toString()}`,
    tenantId: 't',
    objectId: number.toString(),
    name: 'P',
  }),
  cards: (number) => ({ _id: `card${number.toString()}`, activityId: `activity${number.toString()}` }),
  mails: (number) => ({ _id: `mail${number.toString()}`, state: 'ok' }),
  parkingLot: (number) => ({
    _id: `parked${number.toString()}`,
    seriesId: `s${(number % 50).toString()}`,
    parkedAt: weekOf(number),
  }),
  idempotencyKeys: (number) => ({
    _id: `key${number.toString()}`,
    expiresAt: new Date(at.getTime() + number * 1000),
  }),
  personSettings: (number) => toRecord({ id: `p${number.toString()}` }, number),
  dailyCards: (number) => ({ _id: `p${number.toString()}:2026-11-23`, posts: [], told: [] }),
};

/**
 * Loads about `count` documents over all collections and makes the indexes afterwards: loading into a database that has
 * them takes several times as long.
 */
export async function loadPlanData(db: Db, count: number): Promise<void> {
  for (const [name, toDocument] of Object.entries(documentOf)) {
    const size = Math.round(count * (shares[name] ?? 0));
    for (let from = 0; from < size; from += 5000) {
      const length = Math.min(5000, size - from);
      const documents = Array.from({ length }, (_, number) => toDocument(from + number));
      await db.collection(name).insertMany(documents, { ordered: false });
    }
  }
  await createIndexes(db, indexSpecs);
}

import type { Collection, Db, Document } from 'mongodb';
import { toWords } from '../../shared/core/text.ts';
import { toMeetingId } from '../../shared/core/ids.ts';
import { addDays } from '../../shared/core/time.ts';
import { toAction } from './builders.ts';
import { toItem, toMeeting } from './meeting-records.ts';

/** Five years of weekly meetings of one series. */
export const historyWeeks = Array.from({ length: 260 }, (_, week) => addDays('2021-12-02', week * 7));

/** Numbers between 0 and 1 that look like chance and are the same in every run (a linear congruence). */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const syllables = ['ba', 'ke', 'lo', 'mi', 'nu', 'pra', 'que', 'ri', 'sta', 'to', 'ver', 'zen'];
const vocabularySize = 6000;

/** The word of a rank, the first being the commonest: every number has one of its own. */
export function toWord(rank: number): string {
  const digits: string[] = [];
  for (let rest = rank + 12; rest > 0; rest = Math.floor(rest / 12)) digits.push(syllables[rest % 12]!);
  return digits.join('');
}

/** A rank by Zipf's law: the commonest words fill most of a text. */
function toRank(chance: number): number {
  return Math.floor(vocabularySize ** chance) - 1;
}

const people = Array.from({ length: 12 }, (_, at) => `person${at.toString()}`);
const customers = Array.from({ length: 40 }, (_, at) => `customer${at.toString()}`);

/** What to search for: of the first of each pair there is much in every series, of the second little. */
export const sought = {
  words: [toWord(0), toWord(vocabularySize / 4)],
  people: [people[0]!, people.at(-1)!],
  customers: [customers[0]!, customers.at(-1)!],
} as const;

function toSentence(chance: () => number, length: number): string {
  return Array.from({ length }, () => toWord(toRank(chance()))).join(' ');
}

function toHistoryItem(chance: () => number, at: number) {
  return toItem({
    id: `item${at.toString()}`,
    title: toSentence(chance, 5),
    notes: toSentence(chance, 9),
    presenterId: people[Math.floor(chance() ** 2 * people.length)]!,
    outcome: 'discussed',
    decisions: [
      { id: `d${at.toString()}`, text: toSentence(chance, 6), at: '2026-11-26T09:10:00.000Z' } as never,
    ],
  });
}

/** What is in a closed meeting: three items with notes and decisions, their copy in the minutes, and an action. */
function toContent(chance: () => number): Document {
  const items = Array.from({ length: 3 }, (_, at) => toHistoryItem(chance, at));
  const actions = [toAction({ text: toSentence(chance, 7) })];
  const texts = [
    ...items.flatMap(({ title, notes, decisions }) => [title, notes, ...decisions.map(({ text }) => text)]),
    ...actions.map(({ text }) => text),
  ];
  const { id: _id, ...meeting } = toMeeting({ state: 'closed', items });
  const search = {
    words: toWords(texts),
    people: [...new Set(items.flatMap(({ presenterId }) => presenterId ?? []))],
    departments: ['sales', 'marketing'],
    customers: [customers[Math.floor(chance() ** 3 * customers.length)]!],
  };
  const minutes = [{ version: 1, closedAt: '2026-11-26T10:00:00.000Z', closedBy: 'ana', items, actions }];
  const commandIds = Array.from({ length: 10 }, () =>
    Math.floor(chance() * 1e15)
      .toString(36)
      .padStart(26, '0'),
  );
  return { ...meeting, minutes, search, version: 30, commandIds, outbox: [] };
}

const contentCount = 2000;

/** Closed meetings of several series; the same for the same numbers. Contents repeat, ids and dates do not. */
export function createHistory() {
  const chance = createChance(7);
  const contents = Array.from({ length: contentCount }, () => toContent(chance));
  return (series: number, week: number): Document => {
    const content = contents[(series * 7919 + week * 104_729) % contentCount]!;
    const seriesId = `s${series.toString()}`;
    const date = historyWeeks[week]!;
    return { ...content, _id: toMeetingId(seriesId, date), seriesId, date };
  };
}

/**
 * Loads the five years of some series, week by week as life does, so that the meetings of one series do not lie beside
 * each other.
 */
export async function loadHistory(db: Db, [from, to]: readonly [number, number]): Promise<void> {
  const meetings: Collection<Document & { _id: string }> = db.collection('meetings');
  const toDocument = createHistory();
  const batchSize = 1000;
  let batch: (Document & { _id: string })[] = [];
  let pending: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    await pending;
    pending = meetings.insertMany(batch, { ordered: false, writeConcern: { w: 1, journal: false } });
    batch = [];
  };
  for (let week = 0; week < historyWeeks.length; week += 1) {
    for (let series = from; series < to; series += 1) {
      batch.push(toDocument(series, week) as Document & { _id: string });
      if (batch.length === batchSize) await flush();
    }
  }
  if (batch.length > 0) await flush();
  await pending;
}

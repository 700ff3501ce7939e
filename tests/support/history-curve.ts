import type { Db } from 'mongodb';
import { createIndexes, indexSpecs } from '../../bot/db/indexes.ts';
import type { HistoryFilter } from '../../bot/db/meetings.ts';
import { createRepositories } from '../../bot/db/repositories.ts';
import { toMeetingId } from '../../shared/core/ids.ts';
import { createChance, historyWeeks, loadHistory, sought } from './history-data.ts';
import { measure, type Quantiles } from './quantiles.ts';

type Asked = Partial<Omit<HistoryFilter, 'seriesId' | 'limit'>>;

/** What people search for, by name. */
const searches: Readonly<Record<string, Asked>> = {
  nothing: {},
  'the next page': { beforeDate: historyWeeks[130]! },
  'a common word': { words: [sought.words[0]] },
  'a rare word': { words: [sought.words[1]] },
  'a word that is nowhere': { words: ['zzz'] },
  'the beginning of a word': { words: ['sta'] },
  'two words': { words: [sought.words[0], sought.words[1]] },
  'a person who is often there': { personId: sought.people[0] },
  'a person who seldom is': { personId: sought.people[1] },
  'a common customer': { customer: sought.customers[0] },
  'a rare customer': { customer: sought.customers[1] },
  'a word within half a year': {
    words: [sought.words[0]],
    from: historyWeeks[100]!,
    to: historyWeeks[126]!,
  },
};

export interface CurvePoint {
  meetings: number;
  /** Seconds that loading what came since the point before and making the indexes anew took. */
  loadSeconds: number;
  indexSeconds: number;
  /** Megabytes on the disk. */
  dataMb: number;
  indexMb: number;
  /** Milliseconds: the shortest question, one meeting by its id, and each search. */
  ping: Quantiles;
  byId: Quantiles;
  searches: Record<string, Quantiles>;
  /** How many meetings each search found, in the first series. */
  found: Record<string, number>;
}

export interface CurveOptions {
  /** How many series there are at each point, five years each; growing. */
  series: readonly number[];
  /** How often each search is made, each time in another series. */
  times: number;
  /** No further point is begun after so many milliseconds. */
  limitMs: number;
}

/**
 * How long History takes to search while the database grows. Meetings are loaded without indexes, which are made
 * afterwards, and the searches go through the app's own repository. Gives each point when it is measured.
 */
export async function* measureHistory(
  db: Db,
  { series, times, limitMs }: CurveOptions,
): AsyncGenerator<CurvePoint, void, undefined> {
  const startedAt = performance.now();
  let loaded = 0;
  for (const upTo of series) {
    if (performance.now() - startedAt > limitMs) break;
    if (loaded > 0) await db.collection('meetings').dropIndexes();
    const loadSeconds = await toSeconds(() => loadHistory(db, [loaded, upTo]));
    const specs = indexSpecs.filter(({ collection }) => collection === 'meetings');
    const indexSeconds = await toSeconds(() => createIndexes(db, specs));
    loaded = upTo;
    yield { loadSeconds, indexSeconds, ...(await measurePoint(db, upTo, times)) };
  }
}

async function toSeconds(run: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return Math.round((performance.now() - startedAt) / 100) / 10;
}

async function measurePoint(db: Db, series: number, times: number) {
  const { meetings, meetingStore } = createRepositories(db);
  const chance = createChance(series);
  const anySeries = () => `s${Math.floor(chance() * series).toString()}`;
  const search = (asked: Asked, seriesId: string) =>
    meetings.search({ words: [], ...asked, seriesId, limit: 50 });
  const ping = await measure(times, () => db.command({ ping: 1 }));
  const byId = await measure(times, () =>
    meetingStore.find(toMeetingId(anySeries(), historyWeeks[Math.floor(chance() * historyWeeks.length)]!)),
  );
  const measured: Record<string, Quantiles> = {};
  const found: Record<string, number> = {};
  for (const [name, asked] of Object.entries(searches)) {
    measured[name] = await measure(times, () => search(asked, anySeries()));
    found[name] = (await search(asked, 's0')).length;
  }
  return {
    meetings: series * historyWeeks.length,
    ...(await readSizes(db)),
    ping,
    byId,
    searches: measured,
    found,
  };
}

async function readSizes(db: Db): Promise<{ dataMb: number; indexMb: number }> {
  const { storageSize, totalIndexSize } = await db.command({ collStats: 'meetings' });
  const toMb = (bytes: unknown) => Math.round(Number(bytes) / 1e5) / 10;
  return { dataMb: toMb(storageSize), indexMb: toMb(totalIndexSize) };
}

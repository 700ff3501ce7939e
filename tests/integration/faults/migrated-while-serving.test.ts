import { afterAll, describe, expect, test } from '@jest/globals';
import { migrations } from '../../../bot/db/migrations/list.ts';
import { migrate, type Migration } from '../../../bot/db/migrations/migrate.ts';
import { rewrite, type Fields } from '../../../bot/db/migrations/rewrite.ts';
import { toCount } from '../../support/count.ts';
import { startFleet } from '../../support/fleet.ts';
import { silent } from '../../support/quiet.ts';

// Monday, so that the check-in of the week can be opened.
const fleet = await startFleet({ size: 2, now: '2026-11-23T09:00:00.000Z' });
afterAll(() => fleet.close());
const { db } = fleet.database;

const seriesId = 'sales-and-marketing';
const meetingId = `${seriesId}.2026-11-26`;
const kinds = ['series', 'meetings', 'checkIns', 'actions'] as const;
const turns = toCount(3, 60);

/** What a later version may do: each record gets a field, and so does each element of its arrays of records. */
function toLater(number: number): Migration {
  const added = { [`later${number.toString()}`]: { since: number } };
  const withAdded = (document: Fields): Fields => ({
    ...document,
    ...added,
    ...Object.fromEntries(
      ['items', 'entries', 'people', 'history']
        .filter((field) => Array.isArray(document[field]))
        .map((field) => [field, (document[field] as Fields[]).map((one) => ({ ...one, ...added }))]),
    ),
  });
  return {
    id: `2030-01-01-later-${number.toString().padStart(4, '0')}`,
    run: async (on) => {
      for (const kind of kinds) await rewrite(on, kind, withAdded);
    },
  };
}

/** One later version after the other starts, until somebody says stop. Returns how many. */
async function migrateOn(isOver: () => boolean): Promise<number> {
  const later: Migration[] = [];
  do {
    later.push(toLater(later.length));
    await migrate(db, [...migrations, ...later], { log: silent });
  } while (!isOver());
  return later.length;
}

/** What was answered with success, and what was not. */
interface Ledger {
  /** Title by item. */
  items: Map<string, string>;
  /** Text by action. */
  actions: Map<string, string>;
  requests: number;
  refused: unknown[];
}

async function createCaller(personId: string, ledger: Ledger) {
  const headers = await fleet.signIn(personId);
  return async (url: string, method: string, body?: object, ifMatch?: number): Promise<Fields> => {
    ledger.requests += 1;
    const match = ifMatch === undefined ? {} : { 'if-match': `"${ifMatch.toString()}"` };
    const init = {
      method,
      headers: { ...headers, ...match },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    const { status, body: answer } = await fleet.call(ledger.requests, `/api/v1${url}`, init);
    if (status >= 300) ledger.refused.push({ url, method, status, answer });
    return answer as Fields;
  };
}

/** One person who adds items and renames them, and gives actions and changes them. */
async function work(personId: string, ledger: Ledger): Promise<void> {
  const call = await createCaller(personId, ledger);
  const itemsUrl = `/meetings/${meetingId}/items`;
  const add = async (title: string) => {
    const { items } = await call(itemsUrl, 'POST', { title });
    const { id, version } = (items as { id: string; version: number; title: string }[]).find(
      (one) => one.title === title,
    )!;
    ledger.items.set(id, title);
    return { id, version };
  };
  for (let turn = 0; turn < turns; turn += 1) {
    const name = `${personId} ${turn.toString()}`;
    const kept = await add(name);
    await call(`${itemsUrl}/${kept.id}`, 'PATCH', { title: `${name}, renamed` }, kept.version);
    ledger.items.set(kept.id, `${name}, renamed`);
    const given = await call(`/series/${seriesId}/actions`, 'POST', {
      text: name,
      ownerId: personId,
      dueOn: null,
    });
    await call(
      `/actions/${String(given['id'])}`,
      'PATCH',
      { text: `${name}, changed` },
      Number(given['version']),
    );
    ledger.actions.set(String(given['id']), `${name}, changed`);
  }
}

describe('F36 a later version migrates while two processes of this one serve', () => {
  const limitMs = toCount(120_000, 3_600_000);
  const name = 'no request fails, nothing that was acknowledged is lost, and every record has its new form';
  const outlive = async () => {
    await fleet.createSample();
    await fleet.post(0, '/local/clock', { now: '2026-11-24T08:00:00.000Z' });
    const before = await readIds();
    const ledger: Ledger = { items: new Map(), actions: new Map(), requests: 0, refused: [] };
    let isOver = false;
    const working = Promise.all(['ana', 'ben', 'kofi'].map((personId) => work(personId, ledger)));
    const [versions] = await Promise.all([migrateOn(() => isOver), working.finally(() => (isOver = true))]);

    expect(ledger.refused).toEqual([]);
    expect(ledger.actions.size).toBe(3 * turns);
    const meeting = await db
      .collection<{ _id: string; items: Fields[] }>('meetings')
      .findOne({ _id: meetingId });
    const titles = new Map(meeting!.items.map(({ id, title }) => [id, title]));
    expect([...ledger.items].filter(([id, title]) => titles.get(id) !== title)).toEqual([]);
    const actions = await db.collection('actions').find().toArray();
    const texts = new Map(actions.map(({ _id, text }) => [String(_id), String(text)]));
    expect([...ledger.actions].filter(([id, text]) => texts.get(id) !== text)).toEqual([]);
    const last = { [`later${(versions - 1).toString()}`]: { $exists: true } };
    const after = await readIds(last);
    for (const kind of kinds) {
      const done = new Set(after[kind]);
      expect(before[kind].filter((id) => !done.has(id))).toEqual([]);
    }
  };
  test(name, outlive, limitMs);

  async function readIds(filter: object = {}) {
    const all = kinds.map(async (kind) => {
      const found = await db
        .collection(kind)
        .find(filter, { projection: { _id: 1 } })
        .toArray();
      return [kind, found.map(({ _id }) => String(_id))] as const;
    });
    return Object.fromEntries(await Promise.all(all)) as Record<(typeof kinds)[number], string[]>;
  }
});

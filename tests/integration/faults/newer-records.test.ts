import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApp, type Answer } from '../../support/app.ts';
import { createChats } from '../../support/chat.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';

// F37: while versions change, the older one writes records that the newer one has written. What it does not know of them
// must be there after.

type Stored = Record<string, unknown> & { _id: string; version: number };
type Element = Record<string, unknown>;

const app = await startTestApp();
afterAll(() => app.close());

const names = ['series', 'meetings', 'checkIns', 'actions', 'personSettings'] as const;
const mark = { future: { kept: [1, 2, 3] } };
let ana: ApiCall;
let seriesId: string;
let meetingId: string;

beforeAll(async () => {
  ({ ana, seriesId, meetingId } = await openSampleMeeting(app));
  expectDone(await patch('/me/settings', { mailMinutes: true }, 0));
  await addAction('Known before');
}, 120_000);

const keyOf = (element: Element) => String(element['id'] ?? element['personId'] ?? element['itemId']);
const hasMark = (value: Element) => JSON.stringify(value['future']) === JSON.stringify(mark.future);
const isElement = (value: unknown): value is Element =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Date) &&
  keyOf(value as Element) !== 'undefined';
const listsOf = (record: Stored) =>
  Object.entries(record).filter(
    (entry): entry is [string, Element[]] =>
      Array.isArray(entry[1]) && entry[0] !== 'outbox' && entry[1].length > 0 && entry[1].every(isElement),
  );
const collection = (name: string) => app.database.db.collection<Stored>(name);
const read = (name: string): Promise<Stored[]> => collection(name).find().toArray();

/** A record as a newer version would keep it: more in itself, and in each thing of its lists. */
function withMarks(record: Stored): Stored {
  const lists = listsOf(record).map(([field, list]) => [field, list.map((one) => ({ ...one, ...mark }))]);
  return { ...record, ...Object.fromEntries(lists), ...mark } as Stored;
}

async function writeByNewerVersion(): Promise<Map<string, Stored>> {
  const written = new Map<string, Stored>();
  for (const name of names) {
    for (const record of await read(name)) {
      const marked = withMarks(record);
      await collection(name).replaceOne({ _id: record._id }, marked);
      written.set(`${name} ${record._id}`, marked);
    }
  }
  app.app.core.upkeep.onResync();
  return written;
}

/** What of a record is no longer as the newer version wrote it, though it is still there. */
function findLost(path: string, before: Stored, after: Stored): string[] {
  const inLists = listsOf(before).flatMap(([field, list]) => {
    const known = new Set(list.map(keyOf));
    const kept = ((after[field] ?? []) as Element[]).filter((one) => known.has(keyOf(one)));
    return kept.filter((one) => !hasMark(one)).map((one) => `${path} ${field} ${keyOf(one)}`);
  });
  return hasMark(after) ? inLists : [path, ...inLists];
}

const expectDone = ({ status, body }: Answer) => {
  expect([status < 300, status < 300 ? null : body]).toEqual([true, null]);
};
const post = async (path: string, body: unknown) => expectDone(await ana(path, { method: 'POST', body }));
const patch = (path: string, body: unknown, version: number) =>
  ana(path, { method: 'PATCH', body, headers: { 'if-match': `"${version.toString()}"` } });
const addAction = (text: string) =>
  post(`/series/${seriesId}/actions`, { text, ownerId: 'kofi', dueOn: null });

async function answerCheckIn(personId: string): Promise<void> {
  const call = await app.signIn(personId);
  const path = `/meetings/${meetingId}/check-ins/${personId}`;
  const headers = { 'if-match': `"${String((await call(path)).body.version)}"` };
  const body = { state: 'sent', answers: { wins: 'Contoso signed' } };
  expectDone(await call(path, { method: 'PUT', body, headers }));
}

/** Each kind of record is changed, by people and by itself. */
async function workThroughTheWeek(): Promise<void> {
  const chats = createChats(app);
  for (const personId of ['kofi', 'mei', 'diego']) {
    const text = 'add Price list for Contoso';
    expectDone(await app.post(`/local/chats/chat-${personId}/messages`, { from: personId, text }));
  }
  await answerCheckIn('kofi');
  expectDone(
    await patch('/me/settings', { mailMinutes: false }, (await ana('/me/settings')).body.version as number),
  );
  const { version } = (await ana(`/series/${seriesId}`)).body as { version: number };
  expectDone(await patch(`/series/${seriesId}`, { reminders: 2 }, version));
  const meeting = (await ana(`/meetings/${meetingId}`)).body as { items: Stored[]; startsAt: string };
  const item = meeting.items.find((one) => one['id'] !== undefined)!;
  expectDone(
    await patch(`/meetings/${meetingId}/items/${String(item['id'])}`, { notes: 'Seen' }, item.version),
  );
  const [action] = (await ana(`/series/${seriesId}/actions?state=open`)).body.items as Stored[];
  expectDone(await patch(`/actions/${String(action!['id'])}`, { text: 'Known now' }, action!.version));
  await app.moveTo(meeting.startsAt);
  for (const kind of ['start', 'next', 'next', 'end', 'close']) {
    await post(`/meetings/${meetingId}/commands`, { kind });
  }
  await chats.settle('PT168H');
}

it('F37 what a newer version keeps in records survives a week of this one', async () => {
  const before = await writeByNewerVersion();
  await workThroughTheWeek();
  const lost: string[] = [];
  const changed: string[] = [];
  for (const name of names) {
    for (const after of await read(name)) {
      const old = before.get(`${name} ${after._id}`);
      if (old === undefined) continue;
      if (after.version > old.version) changed.push(name);
      lost.push(...findLost(`${name} ${after._id}`, old, after));
    }
  }
  expect([...new Set(changed)].sort()).toEqual([...names].sort());
  expect(lost).toEqual([]);
}, 120_000);

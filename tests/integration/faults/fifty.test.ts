import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { localTenantId } from '../../../bot/local/tenant.ts';
import type { ItemView } from '../../../shared/api/views.ts';
import { systemActor } from '../../../shared/core/actor.ts';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { inOrder } from '../../../shared/meeting/order.ts';
import { toActor } from '../../../shared/series/people.ts';
import type { Series, SeriesPerson } from '../../../shared/series/series.ts';
import { startTestApp, type Answer, type TestApp } from '../../support/app.ts';
import { toContext } from '../../support/builders.ts';
import { toCount } from '../../support/count.ts';
import { askUntil } from '../../support/load/ask-until.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';

const userCount = 50;
/** So many of them stand in for a chair: only chairs put items in order. */
const chairCount = 12;
/** How many requests are under way at a time: fewer in `npm test`, where other tests have the other core. */
const atOnce = toCount(10, userCount);
const turns = toCount(2, 40);
const limitMs = toCount(60_000, 900_000);

interface User {
  personId: string;
  isChair: boolean;
  call: ApiCall;
}

/** A change that was acknowledged. */
interface Acknowledged {
  personId: string;
  /** Of the meeting after it. */
  version: number;
  command: MeetingCommand;
  /** Of an item that was added. */
  addedId: string;
}

let first: TestApp;
let second: TestApp;
let meetingId: string;
let series: Series;
let users: User[];

beforeAll(async () => {
  first = await startTestApp();
  const opened = await openSampleMeeting(first);
  meetingId = opened.meetingId;
  const { core } = first.app;
  const people = Array.from({ length: userCount }, (_, at) => toSeriesPerson(at));
  for (const { personId, name } of people) {
    await core.repositories.people.remember({ tenantId: localTenantId, objectId: personId, name }, personId);
  }
  const add = { kind: 'add-people', people } as const;
  const id = opened.seriesId;
  ({ state: series } = await core.commands.series({
    id,
    actor: systemActor,
    command: add,
    commandId: 'fifty',
  }));
  await core.commands.idle();
  second = await startTestApp({ beside: first });
  const signIn = ({ personId }: SeriesPerson, at: number) => (at % 2 === 0 ? first : second).signIn(personId);
  const calls = await Promise.all(people.map(signIn));
  users = people.map(({ personId }, at) => ({ personId, isChair: at < chairCount, call: calls[at]! }));
}, 120_000);
afterAll(async () => {
  await second.close();
  await first.close();
});

function toSeriesPerson(at: number): SeriesPerson {
  const personId = `user${at.toString()}`;
  const department = at % 2 === 0 ? 'sales' : 'marketing';
  const acting = at < chairCount ? { until: '2099-12-31', role: 'member' as const } : null;
  return { personId, name: personId, department, role: acting === null ? 'member' : 'chair', acting };
}

/** Numbers that look like chance and are the same in each run (Lehmer, 2^31 − 1). */
function createChance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** What one user does in one turn, with the agenda that they have before them. */
function choose(user: User, items: readonly ItemView[], chance: (below: number) => number, name: string) {
  const item = items[chance(items.length)]!;
  const other = items[chance(items.length)]!;
  const path = `/meetings/${meetingId}/items`;
  const headers = { 'if-match': `"${item.version.toString()}"` };
  const seen = { itemId: item.id, seenVersion: item.version };
  const kinds = [
    'add',
    'edit',
    'edit',
    'edit',
    'remove',
    ...(user.isChair ? ['order', 'order', 'order'] : []),
  ];
  switch (kinds[chance(kinds.length)]) {
    case 'add': {
      const department = toActor(series, user.personId).department;
      const wanted = { title: name, department, presenterId: user.personId, customers: [], link: null };
      const request = { url: path, method: 'POST', body: { title: name } };
      return { ...request, command: { kind: 'add-item' as const, item: wanted } };
    }
    case 'remove':
      return {
        url: `${path}/${item.id}`,
        method: 'DELETE',
        headers,
        command: { kind: 'remove-item' as const, ...seen },
      };
    case 'order': {
      const body = { itemId: item.id, afterId: other.id === item.id ? null : other.id };
      return {
        url: `${path}/order`,
        method: 'POST',
        body,
        command: { kind: 'order-items' as const, ...body },
      };
    }
    default: {
      const edit = chance(2) === 0 ? { title: name } : { notes: name };
      const request = { url: `${path}/${item.id}`, method: 'PATCH', body: edit, headers };
      return { ...request, command: { kind: 'edit-item' as const, ...seen, edit } };
    }
  }
}

/** One user's turns, beginning with the agenda that everybody had before them. */
async function work(
  user: User,
  seen: readonly ItemView[],
): Promise<{ answers: Answer[]; done: Acknowledged[] }> {
  const chance = createChance(users.indexOf(user) + 1);
  const answers: Answer[] = [];
  const done: Acknowledged[] = [];
  let items = seen;
  let known = new Set(items.map(({ id }) => id));
  for (let turn = 0; turn < turns; turn += 1) {
    const name = `${user.personId} ${turn.toString()}`;
    const { url, command, ...request } = choose(user, items, chance, name);
    const answer = await user.call(url, request);
    answers.push(answer);
    if (answer.status < 300) {
      ({ items } = answer.body as { items: ItemView[] });
      const version = Number(answer.headers.get('etag')?.replaceAll('"', ''));
      const mine = items.find(({ id, presenterId }) => presenterId === user.personId && !known.has(id));
      known = new Set(items.map(({ id }) => id));
      const addedId = mine?.id ?? '';
      done.push({ personId: user.personId, version, command, addedId });
    } else {
      const { status, body } = await user.call(`/meetings/${meetingId}`);
      if (status === 200) ({ items } = body as { items: ItemView[] });
    }
  }
  return { answers, done };
}

/** Everybody works, so many at a time. */
async function workAll() {
  const { items } = (await users[0]!.call(`/meetings/${meetingId}`)).body as { items: ItemView[] };
  const worked: Awaited<ReturnType<typeof work>>[] = [];
  const rows = Array.from({ length: atOnce }, (_, row) => users.filter((_user, at) => at % atOnce === row));
  const workRow = async (row: readonly User[]) => {
    for (const user of row) worked.push(await work(user, items));
  };
  await Promise.all(rows.map(workRow));
  return worked;
}

function change(meeting: Meeting, { personId, command, addedId }: Acknowledged): Meeting {
  const ids = [addedId];
  const newId = () => ids.shift() ?? 'event';
  const actor = toActor(series, personId);
  return decideMeeting(meeting, command, toContext({ actor, newId })).state;
}

/** What happened at one version: one of them changed something, and after it the others had nothing to change. */
function changeOnce(before: Meeting, group: readonly Acknowledged[]): Meeting {
  const attempt = (one: Acknowledged): Meeting | null => {
    try {
      const after = change(before, one);
      return group.every((other) => other === one || change(after, other) === after) ? after : null;
    } catch {
      return null;
    }
  };
  const after = group.map(attempt).find((state) => state !== null);
  if (after === undefined) throw new Error(`no order explains ${JSON.stringify(group)}`);
  return after;
}

/** The same changes one after the other, in the order of the versions that they were acknowledged with. */
function replay(before: Meeting, all: readonly Acknowledged[]): Meeting {
  const versions = [...new Set(all.map(({ version }) => version))].sort((one, other) => one - other);
  return versions.reduce(
    (meeting, version) =>
      changeOnce(
        meeting,
        all.filter((one) => one.version === version),
      ),
    before,
  );
}

const toShown = ({ items }: Meeting) =>
  inOrder(items).map(({ id, title, notes, rank, version }) => ({ id, title, notes, rank, version }));
const readStored = async () => (await first.app.core.repositories.meetingStore.find(meetingId))!;

/** The agenda as a process tells it, once it has heard of the last change. */
async function readFrom(app: TestApp, version: number): Promise<string[]> {
  const call = await app.signIn('ana');
  const read = async () =>
    (await call(`/meetings/${meetingId}`)).body as { items: ItemView[]; version: number };
  const { items } = await askUntil(read, (seen) => seen.version === version, 60_000);
  return items.map(({ id }) => id);
}

describe('F16 fifty people on one agenda, in two processes', () => {
  test(
    'lose nothing that was acknowledged, and see one order everywhere',
    async () => {
      const before = await readStored();
      const worked = await workAll();
      await first.app.core.commands.idle();
      await second.app.core.commands.idle();
      const after = await readStored();

      const answers = worked.flatMap((one) => one.answers);
      expect(answers).toHaveLength(userCount * turns);
      // Refused in words, and then nothing was done: by the rules, because others were first (also in taking off the item
      // behind which one was to stand), or because too many were.
      const codes = answers.filter(({ status }) => status >= 300).map(({ body }) => String(body.type));
      const refused = ['not-allowed', 'not-found', 'invalid-input', 'edited-meanwhile', 'busy'];
      const known = [...refused, 'too-slow'].map((code) => `urn:tandem:problem:${code}`);
      expect(codes.filter((type) => !known.includes(type))).toEqual([]);
      // Who was told that it takes too long does not know whether it was done.
      const unknown = codes.filter((type) => type.endsWith(':too-slow')).length;
      const done = worked.flatMap((one) => one.done);
      // Most of them are about different items, so most of them are taken.
      expect(done.length).toBeGreaterThan(answers.length / 4);

      // Each change has a version of its own, and there is none that nobody asked for.
      const versions = new Set(
        done.map(({ version }) => version).filter((version) => version > before.version),
      );
      const others = after.version - before.version - versions.size;
      expect(others).toBeGreaterThanOrEqual(0);
      expect(others).toBeLessThanOrEqual(unknown);
      if (others === 0) expect(toShown(after.state)).toEqual(toShown(replay(before.state, done)));

      // Said once more without the replay: what was added is there unless it was taken off.
      const removed = new Set(
        done.map(({ command }) => (command.kind === 'remove-item' ? command.itemId : '')),
      );
      const ids = toShown(after.state).map(({ id }) => id);
      const added = done.filter(({ command }) => command.kind === 'add-item').map(({ addedId }) => addedId);
      const lost = added.filter((id) => !removed.has(id) && !ids.includes(id));
      expect(lost.length).toBeLessThanOrEqual(others);
      expect(ids.filter((id) => removed.has(id))).toEqual([]);
      for (const app of [first, second]) expect(await readFrom(app, after.version)).toEqual(ids);
    },
    limitMs,
  );
});

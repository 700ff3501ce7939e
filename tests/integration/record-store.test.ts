import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRecordStore, type RecordDocument } from '../../bot/db/record-store.ts';
import type { DomainEvent } from '../../shared/core/decide.ts';
import { now } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';

interface Note {
  id: string;
  text: string;
  items: { id: string; text: string }[];
  tag?: string;
}

const database = await createTestDatabase();
afterAll(() => database.close());
const store = createRecordStore<Note, DomainEvent>(database.db, 'notes');
beforeEach(() => store.collection.deleteMany({}));

const toEvent = (id: string): DomainEvent => ({ id, kind: 'happened', at: now, by: 'ana', data: null });
const note: Note = { id: 'note', text: 'first', items: [{ id: 'a', text: '1' }] };
const save = { before: null, after: note, events: [], commandId: 'c1', machineNow: 1000 };
const getStored = async () => (await store.find('note'))!;
const getDocument = async () => (await store.collection.findOne({ _id: 'note' })) as RecordDocument;

/** Saves the next state over what is stored. */
async function saveNext(
  after: Note,
  fields: Partial<Parameters<typeof store.save>[0]> = {},
): Promise<boolean> {
  return isSaved({ before: await getStored(), after, commandId: 'next', ...fields });
}

async function isSaved(fields: Partial<Parameters<typeof store.save>[0]> = {}): Promise<boolean> {
  return (await store.save({ ...save, ...fields })) !== null;
}

describe('saving a record', () => {
  it('inserts it once; a second writer is told to look again', async () => {
    expect(await isSaved()).toBe(true);
    expect(await isSaved({ after: { ...note, text: 'other' } })).toBe(false);
    expect(await getStored()).toEqual({ state: note, version: 1, commandIds: ['c1'] });
  });

  it('lets one of two writers through who saw the same version', async () => {
    await store.save(save);
    const before = await getStored();
    const results = await Promise.all(
      ['one', 'two'].map((text) => isSaved({ before, after: { ...note, text }, commandId: text })),
    );
    expect(results.sort()).toEqual([false, true]);
    expect((await getStored()).version).toBe(2);
  });

  it('remembers the last 200 commands', async () => {
    await store.save(save);
    for (let count = 0; count < 205; count += 1) {
      await saveNext({ ...note, text: count.toString() }, { commandId: count.toString() });
    }
    const { commandIds } = await getStored();
    expect(commandIds).toHaveLength(200);
    expect([commandIds[0], commandIds.at(-1)]).toEqual(['5', '204']);
  });

  it('writes only the item that was edited: another writer’s change of its neighbour stays', async () => {
    await store.save({
      ...save,
      after: {
        ...note,
        items: [
          { id: 'a', text: '1' },
          { id: 'b', text: '1' },
        ],
      },
    });
    const before = await getStored();
    // Written past the store and its version, as nothing in the app does.
    await store.collection.updateOne({ _id: 'note' }, { $set: { 'items.1.text': 'beside' } });
    const items = [{ id: 'a', text: '2' }, before.state.items[1]!];
    await store.save({ ...save, before, after: { ...before.state, items }, commandId: 'c2' });
    expect((await getStored()).state.items).toEqual([
      { id: 'a', text: '2' },
      { id: 'b', text: 'beside' },
    ]);
  });

  it('tells what it has stored, and every event that waits from then on', async () => {
    const first = await store.save({ ...save, events: [toEvent('1')] });
    expect(first?.waiting).toEqual([toEvent('1')]);
    expect(first?.stored).toEqual(await getStored());
    const after = { ...note, text: 'next' };
    const before = first!.stored;
    const second = await store.save({ ...save, before, after, events: [toEvent('2')], commandId: 'c2' });
    expect(second?.waiting).toEqual([toEvent('1'), toEvent('2')]);
    expect(second?.stored).toEqual(await getStored());
  });

  it('stores exactly the next state, whatever the two states are', async () => {
    const items = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', '$e', 'f.g'),
        text: fc.constantFrom('', '$x', '1'),
      }),
      {
        selector: ({ id }) => id,
      },
    );
    const state = fc.record(
      { text: fc.constantFrom('', '$text', 'plain'), items, tag: fc.string() },
      { requiredKeys: ['text', 'items'] },
    );
    await fc.assert(
      fc.asyncProperty(state, state, async (one, other) => {
        await store.collection.deleteMany({});
        await store.save({ ...save, after: { id: 'note', ...one } });
        await saveNext({ id: 'note', ...other });
        expect((await getStored()).state).toEqual({ id: 'note', ...other });
      }),
      { numRuns: 150 },
    );
  });
});

const remove = (id: string, ...eventIds: string[]) => store.removeFromOutboxes(new Map([[id, eventIds]]));

describe('the outbox', () => {
  it('is saved with the state, read in order, and not part of what is read', async () => {
    await store.save({ ...save, events: [toEvent('1')] });
    await saveNext({ ...note, text: 'next' }, { events: [toEvent('2'), toEvent('3')] });
    expect((await store.readOutbox('note')).map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect((await getStored()).state).toEqual({ ...note, text: 'next' });
  });

  it('is emptied of what was delivered without touching the version', async () => {
    await store.save({ ...save, events: [toEvent('1'), toEvent('2')] });
    await remove('note', '1');
    expect((await store.readOutbox('note')).map(({ id }) => id)).toEqual(['2']);
    expect((await getDocument()).outboxAt).toEqual(new Date(1000));
    await remove('note', '2');
    expect(await getDocument()).toMatchObject({ version: 1, outbox: [] });
    expect(await getDocument()).not.toHaveProperty('outboxAt');
  });

  it('is emptied for many records at once, of each only what was delivered', async () => {
    for (const id of ['a', 'b', 'c']) {
      await store.save({ ...save, after: { ...note, id }, events: [toEvent('1'), toEvent('2')] });
    }
    const all = Object.entries({ a: ['1', '2'], b: ['1'], nobody: ['1'] });
    await store.removeFromOutboxes(new Map(all));
    const left = await Promise.all(['a', 'b', 'c'].map((id) => store.readOutbox(id)));
    expect(left.map((events) => events.map(({ id }) => id))).toEqual([[], ['2'], ['1', '2']]);
  });

  it('of an unknown record is empty', async () => {
    expect(await store.readOutbox('nobody')).toEqual([]);
    expect(await store.find('nobody')).toBeNull();
  });

  it('shows the sweeper what a crash left behind, the oldest first, and nothing younger', async () => {
    for (const [at, id] of ['old', 'older', 'young', 'delivered'].entries()) {
      const machineNow = [200, 100, 900, 50][at]!;
      await store.save({ ...save, after: { ...note, id }, events: [toEvent(id)], machineNow });
    }
    await remove('delivered', 'delivered');
    expect(await store.findUndelivered(500, 10)).toEqual(['older', 'old']);
    expect(await store.findUndelivered(500, 1)).toEqual(['older']);
  });

  it('shows what was left behind before the clock was put back, but not what another clock is a little ahead with', async () => {
    const hour = 3_600_000;
    for (const [id, machineNow] of [
      ['before', hour],
      ['ahead', 60_500],
    ] as const) {
      await store.save({ ...save, after: { ...note, id }, events: [toEvent(id)], machineNow });
    }
    expect(await store.findUndelivered(500, 10)).toEqual(['before']);
  });
});

describe('listing', () => {
  it('filters, sorts and limits', async () => {
    for (const id of ['b', 'a', 'c'])
      await store.save({ ...save, after: { ...note, id, text: id === 'c' ? 'x' : 'y' } });
    const found = await store.list({ text: 'y' }, { sort: { _id: 1 }, limit: 5 });
    expect(found.map(({ state }) => state.id)).toEqual(['a', 'b']);
    expect(await store.list({}, { limit: 2 })).toHaveLength(2);
  });
});

import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Db } from 'mongodb';
import { rewrite, type Fields } from '../../bot/db/migrations/rewrite.ts';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

interface Note extends Fields {
  _id: string;
}

const notes = database.db.collection<Note>('notes');
const readAll = () => notes.find({}, { sort: { _id: 1 } }).toArray();
beforeEach(async () => {
  await notes.deleteMany({});
  await notes.insertMany([
    { _id: 'a', version: 1, title: 'one', items: [{ id: 1 }] },
    { _id: 'b', version: 1, title: 'two', items: [] },
  ]);
});

/** The database of somebody who reads each document, and only then, before they can do anything, others write to it. */
function toOvertaken(write: (id: string) => Promise<unknown>): Db {
  async function* find() {
    for (const document of await readAll()) {
      await write(document._id);
      yield document;
    }
  }
  const overtaken = {
    find,
    findOne: notes.findOne.bind(notes),
    updateOne: notes.updateOne.bind(notes),
  };
  return { collection: () => overtaken } as unknown as Db;
}

const withColour = (document: Fields): Fields => ({
  ...document,
  colour: 'red',
  items: (document['items'] as Fields[]).map((item) => ({ colour: 'red', ...item })),
});

describe('rewriting a collection', () => {
  it('brings every document to its new form, and changes nothing the second time', async () => {
    await rewrite(database.db, 'notes', withColour);
    const once = await readAll();
    expect(once).toEqual([
      { _id: 'a', version: 1, title: 'one', colour: 'red', items: [{ colour: 'red', id: 1 }] },
      { _id: 'b', version: 1, title: 'two', colour: 'red', items: [] },
    ]);
    await rewrite(database.db, 'notes', withColour);
    expect(await readAll()).toEqual(once);
  });

  it('keeps what others write meanwhile, and brings that to the new form as well', async () => {
    const added = { $push: { items: { id: 2 } } as never, $inc: { version: 1 } as never };
    const write = (_id: string) => notes.updateOne({ _id }, added);
    await rewrite(toOvertaken(write), 'notes', withColour);
    const red = (id: number) => ({ id, colour: 'red' });
    expect((await readAll()).map(({ items }) => items)).toEqual([[red(1), red(2)], [red(2)]]);
  });

  it('does not bring back what others delete meanwhile, and takes what is new already as it is', async () => {
    const write = (_id: string) =>
      _id === 'a' ? notes.deleteOne({ _id }) : notes.updateOne({ _id }, { $set: { colour: 'red' } });
    await rewrite(toOvertaken(write), 'notes', withColour);
    expect(await readAll()).toEqual([{ _id: 'b', version: 1, title: 'two', colour: 'red', items: [] }]);
  });
});

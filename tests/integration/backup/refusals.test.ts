import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { backUp, createBackupFolder, restoreTo, rewrite } from '../../support/backup.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startWireProxy } from '../../support/wire-proxy.ts';

const folder = createBackupFolder();
const source = await createTestDatabase();
const target = await createTestDatabase();
afterAll(async () => {
  await Promise.all([source.close(), target.close()]);
  folder.remove();
});

interface Note {
  _id: string;
  text?: string;
  appliedAt?: Date;
}

const notes = ({ db }: TestDatabase, name = 'notes') => db.collection<Note>(name);
/** The sentence for the person who runs the program. */
async function readSentence(task: Promise<unknown>): Promise<string> {
  const error: unknown = await task.then(
    () => 'nothing was refused',
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'StartError' });
  return (error as Error).message;
}

let whole: string;
beforeAll(async () => {
  await notes(source).insertMany(
    Array.from({ length: 1200 }, (_, n) => ({ _id: n.toString(), text: 'note '.repeat(n % 300) })),
  );
  whole = folder.file();
  await backUp(source.db, whole);
});

describe('a backup', () => {
  it('replaces no file, and leaves none behind when it cannot be written', async () => {
    const before = fs.readFileSync(whole);
    expect(await readSentence(backUp(source.db, whole))).toContain('exists already: choose another name');
    expect(fs.readFileSync(whole)).toEqual(before);
    const nowhere = path.join(folder.folder, 'no', 'folder.gz');
    expect(await readSentence(backUp(source.db, nowhere))).toContain(
      `there is no folder ${path.dirname(nowhere)}`,
    );
  });

  it('waits for nobody: one that is being written under that name is left alone', async () => {
    const file = folder.file();
    fs.writeFileSync(`${file}.part`, 'of another process');
    expect(await readSentence(backUp(source.db, file))).toContain('.part is there');
    expect(fs.readFileSync(`${file}.part`, 'utf8')).toBe('of another process');
    expect(fs.existsSync(file)).toBe(false);
  });

  it('is readable for its owner only', () => {
    expect(fs.statSync(whole).mode & 0o777).toBe(0o600);
  });

  it('is not made of a database without data', async () => {
    expect(await readSentence(backUp(target.db, folder.file()))).toMatch(
      /^There is no data in database test_/u,
    );
  });

  it('says so when the database goes away, and leaves no file', async () => {
    const file = folder.file();
    const proxy = await startWireProxy(source.uri);
    const client = await new MongoClient(proxy.uri, { serverSelectionTimeoutMS: 500 }).connect();
    // Between the first documents and the next ones.
    proxy.meddle(({ name }) => (name === 'getMore' ? 'lose the reply' : null));
    const sentence = await readSentence(backUp(client.db(source.name), file));
    expect(sentence).toMatch(/was not written: the database went away/u);
    expect(fs.readdirSync(folder.folder).filter((name) => name.startsWith(path.basename(file)))).toEqual([]);
    await client.close();
    await proxy.close();
  });
});

describe('a restore', () => {
  async function expectUntouched(): Promise<void> {
    expect(await target.db.listCollections().toArray()).toEqual([]);
  }

  it.each([
    ['that is missing', (file: string) => fs.rmSync(file), /^There is no file .*: check its name\.$/u],
    [
      'that is a folder',
      (file: string) => {
        fs.rmSync(file);
        fs.mkdirSync(file);
      },
      /is a folder: name a file/u,
    ],
    [
      'that is empty',
      (file: string) => fs.writeFileSync(file, ''),
      /is not a backup of Tandem: name a file/u,
    ],
    [
      'that is something else',
      (file: string) => fs.writeFileSync(file, 'hello'),
      /is not a backup of Tandem/u,
    ],
    [
      'that is another archive',
      (file: string) => fs.writeFileSync(file, gzipSync('hello\n')),
      /is not a backup of Tandem/u,
    ],
    [
      'that was cut off',
      (file: string) => fs.truncateSync(file, 500),
      /is damaged or was cut off, so nothing was restored/u,
    ],
    ['that lost its end', (file: string) => rewrite(file, (bytes) => bytes.subarray(0, -10)), /is damaged/u],
    [
      'with a changed letter',
      (file: string) =>
        rewrite(file, (bytes) =>
          Buffer.from(bytes.toString('latin1').replace('note note', 'nose note'), 'latin1'),
        ),
      /is damaged/u,
    ],
    [
      'of a later format',
      (file: string) =>
        rewrite(file, (bytes) =>
          Buffer.from(bytes.toString('latin1').replace('"format":1', '"format":2'), 'latin1'),
        ),
      /was made by a newer version of Tandem: restore it with that version/u,
    ],
  ])('of a file %s is refused in a sentence, before anything is written', async (_what, change, sentence) => {
    const file = folder.file();
    fs.copyFileSync(whole, file);
    change(file);
    expect(await readSentence(restoreTo(target, file))).toMatch(sentence);
    await expectUntouched();
  });

  it('of data of a newer version is refused, and names it', async () => {
    const newer = await createTestDatabase();
    await notes(newer).insertOne({ _id: 'a' });
    await notes(newer, 'migrations').insertOne({ _id: '2031-01-01-the-future', appliedAt: new Date(0) });
    const file = folder.file();
    await backUp(newer.db, file);
    expect(await readSentence(restoreTo(target, file))).toBe(
      `The backup ${file} was made by a newer version of Tandem (0.1.0, migration 2031-01-01-the-future): ` +
        'restore it with that version or a later one.',
    );
    await expectUntouched();
    await newer.close();
  });

  it('goes into an empty database only', async () => {
    await notes(target).insertOne({ _id: 'mine' });
    expect(await readSentence(restoreTo(target, whole))).toMatch(
      /is not empty: a restore needs an empty one/u,
    );
    expect(await notes(target).countDocuments()).toBe(1);
    await target.db.dropDatabase();
  });

  it('is refused while an app runs on the database', async () => {
    const hints = await target.db.createCollection('liveHints', { capped: true, size: 4096 });
    await hints.insertOne({ hint: null });
    const tail = hints.find({}, { tailable: true, awaitData: true, maxAwaitTimeMS: 1000 });
    await tail.tryNext();
    expect(await readSentence(restoreTo(target, whole))).toMatch(
      /^Tandem runs on database test_.*: stop it/u,
    );
    await tail.close();
    await target.db.dropDatabase();
  });

  it('takes what an app leaves in an empty database that it was started on', async () => {
    for (const name of ['liveHints', 'migrations', 'lanes', 'localKeys'])
      await notes(target, name).insertOne({ _id: 'a' });
    const { documents } = await restoreTo(target, whole);
    expect([documents, await notes(target).countDocuments()]).toEqual([1200, 1200]);
    await target.db.dropDatabase();
  });

  it('that was not finished is begun again on another database', async () => {
    await notes(target, 'restores').insertOne({ _id: 'restore' });
    expect(await readSentence(restoreTo(target, whole))).toMatch(
      /was not finished: wait for it if it still runs/u,
    );
    await target.db.dropDatabase();
  });
});

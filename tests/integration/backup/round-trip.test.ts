import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Binary, Decimal128, Double, Int32, Long, ObjectId, type Document } from 'mongodb';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { backUp, createBackupFolder, hashDocuments, restoreAnew } from '../../support/backup.ts';
import { createTestDatabase } from '../../support/database.ts';
import { openSampleMeeting } from '../../support/sample-meeting.ts';

const folder = createBackupFolder();
afterAll(folder.remove);

/** What a restore goes on with, so that it differs from the copy: jobs, events, cards, and what those lead to. */
const untouched = [
  'actions',
  'conversations',
  'idempotencyKeys',
  'people',
  'personSettings',
  'localChats',
  'localMessages',
  'localOutbox',
];

describe('the sample company', () => {
  let app: TestApp;
  let meetingId: string;
  beforeAll(async () => {
    app = await startTestApp();
    ({ meetingId } = await openSampleMeeting(app));
    const kofi = await app.signIn('kofi');
    await kofi(`/meetings/${meetingId}/check-ins/kofi`, {
      method: 'PUT',
      body: { state: 'sent', answers: { wins: 'Straße, naïve, 株式会社 and 🎉' } },
      headers: { 'if-match': '"1"' },
    });
    // Until nothing is due any more, so that source and copy can be compared.
    await app.call('/local/clock', { method: 'POST', body: { advance: 'PT1M' } });
  }, 120_000);
  afterAll(() => app.close());

  it('comes back byte for byte, from under a running app', async () => {
    const file = folder.file();
    const { documents } = await backUp(app.database.db, file);
    const { database, restored } = await restoreAnew(file);
    expect(restored.documents).toBe(documents);
    const before = await hashDocuments(app.database.db, untouched);
    expect(await hashDocuments(database.db, untouched)).toEqual(before);
    expect(before['localMessages']!.length).toBeGreaterThan(5);
    for (const name of ['meetings', 'checkIns', 'series']) {
      const toStates = async (db: typeof database.db) =>
        (
          await db
            .collection(name)
            .find({}, { sort: { _id: 1 } })
            .toArray()
        ).map(withoutBookkeeping);
      expect(await toStates(database.db)).toEqual(await toStates(app.database.db));
    }
    await database.close();
  });
});

interface AnyDocument {
  _id: unknown;
  [field: string]: unknown;
}

/** Delivering events takes them out, and asking anew makes an agenda that is the same. */
function withoutBookkeeping({ outbox: _outbox, outboxAt: _outboxAt, ...state }: Document) {
  return state;
}

describe('values of every kind', () => {
  it('keep their types', async () => {
    const database = await createTestDatabase();
    const values = {
      _id: 'all',
      date: new Date('2026-11-25T08:00:00.001Z'),
      long: Long.fromString('9007199254740993'),
      smallLong: Long.fromNumber(1),
      int: new Int32(1),
      double: new Double(1),
      minusZero: new Double(-0),
      notANumber: new Double(NaN),
      decimal: Decimal128.fromString('0.10'),
      id: new ObjectId('6568a1b2c3d4e5f601020304'),
      bytes: new Binary(Buffer.from([0, 1, 255]), 0),
      text: 'naïve \u0000 🎉 \u202E',
      none: null,
      nested: { list: [[], {}, [{ $odd: { 'a.b': true } }]], $date: 'no date' },
      pattern: /^a.b$/imu,
    };
    await database.db.collection<AnyDocument>('anything').insertOne(values);
    await database.db
      .collection<AnyDocument>('others')
      .insertMany([{ _id: 1 }, { _id: new ObjectId() }, { _id: 'a' }]);
    const file = folder.file();
    await backUp(database.db, file);
    const { database: other } = await restoreAnew(file);
    const names = ['anything', 'others'];
    expect(await hashDocuments(other.db, names)).toEqual(await hashDocuments(database.db, names));
    await Promise.all([database.close(), other.close()]);
  });
});

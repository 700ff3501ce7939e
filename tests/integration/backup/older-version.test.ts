import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actionSchema } from '../../../shared/action/action.ts';
import { checkInSchema } from '../../../shared/check-in/check-in.ts';
import { meetingSchema } from '../../../shared/meeting/meeting.ts';
import { seriesSchema } from '../../../shared/series/series.ts';
import { migrations } from '../../../bot/db/migrations/list.ts';
import { createRepositories } from '../../../bot/db/repositories.ts';
import { restoreTo } from '../../support/backup.ts';
import { createTestDatabase } from '../../support/database.ts';

// The sample company as the first version stored it, before any migration: that version was started, a meeting was held
// in it, and its database was backed up.
const file = path.join(import.meta.dirname, 'first-version.gz');
const database = await createTestDatabase();
afterAll(() => database.close());

describe('a backup of the first version', () => {
  beforeAll(async () => {
    await restoreTo(database, file);
  });

  it('becomes data of this one', async () => {
    const { seriesStore, meetingStore, checkInStore, actionStore } = createRepositories(database.db);
    const kinds = [
      [() => seriesStore.list({}), seriesSchema],
      [() => meetingStore.list({}), meetingSchema],
      [() => checkInStore.list({}), checkInSchema],
      [() => actionStore.list({}), actionSchema],
    ] as const;
    for (const [list, schema] of kinds) {
      const all = await list();
      expect(all.length).toBeGreaterThan(0);
      for (const { state } of all) expect(schema.safeParse(state).error).toBeUndefined();
    }
    const applied = await database.db
      .collection('migrations')
      .find({ appliedAt: { $type: 'date' } })
      .toArray();
    expect(applied.map(({ _id }) => String(_id)).sort()).toEqual(migrations.map(({ id }) => id).sort());
  });

  it('keeps what people wrote in it', async () => {
    const { meetingStore, actions, checkInStore, parkingLot } = createRepositories(database.db);
    const seriesId = 'sales-and-marketing';
    const held = await meetingStore.find(`${seriesId}.2026-11-26`);
    expect(held?.state.state).toBe('closed');
    const titles = held?.state.minutes[0]?.items.map(({ title }) => title);
    expect(titles).toContain('Can we have the new logo?');
    const kofi = await checkInStore.find(`${seriesId}.2026-11-26.kofi`);
    expect(kofi?.state.answers).toEqual({ wins: 'Contoso signed', asks: 'Can we have the new logo?' });
    const given = await actions.list({ seriesId, ownerId: 'kofi', limit: 100 });
    expect(given.map(({ state }) => state.text)).toContain('Send the deck');
    expect(await parkingLot.list(seriesId)).toHaveLength(2);
  });
});

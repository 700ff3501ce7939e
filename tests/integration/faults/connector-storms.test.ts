import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardSubject } from '../../../bot/app/ports.ts';
import { startBadConnector } from '../../support/bad-connector.ts';
import { cardSubjects, createCardGround } from '../../support/card-ground.ts';
import { isLong, toCount } from '../../support/count.ts';
import { createTestDatabase } from '../../support/database.ts';

const database = await createTestDatabase();
const connector = await startBadConnector({ now: () => ground.clock.machineNow() });
const ground = createCardGround({ database, serviceUrl: connector.serviceUrl });
afterAll(async () => {
  await connector.close();
  await database.close();
});
beforeEach(async () => {
  connector.reset();
  await ground.reset();
});

const minute = 60_000;
/** Two more in the long run: an outage of an hour, and one of an afternoon. */
const lengths = isLong ? [10, 60, 200] : [10];
type Kind = CardSubject['kind'];
const kinds: readonly Kind[] = ['check-in', 'agenda', 'minutes'];
const seen = (kind: Kind) =>
  connector.messages.map(({ summary }) => summary).filter((summary) => summary.startsWith(`${kind} `));

/** From now on every request is refused, until that many minutes have gone by. */
function storm(minutes: number, status: number): void {
  const end = ground.clock.machineNow() + minutes * minute;
  connector.rules.misdeedOf = ({ at }) => (at < end ? { does: 'refuse', status } : null);
}

/** What is refused with them did not arrive; half of them in `npm test`. */
const statuses = [412, 503, 502, 504].slice(0, toCount(2, 4));
const cases = lengths.flatMap((minutes) => statuses.map((status) => ({ minutes, status })));

describe('F5 a storm', () => {
  it.each(cases)('of $status for $minutes minutes: each card comes once', async ({ minutes, status }) => {
    storm(minutes, status);
    for (const kind of kinds) await ground.request(cardSubjects[kind]);
    await ground.settle({ minutes: minutes + 20 });
    for (const kind of kinds) {
      expect(seen(kind)).toEqual([`${kind} one`]);
      expect(await ground.getCard(cardSubjects[kind])).toMatchObject({ state: 'ok', resends: 0 });
    }
    // Asked again ever more seldom: not more than a first few, and then one in two and a half minutes for each.
    expect(connector.requests.length).toBeLessThanOrEqual(kinds.length * (12 + minutes / 2.5));
  });

  it('of 500 for 10 minutes: cards were perhaps posted, so they come once more and marked, minutes never', async () => {
    storm(10, 500);
    for (const kind of kinds) await ground.request(cardSubjects[kind]);
    await ground.settle({ minutes: 30 });
    expect(connector.messages).toEqual([]);
    for (const kind of kinds) {
      expect(await ground.getCard(cardSubjects[kind])).toMatchObject({ state: 'unknown', activityId: null });
      const tries = connector.requests.filter(({ summary }) => summary.startsWith(kind));
      expect(tries).toHaveLength(kind === 'minutes' ? 1 : 2);
    }
  });

  it.each([500, 503].slice(0, toCount(1, 2)))(
    'of %s for 10 minutes over edits: the last state stands there in the end',
    async (status) => {
      for (const kind of kinds) await ground.bring(cardSubjects[kind]);
      storm(10, status);
      for (const text of ['two', 'three']) {
        ground.words.text = text;
        for (const kind of kinds) await ground.request(cardSubjects[kind]);
        await ground.settle({ minutes: 2 });
      }
      await ground.settle({ minutes: 30 });
      for (const kind of kinds) expect(seen(kind)).toEqual([`${kind} three`]);
    },
  );
});

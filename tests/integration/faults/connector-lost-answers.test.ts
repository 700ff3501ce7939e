import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardSubject } from '../../../bot/app/ports.ts';
import { startBadConnector, type Misdeed } from '../../support/bad-connector.ts';
import { cardSubjects, createCardGround } from '../../support/card-ground.ts';
import { createLocalhostCertificate } from '../../support/certificate.ts';
import { toCount } from '../../support/count.ts';
import { createTestDatabase } from '../../support/database.ts';

const database = await createTestDatabase();
const connector = await startBadConnector({ now: () => ground.clock.machineNow() });
/** Long enough for a right answer on a busy machine, and waited for by each that never comes. */
const ground = createCardGround({ database, serviceUrl: connector.serviceUrl, timeoutMs: 2000 });
afterAll(async () => {
  await connector.close();
  await database.close();
});
beforeAll(async () => {
  // The first request of all loads the SDK's client, which takes longer than the limit.
  const patient = createCardGround({ database, serviceUrl: connector.serviceUrl });
  await patient.reset();
  await patient.bring(cardSubjects.agenda);
});
beforeEach(async () => {
  connector.reset();
  await ground.reset();
});

/** The message is there each time, and the bot is not told, or not in a way that it can read. */
const lost: Exclude<Misdeed['does'], 'refuse'>[] = ['hang', 'reset', 'cut', 'drip', 'empty', 'html'];
const seen = () => connector.messages.map(({ summary }) => summary.replace(/^\S+ /u, ''));
const repeated: [string, CardSubject][] = [
  ['check-in', cardSubjects['check-in']],
  ['agenda', cardSubjects.agenda],
];

describe.each(lost)('F6 the answer is lost (%s)', (does) => {
  it.each(repeated.slice(0, toCount(1, repeated.length)))(
    'to a post of a %s: it comes once more and marked, and that one lives on',
    async (_, subject) => {
      connector.misbehave({ does });
      await ground.bring(subject);
      expect(seen()).toEqual(['one', 'one (again)']);
      expect(await ground.getCard(subject)).toMatchObject({ state: 'ok', activityId: 'a2', resends: 1 });
    },
  );

  it('to a post of minutes: they are not sent again, and it is known that nobody knows', async () => {
    connector.misbehave({ does });
    await ground.bring(cardSubjects.minutes);
    await ground.bring(cardSubjects.minutes);
    expect(seen()).toEqual(['one']);
    expect(await ground.getCard(cardSubjects.minutes)).toMatchObject({ state: 'unknown', activityId: null });
  });

  it('to an edit: it is made again until it is known, and changes nothing more', async () => {
    await ground.bring(cardSubjects.minutes);
    ground.words.text = 'two';
    connector.misbehave({ does }, { does });
    await ground.bring(cardSubjects.minutes);
    expect(seen()).toEqual(['two']);
    expect(await ground.getCard(cardSubjects.minutes)).toMatchObject({ state: 'ok', activityId: 'a1' });
    const edits = connector.requests.filter(({ verb }) => verb === 'edit');
    expect(edits.length).toBeLessThanOrEqual(3);
  });
});

describe('F6 a connector that nobody vouches for', () => {
  it('is told nothing, and the card waits until it is the right one', async () => {
    const now = () => wrongGround.clock.machineNow();
    const wrong = await startBadConnector({ now, certificate: createLocalhostCertificate() });
    const wrongGround = createCardGround({ database, serviceUrl: wrong.serviceUrl });
    await wrongGround.reset();
    await wrongGround.request(cardSubjects.minutes);
    await wrongGround.settle({ minutes: 10 });
    expect(wrong.requests).toEqual([]);
    const card = await wrongGround.getCard(cardSubjects.minutes);
    expect(card).toMatchObject({ state: 'ok', activityId: null, sending: null });
    expect(card.reason).toMatch(/CERT/u);
    expect(await wrongGround.jobOf(cardSubjects.minutes)).toMatchObject({ state: 'due' });
    await wrong.close();
  });
});

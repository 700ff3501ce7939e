import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardSubject } from '../../../bot/app/ports.ts';
import { startBadConnector } from '../../support/bad-connector.ts';
import { cardSubjects, createCardGround } from '../../support/card-ground.ts';
import { createTestDatabase } from '../../support/database.ts';
import { createGate } from '../../support/gate.ts';

/** A little longer than a lease. */
const stoppedMs = 31_000;

const database = await createTestDatabase();
const connector = await startBadConnector({ now: () => ground.clock.machineNow() });
const ground = createCardGround({ database, serviceUrl: connector.serviceUrl, timeoutMs: 20_000 });
afterAll(async () => {
  await connector.close();
  await database.close();
});
beforeEach(async () => {
  connector.reset();
  await ground.reset();
});

/** Something that is waited for until it is opened, and that tells when somebody waits. */
function createWatchedGate() {
  const [gate, arrival] = [createGate(), createGate()];
  const pass = () => {
    arrival.open();
    return gate.opened;
  };
  return { pass, open: gate.open, arrived: arrival.opened };
}

/** A process that stands still while it draws a card, as one does that is stopped there. */
function createStopped() {
  const gate = createWatchedGate();
  const render: typeof ground.render = async (...card) => {
    const message = await ground.render(...card);
    await gate.pass();
    return message;
  };
  return { process: ground.createProcess('stopped', { render }), gate };
}

/** The connector holds the next request, as a process that is stopped in the middle of it sees it. */
function holdNext() {
  const gate = createWatchedGate();
  let isFirst = true;
  connector.rules.misdeedOf = async () => {
    if (!isFirst) return null;
    isFirst = false;
    await gate.pass();
    return null;
  };
  return gate;
}

/** Another process does what is due, and what becomes due in the next minutes. */
async function takeOver(): Promise<void> {
  ground.clock.advance(stoppedMs);
  await ground.settle({ minutes: 5 });
}

/** What stands there, without the kind of the card. */
const seen = () => connector.messages.map(({ summary }) => summary.replace(/^\S+ /u, ''));
const subjects: [string, CardSubject][] = [
  ['a check-in', cardSubjects['check-in']],
  ['an agenda', cardSubjects.agenda],
  ['minutes', cardSubjects.minutes],
];

describe('F13 a process that was stopped past its lease and goes on', () => {
  it.each(subjects)('before it announced its post of %s: it posts nothing', async (_, subject) => {
    const { process, gate } = createStopped();
    await ground.request(subject);
    const stopped = process.drain();
    await gate.arrived;
    await takeOver();
    gate.open();
    await stopped;
    await ground.settle();
    expect(seen()).toEqual(['one']);
    expect(await ground.getCard(subject)).toMatchObject({ activityId: 'a1', state: 'ok', sending: null });
    expect(await ground.jobOf(subject)).toMatchObject({ state: 'done', owner: null });
  });

  it.each(subjects)('before an edit of %s: what came later stays', async (_, subject) => {
    await ground.bring(subject);
    const { process, gate } = createStopped();
    ground.words.text = 'two';
    await ground.request(subject);
    const stopped = process.drain();
    await gate.arrived;
    ground.words.text = 'three';
    await takeOver();
    gate.open();
    await stopped;
    await ground.settle();
    expect(seen()).toEqual(['three']);
    expect(connector.requests.map(({ verb }) => verb)).toEqual(['post', 'edit']);
  });

  it('in the middle of a post: the card is repeated once and marked, and the repeat is the one that lives on', async () => {
    const gate = holdNext();
    await ground.request(cardSubjects['check-in']);
    const stopped = ground.createProcess('stopped').drain();
    await gate.arrived;
    await takeOver();
    gate.open();
    await stopped;
    ground.words.text = 'two';
    await ground.bring(cardSubjects['check-in']);
    // The first one may stand there as it was: nobody knows its id.
    expect(seen()).toEqual(['two', 'one']);
    expect(connector.requests.map(({ verb }) => verb)).toEqual(['post', 'post', 'edit']);
    expect(await ground.getCard(cardSubjects['check-in'])).toMatchObject({ activityId: 'a1', state: 'ok' });
  });

  it('in the middle of a post of minutes: they are not repeated, and what nobody knew is known in the end', async () => {
    const gate = holdNext();
    await ground.request(cardSubjects.minutes);
    const stopped = ground.createProcess('stopped').drain();
    await gate.arrived;
    await takeOver();
    expect(await ground.getCard(cardSubjects.minutes)).toMatchObject({ activityId: null, state: 'unknown' });
    gate.open();
    await stopped;
    await ground.settle();
    expect(seen()).toEqual(['one']);
    expect(await ground.getCard(cardSubjects.minutes)).toMatchObject({ activityId: 'a1', state: 'ok' });
  });

  it('in the middle of an edit that arrives after a later one: the later one is put there again', async () => {
    await ground.bring(cardSubjects.agenda);
    const gate = holdNext();
    ground.words.text = 'two';
    await ground.request(cardSubjects.agenda);
    const stopped = ground.createProcess('stopped').drain();
    await gate.arrived;
    ground.words.text = 'three';
    await takeOver();
    expect(seen()).toEqual(['three']);
    gate.open();
    await stopped;
    expect(seen()).toEqual(['two']);
    await ground.settle();
    expect(seen()).toEqual(['three']);
  });
});

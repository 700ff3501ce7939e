import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardSubject } from '../../../bot/app/ports.ts';
import { startBadConnector } from '../../support/bad-connector.ts';
import { cardSubjects, createCardGround } from '../../support/card-ground.ts';
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

const second = 1000;
const hour = 3_600_000;
/** The first pause of our own, with all chance at its least. */
const ownMs = second;
const { 'check-in': checkIn, agenda, mention, minutes } = cardSubjects;

const inSeconds = (ms: number) => new Date(ground.clock.machineNow() + ms).toUTCString();

/** What stands behind 429, and how long the next attempt waits at least and at most, in milliseconds. */
const waits: [string, () => Record<string, string>, number, number][] = [
  ['nothing', () => ({}), ownMs, 2 * second],
  ['seconds', () => ({ 'retry-after': '17' }), 17 * second, 17 * second],
  ['a date', () => ({ 'retry-after': inSeconds(25 * second) }), 24 * second, 25 * second],
  ['a date that has passed', () => ({ 'retry-after': inSeconds(-hour) }), ownMs, 2 * second],
  ['no time at all', () => ({ 'retry-after': '0' }), ownMs, 2 * second],
  ['a year', () => ({ 'retry-after': '31536000' }), hour, hour],
  ['a date in a hundred years', () => ({ 'retry-after': 'Thu, 26 Nov 2126 09:00:00 GMT' }), hour, hour],
  ['less than nothing', () => ({ 'retry-after': '-5' }), ownMs, 2 * second],
  ['nonsense', () => ({ 'retry-after': 'soon, perhaps' }), ownMs, 2 * second],
];

const throttle = (headers: Record<string, string> = {}) =>
  ({ does: 'refuse', status: 429, code: 'Throttled', headers }) as const;
const timesOf = (conversationId: string) =>
  connector.requests.filter((one) => one.conversationId === conversationId).map(({ at }) => at);
const seenIn = (conversationId: string) =>
  connector.messages.filter((one) => one.conversationId === conversationId).map(({ summary }) => summary);

describe('F4 the connector says 429', () => {
  it.each(waits)('and behind it %s: it is left alone as long, and the card comes once', async (...row) => {
    const [, toHeaders, least, most] = row;
    connector.misbehave(throttle(toHeaders()));
    await ground.request(minutes);
    await ground.settle({ minutes: 70 });
    const [first = 0, next = 0, ...more] = timesOf('channel');
    expect(more).toEqual([]);
    expect(next - first).toBeGreaterThanOrEqual(least);
    expect(next - first).toBeLessThanOrEqual(most);
    expect(seenIn('channel')).toEqual(['minutes one']);
    expect(await ground.getCard(minutes)).toMatchObject({ state: 'ok', resends: 0, reason: null });
  });

  it('to one conversation: the others go on, and its own cards keep their order', async () => {
    connector.misbehave(throttle({ 'retry-after': '60' }));
    const inOrder: CardSubject[] = [agenda, mention, minutes];
    for (const subject of inOrder) {
      await ground.request(subject);
      ground.clock.advance(10);
    }
    await ground.worker.drain();
    await ground.request(checkIn);
    await ground.worker.drain();
    expect(seenIn('chat')).toEqual(['check-in one']);
    expect(seenIn('channel')).toEqual([]);
    await ground.settle();
    expect(seenIn('channel')).toEqual(['agenda one', 'mention one', 'minutes one']);
    expect(connector.requests).toHaveLength(5);
  });

  it('again and again, and asks for no wait: it is asked less and less often, and nothing is put aside', async () => {
    connector.misbehave(...Array.from({ length: 20 }, () => throttle({ 'retry-after': '0' })));
    await ground.request(checkIn);
    await ground.settle({ minutes: 120 });
    const times = timesOf('chat');
    expect(times).toHaveLength(21);
    expect(times[20]! - times[19]!).toBeGreaterThanOrEqual(150 * second);
    expect(seenIn('chat')).toEqual(['check-in one']);
  });
});

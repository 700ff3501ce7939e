import { afterAll, beforeEach, expect, it } from '@jest/globals';
import { createRepositories } from '../../../bot/db/repositories.ts';
import { createReplyOnce } from '../../../bot/teams/reply-once.ts';
import { createTestDatabase } from '../../support/database.ts';
import { personalChat } from '../../support/fake-sender.ts';
import { createProbeClock } from '../../support/probe-clock.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const repositories = createRepositories(database.db);
const clock = createProbeClock();
const replyOnce = createReplyOnce({ repositories, clock });

let said = 0;
beforeEach(() => {
  said = 0;
});
const say = () => {
  said += 1;
  return Promise.resolve();
};
const toMessage = (activityId: string, id = 'chat') => ({
  activityId,
  conversation: { ...personalChat, id },
});

it('a message that is delivered again and again is answered once', async () => {
  await Promise.all([1, 2, 3, 4].map(() => replyOnce(toMessage('a'), say)));
  clock.advance(60_000);
  await replyOnce(toMessage('a'), say);
  expect(said).toBe(1);
});

it('others are answered each: another one, the same id in another chat, and one without an id', async () => {
  await replyOnce(toMessage('b'), say);
  await replyOnce(toMessage('b', 'other'), say);
  await replyOnce(toMessage(''), say);
  await replyOnce(toMessage(''), say);
  expect(said).toBe(4);
});

it('a reply that could not be sent is left to the next delivery, and so is one whose process died', async () => {
  const fail = () => Promise.reject(new Error('no connector'));
  await expect(replyOnce(toMessage('c'), fail)).rejects.toThrow('no connector');
  await replyOnce(toMessage('c'), say);
  expect(said).toBe(1);
  const begun = { requestHash: '', recordId: '', machineNow: clock.machineNow() };
  await repositories.idempotency.begin('reply:chat:d', begun);
  await replyOnce(toMessage('d'), say);
  expect(said).toBe(1);
  clock.advance(31_000);
  await replyOnce(toMessage('d'), say);
  expect(said).toBe(2);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { checkCard } from '../../support/card-check.ts';
import { textsOf } from '../../support/meeting-records.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  await app.createSample();
});
afterAll(() => app.close());

async function say(text: string) {
  const { body } = await app.post('/local/chats/chat-kofi/messages', { from: 'kofi', text });
  const { card } = (body.messages as { card: { actions: { url: string }[] } }[]).at(-1)!;
  expect(checkCard(card)).toEqual([]);
  return { texts: textsOf(card), card };
}

test('history finds a customer, newest first, with a link to each meeting', async () => {
  const { texts, card } = await say('history Contoso');
  expect(texts[0]).toBe('Found for “Contoso”');
  expect(texts.filter((text) => /contoso/iu.test(text)).length).toBeGreaterThan(1);
  const links = card.actions.map(({ url }) => new URL(url).pathname);
  expect(links.length).toBeLessThanOrEqual(5);
  const meetings = links.filter((path) => path.startsWith('/tab/meetings/'));
  expect(meetings.length).toBeGreaterThan(1);
  expect([...meetings].sort().reverse()).toEqual(meetings);
});

test('history by the beginning of a word, by several words, and without any', async () => {
  const api = await app.signIn('kofi');
  const [{ id }] = (await api('/series')).body.items;
  const items = (await api(`/series/${id}/history?q=budg`)).body.items as unknown[];
  expect(items.length).toBeGreaterThan(0);
  expect((await say('history budg')).card.actions).toHaveLength(Math.min(items.length + 1, 5));
  expect((await say('history')).card.actions).toHaveLength(5);
  expect((await say('history Contoso xylophone')).texts.join()).toContain('Found for');
  expect((await say('history xylophone')).texts.join()).toContain('Nothing was found');
});

test('agreement lists what was decided, with the day and the topic', async () => {
  const latest = await say('agreement');
  const lines = latest.texts.filter((text) => text.startsWith('• '));
  expect(lines.length).toBeGreaterThan(0);
  const word = /\p{L}{6,}/u.exec(lines[0]!)![0];
  const found = await say(`agreement ${word.toUpperCase()}`);
  expect(found.texts).toContain(lines[0]);
});

test('update shows the newest minutes', async () => {
  const { texts } = await say('update');
  expect(texts[0]).toContain('Minutes of');
});

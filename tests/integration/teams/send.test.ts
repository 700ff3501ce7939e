import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ConversationReference, OutgoingMessage } from '../../../bot/app/ports.ts';
import { checkCard } from '../../support/card-check.ts';
import { meetingId, startTeamsApp, type TeamsApp } from '../../support/teams-app.ts';

let app: TeamsApp;
let to: ConversationReference;
let message: OutgoingMessage;

beforeAll(async () => {
  app = await startTeamsApp({ timeoutMs: 2000 });
  to = (await app.core.repositories.conversations.findPersonal('cem'))!;
  const subject = { kind: 'check-in', seriesId: 'series', meetingId, personId: 'cem' } as const;
  message = (await app.render(subject, { isRepeat: false }))!;
});
afterAll(() => app.close());

async function countMessages(): Promise<number> {
  return (await app.chats.listMessages('chat-cem')).length;
}

describe('sending by a stored reference', () => {
  test('posts a card, and edits it in place', async () => {
    const before = await countMessages();
    const { activityId } = await app.sender.post(to, message);
    await app.sender.edit(to, activityId, { card: { ...message.card, fallbackText: 'edited' }, summary: '' });
    const stored = await app.chats.findMessage('chat-cem', activityId);
    expect(stored).toMatchObject({
      from: 'bot',
      card: { fallbackText: 'edited' },
      editedAt: expect.any(String),
    });
    expect(checkCard(stored?.card)).toEqual([]);
    expect(await countMessages()).toBe(before + 1);
  });

  test.each([
    [{ status: 429, headers: { 'retry-after': '3' } }, 'retry', 3000],
    [{ status: 429 }, 'retry', null],
    [{ status: 412 }, 'retry', null],
    [{ status: 502, body: '<html>bad gateway</html>' }, 'retry', null],
    [{ status: 503, headers: { 'retry-after': '99999999' } }, 'retry', 3_600_000],
    [{ status: 504 }, 'retry', null],
    [{ status: 500 }, 'unknown', null],
    [{ status: 403, body: { error: { code: 'MessageWritesBlocked' } } }, 'blocked', null],
    [{ status: 401 }, 'parked', null],
    [{ status: 404, body: { error: { code: 'ConversationNotFound' } } }, 'blocked', null],
    [{ status: 307, headers: { location: 'http://127.0.0.1:1/' } }, 'parked', null],
    [{ status: 200, body: '<html>hello</html>' }, 'unknown', null],
    [{ status: 200, body: '' }, 'unknown', null],
  ])('%j is one request and %s', async (fault, outcome, retryAfterMs) => {
    const before = await countMessages();
    app.connector.failNext(fault);
    await expect(app.sender.post(to, message)).rejects.toMatchObject({ outcome, retryAfterMs });
    // A second request by the SDK would have met no fault, and stored the card.
    expect(await countMessages()).toBe(before);
  });

  test.each([{ drop: true }, { hang: true }])(
    '%j is unknown for a post, and the message is there once',
    async (fault) => {
      const before = await countMessages();
      app.connector.failNext(fault);
      await expect(app.sender.post(to, message)).rejects.toMatchObject({ outcome: 'unknown' });
      expect(await countMessages()).toBe(before + 1);
      app.connector.failNext(fault);
      const { id } = (await app.chats.listMessages('chat-cem')).at(-1)!;
      await expect(app.sender.edit(to, id, message)).rejects.toMatchObject({ outcome: 'retry' });
    },
  );

  test('an edit of a message that is gone, an address that is not listed and one where nobody listens', async () => {
    await expect(app.sender.edit(to, 'nothing', message)).rejects.toMatchObject({ outcome: 'gone' });
    const elsewhere = { ...to, serviceUrl: 'https://evil.example/' };
    await expect(app.sender.post(elsewhere, message)).rejects.toMatchObject({ outcome: 'parked' });
  });

  test('the connector takes nothing without the token of the bot', async () => {
    const ana = await app.core.repositories.people.find('ana');
    const tokens = ['', 'x', await app.issuer.signPersonToken(ana!), await app.issuer.signActivityToken('x')];
    for (const token of tokens) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const url = `${app.baseUrl}/local/connector/v3/conversations/chat-cem/activities`;
      const response = await fetch(url, { method: 'POST', headers, body: '{"type":"message","text":"x"}' });
      expect(response.status).toBe(401);
    }
  });
});

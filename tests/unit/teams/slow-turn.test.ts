import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import type { Turn } from '../../../bot/teams/adapter.ts';
import type { Bot } from '../../../bot/teams/bot.ts';
import { createMessagesHandler, type ParsedRequest } from '../../../bot/teams/messages.ts';
import { toExecuteActivity, toMessageActivity } from '../../../bot/local/activities.ts';
import { localTenantId, toLocalServiceUrl } from '../../../bot/local/tenant.ts';
import { t } from '../../support/meeting-records.ts';
import { createProbeLog } from '../../support/probe-clock.ts';

const baseUrl = 'http://127.0.0.1:1';
const serviceUrl = toLocalServiceUrl(baseUrl);
const identity = {
  tenantId: localTenantId,
  objectId: 'ana',
  id: 'ana',
  name: 'Ana',
  email: null,
  zone: null,
};
const head = {
  id: '1',
  chat: { id: 'chat-ana', type: 'personal' as const, name: '', personIds: ['ana'] },
  from: identity,
  baseUrl,
  at: '2026-11-25T08:00:00.000Z',
};
const pressed = toExecuteActivity(head, 'message', {
  type: 'Action.Execute',
  verb: 'check-in.show',
  data: {},
});

/** Gives an activity with a valid token to a bot, and waits for the answer. */
async function answer(bot: Bot, { body, toOutage }: { body: object; toOutage?: () => 'full' | null }) {
  const log = createProbeLog();
  const said: string[] = [];
  const turn = {
    reply: ({ text }: { text: string }) => Promise.resolve(void said.push(text)),
  } as unknown as Turn;
  const claims = new Map([
    ['serviceurl', serviceUrl],
    ['iss', 'issuer'],
  ]);
  const claimsIdentity = { getClaimValue: (name: string) => claims.get(name) };
  const handle = createMessagesHandler({
    adapter: {
      authenticate: () => Promise.resolve({ claimsIdentity } as never),
      run: (_body, _result, logic) => logic(turn),
    },
    bot,
    rules: { tenantIds: [localTenantId], serviceUrls: [serviceUrl] },
    tokenIssuer: 'issuer',
    translateFor: () => t,
    newId: () => 'number-1',
    log,
    turnLimitMs: 1,
    ...(toOutage !== undefined && { toOutage }),
  });
  const response = Object.assign(new EventEmitter(), {
    statusCode: 0,
    getHeader: () => undefined,
    setHeader: () => undefined,
    end(text = '') {
      response.emit('done', text);
    },
  });
  const done = once(response, 'done');
  const request: unknown = { body, headers: { authorization: 'Bearer token' } };
  await handle(request as ParsedRequest, response as unknown as ServerResponse);
  const [text] = (await done) as [string];
  return { text, said, lines: log.lines };
}

describe('a turn of the bot', () => {
  it('that takes too long: whoever pressed is told to look again', async () => {
    const { text } = await answer(() => new Promise(() => undefined), { body: pressed });
    expect(JSON.parse(text)).toMatchObject({ statusCode: 200, value: t('bot.error.slow') });
  });

  it('that fails because the database is full says so in the chat, and is no mistake of ours', async () => {
    const bot = () => Promise.reject(new Error('no room'));
    const body = toMessageActivity(head, 'agenda');
    const { said, lines } = await answer(bot, { body, toOutage: () => 'full' });
    expect(said).toEqual([t('bot.error.full')]);
    expect(lines).toMatchObject([{ level: 'warn', facts: { outage: 'full', correlationId: 'number-1' } }]);
  });

  it('that fails by a mistake of ours gives a number, which is in the log', async () => {
    const bot = () => Promise.reject(new Error('a mistake'));
    const { text, lines } = await answer(bot, { body: pressed, toOutage: () => null });
    expect(text).toContain('number-1');
    expect(lines).toMatchObject([{ level: 'error', facts: { correlationId: 'number-1' } }]);
  });
});

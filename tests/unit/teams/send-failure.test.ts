import { describe, expect, test } from '@jest/globals';
import { SendError, type OutgoingMessage } from '../../../bot/app/ports.ts';
import { createSender } from '../../../bot/teams/send.ts';
import { readRetryAfter, toOutcome, TransportError, type Failure } from '../../../bot/teams/send-failure.ts';

const status = (code: number, name = ''): Failure => ({
  kind: 'status',
  status: code,
  code: name,
  retryAfter: null,
});
const network = (code: string, isUnsent: boolean): Failure => ({ kind: 'network', code, isUnsent });

/** Acceptance.md 3.1, one row per class: failure, outcome of a post, outcome of an edit. */
const table: [string, Failure, string, string][] = [
  ['412', status(412), 'retry', 'retry'],
  ['429', status(429), 'retry', 'retry'],
  ['502', status(502), 'retry', 'retry'],
  ['503', status(503), 'retry', 'retry'],
  ['504', status(504), 'retry', 'retry'],
  ['500', status(500), 'unknown', 'retry'],
  ['501', status(501), 'unknown', 'retry'],
  ['408', status(408), 'unknown', 'retry'],
  ['400', status(400, 'BadSyntax'), 'parked', 'parked'],
  ['401', status(401), 'parked', 'parked'],
  ['403', status(403), 'blocked', 'blocked'],
  ['403 MessageWritesBlocked', status(403, 'MessageWritesBlocked'), 'blocked', 'blocked'],
  ['403 BotNotInConversationRoster', status(403, 'BotNotInConversationRoster'), 'blocked', 'blocked'],
  ['404', status(404), 'blocked', 'gone'],
  ['404 ConversationNotFound', status(404, 'ConversationNotFound'), 'blocked', 'blocked'],
  ['404 ActivityNotFoundInConversation', status(404, 'ActivityNotFoundInConversation'), 'blocked', 'gone'],
  ['400 ActivityNotFoundInConversation', status(400, 'ActivityNotFoundInConversation'), 'blocked', 'gone'],
  ['404 BotNotRegistered', status(404, 'BotNotRegistered'), 'parked', 'parked'],
  ['404 InvalidBotApiHost', status(404, 'InvalidBotApiHost'), 'blocked', 'blocked'],
  ['410', status(410), 'blocked', 'gone'],
  ['413', status(413, 'MessageSizeTooBig'), 'parked', 'parked'],
  ['302', status(302), 'parked', 'parked'],
  ['a refused connection', network('ECONNREFUSED', true), 'retry', 'retry'],
  ['a connection cut', network('UND_ERR_SOCKET', false), 'unknown', 'retry'],
  ['a timeout', network('TimeoutError', false), 'unknown', 'retry'],
  ['an address that is not listed', { kind: 'address' }, 'parked', 'parked'],
];

describe('a failed send', () => {
  test.each(table)('%s', (_name, failure, post, edit) => {
    expect(toOutcome(failure, 'post')).toBe(post);
    expect(toOutcome(failure, 'edit')).toBe(edit);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-26T09:00:00Z');

  test.each([
    ['3', 3000],
    ['0.5', 500],
    ['0', 0],
    ['Thu, 26 Nov 2026 09:00:07 GMT', 7000],
    ['Thu, 26 Nov 2026 08:00:00 GMT', 0],
    ['99999999999', 3_600_000],
    ['Thu, 26 Nov 2099 09:00:00 GMT', 3_600_000],
    ['-5', null],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%j is %j ms', (header, expected) => {
    const read = readRetryAfter(header, now);
    expect(read).toBe(expected);
  });
});

describe('the sender', () => {
  const message: OutgoingMessage = { card: {}, summary: '' };
  const to = {
    id: 'c',
    type: 'personal',
    tenantId: 't',
    serviceUrl: 's',
    botId: 'b',
    personId: null,
    seriesId: null,
    name: '',
    meetingId: null,
  } as const;

  function createFailing(error: Error) {
    const fail = () => Promise.reject(error);
    return createSender({ adapter: { post: fail, edit: fail }, clock: { machineNow: () => 0 } });
  }

  test('gives the outcome, a reason and how long to wait', async () => {
    const failure: Failure = { kind: 'status', status: 429, code: 'Throttled', retryAfter: '2' };
    const sender = createFailing(new TransportError(failure));
    await expect(sender.post(to, message)).rejects.toEqual(new SendError('retry', '429 Throttled', 2000));
  });

  test('takes an answer that cannot be read as perhaps delivered', async () => {
    const sender = createFailing(new SyntaxError('Unexpected token <'));
    await expect(sender.post(to, message)).rejects.toMatchObject({ outcome: 'unknown' });
    await expect(sender.edit(to, 'a', message)).rejects.toMatchObject({ outcome: 'retry' });
    const empty = createSender({
      adapter: { post: () => Promise.resolve(''), edit: () => Promise.resolve() },
      clock: { machineNow: () => 0 },
    });
    await expect(empty.post(to, message)).rejects.toMatchObject({ outcome: 'unknown' });
  });
});

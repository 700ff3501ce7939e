import type { IncomingMessage, ServerResponse } from 'node:http';
import { AuthenticationError, type AuthenticateRequestResult } from 'botframework-connector';
import type { Translate } from '../../shared/locales/translate.ts';
import { endsWithin } from '../app/ends-within.ts';
import type { Log } from '../app/ports.ts';
import type { Outage } from '../db/outage.ts';
import { readActivity, type BotActivity } from './activity.ts';
import { teamsTokenIssuer, type BotAdapter, type Turn } from './adapter.ts';
import { toInvokeAnswer, type ActivityAnswer, type Bot } from './bot.ts';
import { refuseActivity, type GateRules, type Refusal } from './gate.ts';
import { toTaskMessage } from './message-action.ts';
import { TransportError } from './send-failure.ts';

export interface MessagesDependencies {
  adapter: Pick<BotAdapter, 'authenticate' | 'run'>;
  bot: Bot;
  rules: GateRules;
  /** `iss` that a token must have; by default the one of Teams. */
  tokenIssuer?: string;
  translateFor: (language: string) => Translate;
  /** For the number under which an unexpected error is found in the log. */
  newId: () => string;
  log: Log;
  /** Whether an error is the database's. */
  toOutage?: (error: unknown) => Outage | null;
  /** After which somebody who pressed a button gets words, in milliseconds: Teams waits for ten seconds or little more. */
  turnLimitMs?: number;
  /** Called when a request comes; what it gives back is told what the request was once it is answered. */
  timeActivity?: () => (kind: ActivityKind, status: number) => void;
}

export type ActivityKind = BotActivity['kind'] | 'refused';

/** A request whose body a parser of JSON has read. */
export type ParsedRequest = IncomingMessage & { body?: unknown };

/** Status and body of an answer. */
interface HttpAnswer {
  status: number;
  body: ActivityAnswer;
  kind: ActivityKind;
}

/**
 * Serves `POST /api/messages`: 401 for a token that is missing or wrong, 403 for an activity that we do not serve, 503
 * when the issuer's keys cannot be read, 400 for something that is no activity. Nothing of an error is sent out, and
 * the body is not logged.
 */
export function createMessagesHandler(deps: MessagesDependencies) {
  return async (request: ParsedRequest, response: ServerResponse): Promise<void> => {
    const stopTimer = deps.timeActivity?.();
    const answer = await answerRequest(
      toNumbered(deps, response),
      request.body,
      request.headers.authorization ?? '',
    );
    end(response, answer);
    stopTimer?.(answer.kind, answer.status);
  };
}

/** An error is found in the log under the number of its request, where that has one. */
function toNumbered(deps: MessagesDependencies, response: ServerResponse): MessagesDependencies {
  const requestId = response.getHeader('X-Request-Id');
  return typeof requestId === 'string' ? { ...deps, newId: () => requestId } : deps;
}

async function answerRequest(
  deps: MessagesDependencies,
  body: unknown,
  authorization: string,
): Promise<HttpAnswer> {
  if (authorization === '') return toAnswer(401);
  if (typeof body !== 'object' || body === null) return toAnswer(400);
  // Other channels have rules of their own in the SDK, so they are turned away before it looks at the token.
  if (!('channelId' in body) || body.channelId !== 'msteams') return refuse(deps, 'channel');
  const result = await authenticate(deps, body, authorization);
  if (typeof result === 'number') return toAnswer(result);
  const refusal = refuseActivity(body, result.claimsIdentity.getClaimValue('serviceurl'), deps.rules);
  if (refusal !== null) return refuse(deps, refusal);
  const activity = readActivity(body);
  if (activity === null) return toAnswer(400);
  return { status: 200, body: await runTurn(deps, { body, result, activity }), kind: activity.kind };
}

/** The token's claims, or the status of the refusal. */
async function authenticate(
  { adapter, tokenIssuer = teamsTokenIssuer, log }: MessagesDependencies,
  body: unknown,
  authorization: string,
): Promise<AuthenticateRequestResult | number> {
  try {
    const result = await adapter.authenticate(body, authorization);
    // The SDK also takes tokens of bots and of its emulator; an activity of Teams never comes with one.
    return result.claimsIdentity.getClaimValue('iss') === tokenIssuer ? result : 401;
  } catch (error) {
    const status = isTokenFault(error) ? 401 : 503;
    log.warn(
      { status, reason: error instanceof Error ? error.name : 'unknown' },
      'activity without a valid token',
    );
    return status;
  }
}

/** The token's own fault, rather than that of reading the issuer's keys. */
function isTokenFault(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode < 500;
  return (
    error instanceof Error && ['JsonWebTokenError', 'NotBeforeError', 'SyntaxError'].includes(error.name)
  );
}

interface AcceptedActivity {
  body: object;
  result: AuthenticateRequestResult;
  activity: BotActivity;
}

async function runTurn(
  deps: MessagesDependencies,
  { body, result, activity }: AcceptedActivity,
): Promise<ActivityAnswer> {
  let answer: ActivityAnswer = null;
  await deps.adapter.run(body, result, async (turn) => {
    answer = await answerActivity(deps, activity, turn);
  });
  return answer;
}

async function answerActivity(
  deps: MessagesDependencies,
  activity: BotActivity,
  turn: Turn,
): Promise<ActivityAnswer> {
  try {
    return await answerInTime(deps, activity, turn);
  } catch (error) {
    const correlationId = deps.newId();
    const text = toWords(deps, activity, { error, correlationId });
    if (activity.kind === 'press' && activity.via === 'execute') return toInvokeAnswer({ text });
    if (activity.kind === 'message-action') return toTaskMessage(text);
    if (activity.kind === 'other' || activity.kind === 'removed' || error instanceof TransportError)
      return null;
    if (!(await canReply(turn, text))) deps.log.warn({ correlationId }, 'the person could not be told');
    return null;
  }
}

class TooSlowError extends Error {}

/** Words in a chat may come late; the answer of a press may not. */
async function answerInTime(
  { bot, log, turnLimitMs = 9000 }: MessagesDependencies,
  activity: BotActivity,
  turn: Turn,
): Promise<ActivityAnswer> {
  const answer = bot(activity, turn);
  if (activity.kind !== 'press' && activity.kind !== 'message-action') return answer;
  if (await endsWithin(turnLimitMs, answer)) return answer;
  answer.catch((error: unknown) => {
    log.warn({ kind: activity.kind, err: error }, 'a turn of the bot failed after its limit');
  });
  throw new TooSlowError();
}

/** What the person is told; the log has it under the number. */
function toWords(
  { log, toOutage, translateFor }: MessagesDependencies,
  { kind, locale }: BotActivity,
  { error, correlationId }: { error: unknown; correlationId: string },
): string {
  if (error instanceof TooSlowError) return translateFor(locale)('bot.error.slow');
  const outage = toOutage?.(error) ?? null;
  if (outage === null) {
    log.error({ correlationId, kind, err: error }, 'a turn of the bot failed');
    return translateFor(locale)('bot.error.unknown', { correlationId });
  }
  log.warn({ correlationId, kind, outage }, 'a turn of the bot failed because of the database');
  return translateFor(locale)(`bot.error.${outage}`);
}

/** Tells the person, where the connector still takes words. */
async function canReply(turn: Turn, text: string): Promise<boolean> {
  try {
    await turn.reply({ text });
    return true;
  } catch {
    return false;
  }
}

function refuse({ log }: MessagesDependencies, refusal: Refusal): HttpAnswer {
  log.warn({ refusal }, 'activity refused');
  return toAnswer(403);
}

function toAnswer(status: number): HttpAnswer {
  return { status, body: null, kind: 'refused' };
}

function end(response: ServerResponse, { status, body }: HttpAnswer): void {
  response.statusCode = status;
  if (body === null) {
    response.end();
    return;
  }
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

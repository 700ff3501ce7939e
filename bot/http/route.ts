import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { contract, type Contract } from '../../shared/api/contract.ts';
import { routes, type Route, type RouteName } from '../../shared/api/routes.ts';
import { DomainError } from '../../shared/core/errors.ts';
import { BusyError } from '../app/busy.ts';
import type { Clock, Log, Person } from '../app/ports.ts';
import type { KeptResponse } from '../db/idempotency.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Authenticate } from './auth.ts';
import { readInput } from './input.ts';
import type { WithinLimits } from './limits.ts';
import { RequestError } from './problems.ts';

/** A request of one route after its checks. */
export interface RouteInput<Name extends RouteName> {
  person: Person;
  params: z.output<Contract[Name]['params']>;
  query: z.output<Contract[Name]['query']>;
  body: Contract[Name]['body'] extends z.ZodType ? z.output<Contract[Name]['body']> : null;
  /** From `If-Match`, where the route asks for it; otherwise 0. */
  seenVersion: number;
  /** The Idempotency-Key of this person, or a fresh id: makes the command idempotent. */
  commandId: string;
  /** Id for the record that the request creates; the same when a request that died is run again. */
  recordId: string;
}

/** The body, or where it is written already, its JSON. */
export type RouteOutput<Name extends RouteName> = (
  { body: z.input<Contract[Name]['response']> } | { json: string }
) & {
  /** Sent as a strong ETag. */
  version?: number;
};

export type RouteHandlers = {
  [Name in RouteName]: (input: RouteInput<Name>) => Promise<RouteOutput<Name>>;
};

export interface RouteDependencies {
  authenticate: Authenticate;
  idempotency: Repositories['idempotency'];
  clock: Clock;
  newId: () => string;
  within: WithinLimits;
  log: Log;
}

/**
 * The Express handler of one route of the contract: authenticate, parse, answer a repeated Idempotency-Key from what was
 * kept, else run the handler. Rejections are turned into problem documents by the error handler (errors.ts).
 */
export function toRequestHandler<Name extends RouteName>(
  name: Name,
  handler: RouteHandlers[Name],
  deps: RouteDependencies,
): RequestHandler {
  const route: Route = routes[name];
  const { params, query, body } = contract[name];

  async function work(request: Request): Promise<Answer> {
    const person = await deps.authenticate(request.headers.authorization);
    const key = readKey(request, person, route);
    const input = {
      person,
      params: readInput(params, request.params),
      query: readInput(query, request.query),
      body: body === null ? null : readInput(body, request.body ?? {}),
      seenVersion: route.ifMatch === true ? readIfMatch(request) : 0,
      commandId: key ?? deps.newId(),
      recordId: deps.newId(),
    } as RouteInput<Name>;
    const run = async (recordId: string) => toAnswer(route, await handler({ ...input, recordId }));
    return key === null ? run(input.recordId) : answerOnce(deps, { request, key, run });
  }

  return async (request, response) => {
    answer(response, await deps.within(() => work(request)));
  };
}

/** What a request is answered with: the body, or its JSON. */
type Answer = Omit<KeptResponse, 'body'> & ({ body: unknown } | { json: string });

function toAnswer({ status }: Route, { version, ...content }: RouteOutput<RouteName>): Answer {
  return { status, version: version ?? null, ...content };
}

/** What is kept under an Idempotency-Key. */
function toKept({ status, version, ...content }: Answer): KeptResponse {
  return { status, version, body: 'json' in content ? (JSON.parse(content.json) as unknown) : content.body };
}

interface OnceOptions {
  request: Request;
  key: string;
  run: (recordId: string) => Promise<Answer>;
}

async function answerOnce(deps: RouteDependencies, { request, key, run }: OnceOptions): Promise<Answer> {
  const { idempotency, clock } = deps;
  const state = await idempotency.begin(key, {
    requestHash: toRequestHash(request),
    recordId: deps.newId(),
    machineNow: clock.machineNow(),
  });
  if (state.kind === 'other-request') throw new RequestError('key-reused');
  if (state.kind === 'running') throw new RequestError('key-running');
  if (state.kind === 'answered') return state.response;
  const result = await run(state.recordId).catch(async (error: unknown) => {
    if (isRefusal(error)) await idempotency.forget(key);
    else void letGo(deps, key);
    throw error;
  });
  // It is done: that the answer cannot be kept is no reason to hold it back. Sent again, it finds what it made.
  await idempotency.keep(key, toKept(result)).catch((error: unknown) => {
    deps.log.warn({ err: error }, 'the answer of a request could not be kept');
  });
  return result;
}

/** A refused request has done nothing, so that a corrected one may use its key. */
function isRefusal(error: unknown): boolean {
  return error instanceof DomainError || error instanceof RequestError || error instanceof BusyError;
}

/**
 * A request that failed may have been carried out: sent again, it finds what it made under the same ids. Nobody waits for
 * this: where the database is away, the sender should learn it now.
 */
async function letGo({ idempotency, log }: RouteDependencies, key: string): Promise<void> {
  try {
    await idempotency.release(key);
  } catch (error) {
    log.warn({ err: error }, 'a request that failed can be sent again only after a while');
  }
}

function answer(response: Response, { status, version, ...content }: Answer): void {
  if (version !== null) response.setHeader('ETag', `"${version.toString()}"`);
  response.status(status);
  if ('json' in content) response.type('json').send(content.json);
  else response.json(content.body);
}

/** Keys are a person's own, so that nobody can read somebody else's answer by guessing one. */
function readKey({ headers }: Request, person: Person, { method }: Route): string | null {
  const key = headers['idempotency-key'];
  if (method === 'get' || typeof key !== 'string') return null;
  if (!/^[\x21-\x7e]{1,200}$/u.test(key)) {
    throw new RequestError('invalid-input', [
      { path: 'Idempotency-Key', problem: '1 to 200 visible characters' },
    ]);
  }
  return `${person.id}:${key}`;
}

function readIfMatch({ headers }: Request): number {
  const value = headers['if-match'];
  if (value === undefined) throw new RequestError('if-match-missing');
  const version = /^"?(\d{1,15})"?$/u.exec(value)?.[1];
  if (version === undefined)
    throw new RequestError('invalid-input', [{ path: 'If-Match', problem: 'a version' }]);
  return Number(version);
}

function toRequestHash({ method, originalUrl, headers, body }: Request): string {
  const text = JSON.stringify([method, originalUrl, headers['if-match'] ?? null, body ?? null]);
  return createHash('sha256').update(text).digest('base64url');
}

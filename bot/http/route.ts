import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { contract, type Contract } from '../../shared/api/contract.ts';
import { routes, type Route, type RouteName } from '../../shared/api/routes.ts';
import type { Clock, Person } from '../app/ports.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Authenticate } from './auth.ts';
import { readInput } from './input.ts';
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

export interface RouteOutput<Name extends RouteName> {
  body: z.input<Contract[Name]['response']>;
  /** Sent as a strong ETag. */
  version?: number;
}

export type RouteHandlers = {
  [Name in RouteName]: (input: RouteInput<Name>) => Promise<RouteOutput<Name>>;
};

export interface RouteDependencies {
  authenticate: Authenticate;
  idempotency: Repositories['idempotency'];
  clock: Clock;
  newId: () => string;
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
  return async (request, response) => {
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
    if (key === null) {
      answer(response, route.status, await handler(input));
      return;
    }
    await answerOnce({
      request,
      response,
      key,
      route,
      deps,
      run: (recordId) => handler({ ...input, recordId }),
    });
  };
}

interface OnceOptions {
  request: Request;
  response: Response;
  key: string;
  route: Route;
  deps: RouteDependencies;
  run: (recordId: string) => Promise<{ body: unknown; version?: number }>;
}

async function answerOnce({ request, response, key, route, deps, run }: OnceOptions): Promise<void> {
  const { idempotency, clock } = deps;
  const state = await idempotency.begin(key, {
    requestHash: toRequestHash(request),
    recordId: deps.newId(),
    machineNow: clock.machineNow(),
  });
  if (state.kind === 'other-request') throw new RequestError('key-reused');
  if (state.kind === 'running') throw new RequestError('key-running');
  if (state.kind === 'answered') {
    const { status, body, version } = state.response;
    answer(response, status, { body, ...(version !== null && { version }) });
    return;
  }
  try {
    const result = await run(state.recordId);
    await idempotency.keep(key, { status: route.status, body: result.body, version: result.version ?? null });
    answer(response, route.status, result);
  } catch (error) {
    await idempotency.forget(key);
    throw error;
  }
}

function answer(
  response: Response,
  status: number,
  { body, version }: { body: unknown; version?: number },
): void {
  if (version !== undefined) response.setHeader('ETag', `"${version.toString()}"`);
  response.status(status).json(body);
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

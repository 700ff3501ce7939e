import type { z } from 'zod';
import type { Contract } from '../../shared/api/contract.ts';
import { apiPrefix, routes, type Route, type RouteName } from '../../shared/api/routes.ts';
import type { Host } from '../host.ts';
import { ApiProblem, sendJson, UnreachableError, type JsonRequest } from './http.ts';

/** What a route answers. */
export type AnswerOf<Name extends RouteName> = z.output<Contract[Name]['response']>;
/** What a route takes in its body; nothing for most. */
export type BodyOf<Name extends RouteName> = Contract[Name]['body'] extends z.ZodType
  ? z.input<Contract[Name]['body']>
  : undefined;

export interface Call<Name extends RouteName> {
  params?: z.input<Contract[Name]['params']>;
  query?: z.input<Contract[Name]['query']>;
  body?: BodyOf<Name>;
  /** The version that the person had before them; needed where the route has `ifMatch`. */
  version?: number;
  /** Names one press of a button: a press that is sent again has the effect of one. */
  pressId?: string;
}

export type Client = ReturnType<typeof createClient>;

export interface ClientDependencies {
  getToken: Host['getToken'];
  /** Called with the build of the tab that the server has, whenever it says it. */
  onBuild?: (build: string) => void;
}

/** The typed client of the API. A token that is refused is renewed once, silently. */
export function createClient({ getToken, onBuild }: ClientDependencies) {
  async function call<Name extends RouteName>(name: Name, request: Call<Name> = {}): Promise<AnswerOf<Name>> {
    const route: Route = routes[name];
    const url = apiPrefix + toPath(route.path, request.params ?? {}) + toQuery(request.query ?? {});
    const headers = toHeaders(route, request);
    const method = route.method.toUpperCase();
    const { body } = await retryOnce(route, async () => {
      return await sendWithToken(url, { method, headers, body: request.body, onBuild });
    });
    return body as AnswerOf<Name>;
  }

  async function sendWithToken(url: string, request: JsonRequest) {
    try {
      return await sendJson(url, withBearer(request, await getToken({ renew: false })));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status !== 401) throw error;
      return await sendJson(url, withBearer(request, await getToken({ renew: true })));
    }
  }

  return { call };
}

function toPath(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(String(params[name])));
}

function toQuery(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

function toHeaders(route: Route, { version, pressId }: Call<RouteName>): Record<string, string> {
  return {
    ...(route.ifMatch === true && version !== undefined ? { 'If-Match': `"${version.toString()}"` } : {}),
    ...(route.method === 'post' ? { 'Idempotency-Key': pressId ?? crypto.randomUUID() } : {}),
  };
}

function withBearer(request: JsonRequest, token: string): JsonRequest {
  return { ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } };
}

/** A POST whose answer was lost may be sent again: its idempotency key makes two of them one. */
async function retryOnce<Answer>({ method }: Route, send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    if (method !== 'post' || !(error instanceof UnreachableError)) throw error;
    return await send();
  }
}

import { buildHeader } from '../../shared/api/build.ts';
import type { Problem } from '../../shared/api/problem.ts';

/** A refusal by the server, with its reason. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/** The server could not be reached, or its answer did not arrive. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('The server could not be reached.', { cause });
    this.name = 'UnreachableError';
  }
}

export interface JsonRequest {
  method: string;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  /** Called with the build of the tab that the server has, also where it refuses (shared/api/build.ts). */
  onBuild?: ((build: string) => void) | undefined;
}

/** Sends one request. @throws ApiProblem for every refusal, UnreachableError where there was no answer. */
export async function sendJson(
  url: string,
  { method, headers, body, onBuild }: JsonRequest,
): Promise<{ body: unknown }> {
  const response = await request(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const build = response.headers.get(buildHeader);
  if (build !== null) onBuild?.(build);
  const answer = await readJson(response);
  if (!response.ok) throw new ApiProblem(toProblem(answer, response, url));
  return { body: answer };
}

/** Opens a stream of server-sent events. */
export async function openStream(
  url: string,
  token: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const headers = { Accept: 'text/event-stream', Authorization: `Bearer ${token}` };
  const response = await request(url, { headers, signal });
  if (!response.ok || response.body === null) throw new ApiProblem(toProblem(null, response, url));
  return response.body;
}

async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new UnreachableError(error);
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text().catch((error: unknown) => {
    throw new UnreachableError(error);
  });
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) return null;
  return JSON.parse(text) as unknown;
}

/** A proxy on the way may answer with something that is not ours; its status is what is left to go by. */
function toProblem(answer: unknown, { status, statusText }: Response, url: string): Problem {
  if (typeof answer === 'object' && answer !== null && 'type' in answer) return answer as Problem;
  return { type: 'unknown', title: statusText, status, detail: statusText, instance: url };
}

import { setTimeout as delay } from 'node:timers/promises';
import type { Fleet } from '../fleet.ts';
import type { Told } from './ledger.ts';

export interface Sent {
  /** Null where no answer came. */
  status: number | null;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of every route
  body: any;
  told: Told;
}

export type Sender = ReturnType<typeof createSender>;

/** Nobody waits for more than ten seconds, whatever is broken; the rest is for a busy machine. */
const patienceMs = 15_000;
const lostCode = 'no answer';

/**
 * Sends requests to the processes of a fleet in turn, as browsers and Teams do, and remembers what an answer must never
 * be: late, a failure without words, or a wait without an end.
 */
export function createSender(fleet: Fleet) {
  const complaints: string[] = [];
  const codes = new Map<string, number>();
  const reads = { done: 0 };
  let count = 0;

  async function send(what: string, request: (at: number) => Promise<Answer>): Promise<Sent> {
    count += 1;
    const begun = performance.now();
    const answer = await Promise.race([request(count).catch(toLost), delay(patienceMs * 2, null)]);
    const ms = performance.now() - begun;
    if (answer === null || ms > patienceMs) complaints.push(`${what} took ${ms.toFixed()} ms`);
    if (answer === null || 'isLost' in answer) return note(lostCode, { status: null, body: null });
    const { status, body, headers } = answer;
    if (what.startsWith('GET ') && status === 200) reads.done += 1;
    if (status >= 500) complaints.push(...findFault(what, answer));
    if (status >= 500 && headers.get('retry-after') === null) complaints.push(`${what}: no Retry-After`);
    return note(toCode(body as Body), { status, body });
  }

  function note(code: string, { status, body }: { status: number | null; body: unknown }): Sent {
    if (status === null || status >= 400) codes.set(code, (codes.get(code) ?? 0) + 1);
    return { status, body, told: toTold(status, code) };
  }

  return { send, fleet, complaints, codes, reads };
}

type Body = { type?: string } | null;
type Answer = Awaited<ReturnType<Fleet['call']>>;

/** A killed process takes its connections along. */
function toLost(): { isLost: true } {
  return { isLost: true };
}

/** What a failure must have: a code that is not "unexpected", and a sentence for a person. */
function findFault(what: string, { status, body }: Answer): string[] {
  const isSentence = typeof body?.detail === 'string' && /^[A-Z].{20,}\.$/u.test(body.detail as string);
  if (isSentence && !toCode(body as Body).endsWith(':unexpected')) return [];
  return [`${what}: ${status.toString()} ${JSON.stringify(body)}`];
}

function toCode(body: Body): string {
  return body?.type ?? 'no code';
}

/** Refused means that nothing was stored; what was not begun, or had no room, counts to it. */
function toTold(status: number | null, code: string): Told {
  if (status !== null && status < 300) return 'done';
  const isUnknown = status === null || status === 503 || status === 500 || code.endsWith(':key-running');
  return isUnknown && !code.endsWith(':busy') ? 'unknown' : 'refused';
}

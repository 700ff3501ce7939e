/** What the next request to the connector meets instead of success. */
export interface Fault {
  /** Answered with this status; ignored with `drop`. */
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** Body of the answer: an object as JSON, a text as it is. */
  body?: unknown;
  /** How many requests meet it; one by default. */
  times?: number;
  /** The message is taken and stored, and the connection is cut before the answer: a lost reply. */
  drop?: boolean;
  /** The message is taken and stored, and no answer ever comes. */
  hang?: boolean;
}

/** Faults that wait for the next requests, in order. */
export function createFaults() {
  const waiting: (Fault & { left: number })[] = [];

  function failNext(fault: Fault): void {
    waiting.push({ ...fault, left: fault.times ?? 1 });
  }

  /** The fault of this request, or null. */
  function take(): Fault | null {
    const next = waiting[0];
    if (next === undefined) return null;
    next.left -= 1;
    if (next.left <= 0) waiting.shift();
    return next;
  }

  return { failNext, take };
}

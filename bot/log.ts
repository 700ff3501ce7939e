import { pino, type DestinationStream, type Logger } from 'pino';
import type { Log } from './app/ports.ts';

/**
 * The structured log: JSON lines on standard error, so that standard output stays for people. Callers give ids and
 * reasons, never texts, figures, addresses or tokens; of errors stays what `toErrorFacts` leaves.
 */
export function createLog(level: string, destination?: DestinationStream): Log & { flush: () => void } {
  const logger: Logger = pino(
    { level, base: null, serializers: { err: toErrorFacts } },
    destination ?? pino.destination({ fd: 2, sync: true }),
  );
  return {
    info: (facts, message) => {
      logger.info(facts, message);
    },
    warn: (facts, message) => {
      logger.warn(facts, message);
    },
    error: (facts, message) => {
      logger.error(facts, message);
    },
    flush: () => {
      logger.flush();
    },
  };
}

/** Which error, and where. */
export interface ErrorFacts {
  type: string;
  code?: string | number;
  /** Places in the code, the innermost first. */
  stack: string[];
  cause?: ErrorFacts;
}

const deepestCause = 5;

/**
 * What the log may tell of an error. Messages are left out, because they quote: a parser the text that it could not
 * read, the database the value that was there already, a mail server the address.
 */
export function toErrorFacts(error: unknown, depth = 0): ErrorFacts {
  // By shape: an error of another realm is no `instanceof Error`.
  if (typeof error !== 'object' || error === null) return { type: typeof error, stack: [] };
  const { name, code, message, stack, cause } = error as Partial<Record<keyof Error | 'code', unknown>>;
  return {
    type: isPlain(name) ? name : 'object',
    ...((isPlain(code) || typeof code === 'number') && { code }),
    stack: toPlaces(stack, message),
    ...(cause !== undefined && depth < deepestCause && { cause: toErrorFacts(cause, depth + 1) }),
  };
}

/** A name or a code, rather than words. */
function isPlain(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.-]{1,60}$/u.test(value);
}

/** A stack begins with the message, which may look like a place itself. */
function toPlaces(stack: unknown, message: unknown): string[] {
  if (typeof stack !== 'string') return [];
  const start = typeof message === 'string' && message !== '' ? stack.indexOf(message) + message.length : 0;
  const lines = stack.slice(start).split('\n');
  return lines.filter((line) => /^ {4}at /u.test(line)).map((line) => line.slice('    at '.length));
}

import { pino, type Logger } from 'pino';
import type { Log } from './app/ports.ts';

/**
 * The structured log: JSON lines on standard error, so that standard output stays for people. Callers give ids and
 * reasons, never texts, figures, addresses or tokens; errors are cut to their name, code and stack.
 */
export function createLog(level: string): Log & { flush: () => void } {
  const logger: Logger = pino(
    { level, base: null, redact: ['err.config', 'err.request', 'err.response', 'err.details'] },
    pino.destination({ fd: 2, sync: true }),
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

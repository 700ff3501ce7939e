import type { RequestHandler } from 'express';
import type { MessageId } from '../../shared/locales/catalogue.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { Clock } from '../app/ports.ts';
import type { Outage } from '../db/outage.ts';

export interface ReadinessDependencies {
  /** Rejects when the database does not store something soon. */
  probeDatabase: () => Promise<unknown>;
  /** Whether an error is the database's. */
  toOutage: (error: unknown) => Outage | null;
  /** When this process last saw whether work is due, on the machine's clock in milliseconds. */
  lookedAt: () => number;
  clock: Pick<Clock, 'machineNow'>;
}

export type Readiness = ReturnType<typeof createReadiness>;

const longestLookMs = 30_000;

const outageReasons = {
  unreachable: 'ready.database',
  full: 'ready.storage',
} as const satisfies Record<Outage, MessageId>;

/** Whether this process should be given work: it is not stopping, and both the database and the queue are with it. */
export function createReadiness({ probeDatabase, toOutage, lookedAt, clock }: ReadinessDependencies) {
  let isStopping = false;

  /** Why it should not, null when it should. */
  async function findReason(): Promise<MessageId | null> {
    if (isStopping) return 'ready.stopping';
    const outage = await probeDatabase().then(
      () => null,
      (error: unknown) => toOutage(error) ?? 'unreachable',
    );
    if (outage !== null) return outageReasons[outage];
    return clock.machineNow() - lookedAt() > longestLookMs ? 'ready.queue' : null;
  }

  return {
    findReason,
    isStopping: (): boolean => isStopping,
    /** From now on it is not ready. */
    stop: (): void => {
      isStopping = true;
    },
  };
}

/** Answers whether the event loop runs, which is all that it says. */
export const answerAlive: RequestHandler = (_request, response) => {
  response.json({ status: 'ok' });
};

/** Answers 200, or 503 with the reason in one sentence. */
export function createAnswerReady(
  { findReason }: Pick<Readiness, 'findReason'>,
  t: Translate,
): RequestHandler {
  return async (_request, response) => {
    const reason = await findReason();
    response.status(reason === null ? 200 : 503).json({ status: reason === null ? 'ok' : t(reason) });
  };
}

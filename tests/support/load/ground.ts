import { createTestDatabase, type TestDatabase } from '../database.ts';
import { startFleet } from '../fleet.ts';
import { startWireProxy } from '../wire-proxy.ts';
import { createLedger } from './ledger.ts';
import { createRandom } from './random.ts';
import { createSender } from './sender.ts';
import { cast, findFaults, openWeek, weekStart } from './week.ts';
import { createWriter } from './writer.ts';

export type Ground = Awaited<ReturnType<typeof startGround>>;

export interface GroundOptions {
  /** By default one on the run's engine. */
  database?: TestDatabase;
  /** More variables of the process. */
  environment?: Readonly<Record<string, string>>;
}

/** One process of the app with the sample company, behind a proxy that makes its database fail. */
export async function startGround({ environment = {}, ...given }: GroundOptions = {}) {
  const database = given.database ?? (await createTestDatabase());
  const proxy = await startWireProxy(database.uri);
  const log: string[] = [];
  const fleet = await startFleet({
    size: 1,
    now: weekStart,
    database: { ...database, uri: proxy.uri },
    environment: { LOG_LEVEL: 'warn', ...environment },
    onLog: (line) => log.push(line),
  });
  const place = await openWeek(fleet);
  let loads = 0;

  /** Lets six people write until `stop`, which resolves when the last of them has been answered. */
  async function startLoad(seed: number) {
    const ledger = createLedger();
    const sender = createSender(fleet);
    const random = createRandom(seed);
    loads += 1;
    const means = { mark: `in ${loads.toString()}`, sender, ledger, random, ...place };
    const writers = await Promise.all(
      cast.map(([personId, deeds]) => createWriter({ ...means, personId, deeds })),
    );
    const stopping = new AbortController();
    const running = Promise.all(writers.map((writer) => writer.run(stopping.signal)));
    return {
      ...sender,
      ledger,
      stop: async (): Promise<void> => {
        stopping.abort();
        await running;
      },
    };
  }

  /** Why the process says that it is not ready; null where it is. */
  async function readReason(): Promise<string | null> {
    const { status, body } = await fleet.call(0, '/readyz');
    return status === 200 ? null : `${status.toString()} ${String(body.status)}`;
  }

  return {
    ...place,
    database,
    proxy,
    fleet,
    /** Lines of the process. */
    log,
    startLoad,
    readReason,
    findFaults: (load: { ledger: ReturnType<typeof createLedger> }) =>
      findFaults(database.db, load.ledger, place.meetingId),
    close: async (): Promise<void> => {
      await fleet.close();
      await proxy.close();
    },
  };
}

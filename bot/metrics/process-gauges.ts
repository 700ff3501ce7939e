import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';
import type { PoolState } from '../db/pool.ts';

export interface ProcessDependencies {
  /** Sockets to the database. */
  pool: () => PoolState;
  /** Open live streams. */
  countClients: () => number;
}

/** How often the event loop is looked at; that much is in what Node measures, and taken off. */
const resolutionMs = 20;

/**
 * How this process fares; what dashboards for Node show has the name that they know.
 *
 * @returns what ends the measuring.
 */
export function addProcessGauges(
  registry: Registry,
  { pool, countClients }: ProcessDependencies,
): () => void {
  const gauges = [
    ['tandem_live_clients', 'Open live streams.', countClients],
    ['process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss()],
    ['nodejs_heap_size_used_bytes', 'Heap in use.', () => process.memoryUsage().heapUsed],
    ['nodejs_heap_size_total_bytes', 'Heap reserved.', () => process.memoryUsage().heapTotal],
    ['process_start_time_seconds', 'When it started, since 1970.', () => performance.timeOrigin / 1000],
  ] as const;
  for (const [name, help, read] of gauges) {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  }
  addSockets(registry, pool);
  return addLag(registry);
}

function addSockets(registry: Registry, pool: () => PoolState): void {
  new Gauge({
    name: 'tandem_database_sockets',
    help: 'Sockets to the database: all that are open, and those in use.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { open, inUse } = pool();
      this.set({ state: 'open' }, open);
      this.set({ state: 'in-use' }, inUse);
    },
  });
  new Gauge({
    name: 'nodejs_active_resources',
    help: 'What keeps the event loop busy, by type.',
    labelNames: ['type'],
    registers: [registry],
    collect() {
      this.reset();
      for (const type of process.getActiveResourcesInfo()) this.inc({ type });
    },
  });
}

function addLag(registry: Registry): () => void {
  const lag = monitorEventLoopDelay({ resolution: resolutionMs });
  lag.enable();
  const toSeconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - resolutionMs / 1000);
  new Gauge({
    name: 'tandem_eventloop_lag_seconds',
    help: 'By how much the event loop was late since the last reading: median, 99 %, and at most.',
    labelNames: ['quantile'],
    registers: [registry],
    collect() {
      for (const quantile of [0.5, 0.99]) this.set({ quantile }, toSeconds(lag.percentile(quantile * 100)));
      this.set({ quantile: 1 }, toSeconds(lag.max));
      lag.reset();
    },
  });
  return () => void lag.disable();
}

// Loaded into the app's process before it (`node --import`): on SIGUSR2 it frees what can be freed and writes one line of
// JSON to standard error that tells what is left.
import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a process holds. */
export interface Holdings {
  heapMb: number;
  rssMb: number;
  /** Open files and sockets. */
  descriptors: number;
  timers: number;
  /** Of the process object. */
  listeners: number;
  /** Event loop, since the last time, in milliseconds. */
  lagP50Ms: number;
  lagP99Ms: number;
}

const megabyte = 1024 * 1024;
const resolutionMs = 20;
const lag = monitorEventLoopDelay({ resolution: resolutionMs });
lag.enable();

process.on('SIGUSR2', () => {
  const [lagP50Ms, lagP99Ms] = [toLag(50), toLag(99)];
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const holdings: Holdings = {
    heapMb: heapUsed / megabyte,
    rssMb: rss / megabyte,
    descriptors: readdirSync('/proc/self/fd').length,
    timers: process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length,
    listeners: countListeners(),
    lagP50Ms,
    lagP99Ms,
  };
  lag.reset();
  process.stderr.write(`${JSON.stringify({ holdings })}\n`);
});

/** The delay beyond what was asked for. */
function toLag(percentile: number): number {
  return Math.max(lag.percentile(percentile) / 1e6 - resolutionMs, 0);
}

function countListeners(): number {
  return process.eventNames().reduce((count, name) => count + process.listenerCount(name), 0);
}

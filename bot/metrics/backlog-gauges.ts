import { Gauge, type Registry } from 'prom-client';
import { secondsBetween } from '../../shared/core/time.ts';
import type { Clock, Log } from '../app/ports.ts';
import type { DueJobs, JobCount } from '../db/backlog.ts';
import type { Repositories } from '../db/repositories.ts';
import { createCached } from './cached.ts';

export interface BacklogDependencies {
  repositories: Pick<Repositories, 'backlog'>;
  clock: Clock;
  log: Log;
}

/** Prometheus asks every 15 s or so; several of them cost the database no more than one. */
const keptMs = 5000;

/**
 * What waits in the database: the same for every process, so sums over processes mean nothing. A reading that failed
 * leaves its gauges out.
 */
export function addBacklogGauges(
  registry: Registry,
  { repositories, clock, log }: BacklogDependencies,
): void {
  const { backlog } = repositories;
  const cached = <Value>(what: string, read: () => Promise<Value>) =>
    createCached(read, { what, keptMs, clock, log });
  const readDue = cached('due jobs', () => backlog.countDueJobs(clock.now(), clock.machineNow()));
  const readParked = cached('parked jobs', backlog.countParkedJobs);
  const readUndelivered = cached('undelivered events', backlog.countUndelivered);
  addJobGauges(registry, { readDue, readParked, clock });
  new Gauge({
    name: 'tandem_outbox_events',
    help: 'Events that were stored with a record and not yet delivered to their subscribers.',
    labelNames: ['collection'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { collection, events } of (await readUndelivered()) ?? []) this.set({ collection }, events);
    },
  });
}

interface JobReadings {
  readDue: () => Promise<DueJobs | null>;
  readParked: () => Promise<JobCount[] | null>;
  clock: Pick<Clock, 'now'>;
}

function addJobGauges(registry: Registry, { readDue, readParked, clock }: JobReadings): void {
  const registers = [registry];
  new Gauge({
    name: 'tandem_jobs',
    help: 'Jobs whose time has come (due), that a process has in hand (leased), or that wait for somebody (parked).',
    labelNames: ['kind', 'state'],
    registers,
    async collect() {
      this.reset();
      const counts = [...((await readDue())?.counts ?? []), ...((await readParked()) ?? [])];
      for (const { kind, state, count } of counts) this.set({ kind, state }, count);
    },
  });
  new Gauge({
    name: 'tandem_job_oldest_due_seconds',
    help: 'For how long the oldest job has been due that no process has in hand; 0 where there is none.',
    registers,
    async collect() {
      const due = await readDue();
      this.remove();
      if (due !== null) this.set(toAge(due.oldestDueAt, clock.now()));
    },
  });
}

function toAge(oldestDueAt: string | null, now: string): number {
  return oldestDueAt === null ? 0 : Math.max(0, secondsBetween(oldestDueAt, now));
}

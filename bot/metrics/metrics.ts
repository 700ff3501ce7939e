import { Counter, Histogram, Registry } from 'prom-client';
import type { SendResult } from '../app/watch-sends.ts';
import type { AnsweredRequest } from '../http/request-log.ts';
import type { ActivityKind } from '../teams/messages.ts';
import { addBacklogGauges, type BacklogDependencies } from './backlog-gauges.ts';
import { addProcessGauges, type ProcessDependencies } from './process-gauges.ts';

export type MetricsDependencies = BacklogDependencies & ProcessDependencies;

export type Metrics = ReturnType<typeof createMetrics>;

/** Seconds. A bot has 15 s to answer Teams; people notice 0.1 s. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

/**
 * What this process counts and measures, for Prometheus. Labels name routes, kinds and outcomes: never a person, a
 * series, a tenant or an id, so that there are few of them and none of them is anybody's.
 */
export function createMetrics(deps: MetricsDependencies) {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'tandem_http_requests_total',
    help: 'Requests that are over, by route and class of status.',
    labelNames: ['name', 'route', 'method', 'status'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'tandem_http_request_duration_seconds',
    help: 'How long requests took, without live streams.',
    labelNames: ['name', 'route', 'method'],
    buckets,
    registers,
  });
  const activities = new Counter({
    name: 'tandem_activities_total',
    help: 'POST /api/messages by kind of activity and class of status.',
    labelNames: ['kind', 'status'],
    registers,
  });
  const activitySeconds = new Histogram({
    name: 'tandem_activity_duration_seconds',
    help: 'How long activities took, by kind.',
    labelNames: ['kind'],
    buckets,
    registers,
  });
  const sends = new Counter({
    name: 'tandem_sends_total',
    help: 'Messages posted and edited and mails sent, by what became of them.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  addBacklogGauges(registry, deps);
  const stop = addProcessGauges(registry, deps);

  return {
    countRequest: ({ route: { name, path, isStream }, method, status, ms }: AnsweredRequest): void => {
      requests.inc({ name, route: path, method, status: toStatusClass(status) });
      if (isStream !== true) requestSeconds.observe({ name, route: path, method }, ms / 1000);
    },
    timeActivity: () => {
      const stopTimer = activitySeconds.startTimer();
      return (kind: ActivityKind, status: number): void => {
        activities.inc({ kind, status: toStatusClass(status) });
        stopTimer({ kind });
      };
    },
    countSend: ({ kind, outcome }: SendResult): void => {
      sends.inc({ kind, outcome });
    },
    contentType: registry.contentType,
    /** In the text format of Prometheus. */
    read: (): Promise<string> => registry.metrics(),
    /** Ends measuring. */
    stop,
  };
}

function toStatusClass(status: number): string {
  return `${Math.floor(status / 100).toString()}xx`;
}

import { afterEach, describe, expect, it } from '@jest/globals';
import { createCached } from '../../../bot/metrics/cached.ts';
import { createMetrics, type Metrics } from '../../../bot/metrics/metrics.ts';
import type { DueJobs } from '../../../bot/db/backlog.ts';
import { createProbeClock, createProbeLog } from '../../support/probe-clock.ts';

describe('a reading that is kept', () => {
  const clock = createProbeClock();
  const log = createProbeLog();
  const create = <Value>(read: () => Promise<Value>) =>
    createCached(read, { what: 'jobs', keptMs: 5000, clock, log });

  it('is taken once in a while, however many ask at a time', async () => {
    let taken = 0;
    const read = create(() => Promise.resolve((taken += 1)));
    expect(await Promise.all([read(), read()])).toEqual([1, 1]);
    clock.advance(4999);
    expect(await read()).toBe(1);
    clock.advance(1);
    expect(await read()).toBe(2);
  });

  it('that failed is nothing for as long, and is logged once', async () => {
    const results = [Promise.reject(new Error('secret')), Promise.resolve('there')];
    const read = create(() => results.shift()!);
    expect([await read(), await read()]).toEqual([null, null]);
    expect(log.lines).toHaveLength(1);
    clock.advance(5000);
    expect(await read()).toBe('there');
  });
});

describe('the metrics', () => {
  let metrics: Metrics;
  afterEach(() => {
    metrics.stop();
  });

  const clock = createProbeClock('2026-11-25T08:00:00.000Z');
  const nothing: DueJobs = { counts: [], oldestDueAt: null };
  function create(countDueJobs: () => Promise<DueJobs> = () => Promise.resolve(nothing)) {
    const backlog = {
      countDueJobs,
      countParkedJobs: () => Promise.resolve([{ kind: 'send-card', state: 'parked' as const, count: 2 }]),
      countUndelivered: () => Promise.resolve([{ collection: 'meetings', events: 4 }]),
    };
    metrics = createMetrics({
      repositories: { backlog },
      clock,
      log: createProbeLog(),
      pool: () => ({ open: 3, inUse: 1 }),
      countClients: () => 7,
    });
    return metrics;
  }

  it('tell requests by route, method and class of status, and streams without how long they took', async () => {
    const { countRequest, read } = create();
    const route = { name: 'getMeeting', path: '/api/v1/meetings/{meetingId}' };
    countRequest({ route, method: 'GET', status: 200, ms: 30 });
    countRequest({ route, method: 'GET', status: 404, ms: 3 });
    countRequest({
      route: { name: 'watch', path: '/live', isStream: true },
      method: 'GET',
      status: 200,
      ms: 9e6,
    });
    const text = await read();
    const labels = 'name="getMeeting",route="/api/v1/meetings/{meetingId}",method="GET"';
    expect(text).toContain(`tandem_http_requests_total{${labels},status="2xx"} 1`);
    expect(text).toContain(`tandem_http_requests_total{${labels},status="4xx"} 1`);
    expect(text).toContain(`tandem_http_request_duration_seconds_count{${labels}} 2`);
    expect(text).toContain(
      'tandem_http_requests_total{name="watch",route="/live",method="GET",status="2xx"} 1',
    );
    expect(text).not.toContain('tandem_http_request_duration_seconds_count{name="watch"');
  });

  it('tell activities by kind and sends by what became of them', async () => {
    const { timeActivity, countSend, read } = create();
    timeActivity()('press', 200);
    timeActivity()('refused', 403);
    countSend({ kind: 'post', outcome: 'unknown' });
    const text = await read();
    expect(text).toContain('tandem_activities_total{kind="press",status="2xx"} 1');
    expect(text).toContain('tandem_activities_total{kind="refused",status="4xx"} 1');
    expect(text).toContain('tandem_activity_duration_seconds_count{kind="press"} 1');
    expect(text).toContain('tandem_sends_total{kind="post",outcome="unknown"} 1');
  });

  it('tell what waits, and how the process fares', async () => {
    const due: DueJobs = {
      counts: [
        { kind: 'send-card', state: 'due', count: 5 },
        { kind: 'send-mail', state: 'leased', count: 1 },
      ],
      oldestDueAt: '2026-11-25T07:58:30.000Z',
    };
    const text = await create(() => Promise.resolve(due)).read();
    for (const line of [
      'tandem_jobs{kind="send-card",state="due"} 5',
      'tandem_jobs{kind="send-mail",state="leased"} 1',
      'tandem_jobs{kind="send-card",state="parked"} 2',
      'tandem_job_oldest_due_seconds 90',
      'tandem_outbox_events{collection="meetings"} 4',
      'tandem_live_clients 7',
      'tandem_database_sockets{state="open"} 3',
      'tandem_database_sockets{state="in-use"} 1',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    for (const name of [
      'tandem_eventloop_lag_seconds{quantile="0.99"}',
      'nodejs_heap_size_used_bytes',
      'process_resident_memory_bytes',
    ]) {
      expect(
        Number(
          text
            .split('\n')
            .find((line) => line.startsWith(name))
            ?.split(' ')[1],
        ),
      ).toBeGreaterThanOrEqual(0);
    }
  });

  it('leave out what could not be read, and forget what no longer waits', async () => {
    const results = [
      () => Promise.resolve({ ...nothing, counts: [{ kind: 'k', state: 'due' as const, count: 1 }] }),
      () => Promise.resolve(nothing),
      () => Promise.reject(new Error('away')),
    ];
    const { read } = create(() => results.shift()!());
    const ageOf = (text: string) => /^tandem_job_oldest_due_seconds (.*)$/mu.exec(text)?.[1];
    const first = await read();
    expect([first.includes('{kind="k",state="due"}'), ageOf(first)]).toEqual([true, '0']);
    clock.advance(5000);
    const second = await read();
    expect([second.includes('{kind="k",state="due"}'), ageOf(second)]).toEqual([false, '0']);
    clock.advance(5000);
    expect(ageOf(await read())).toBeUndefined();
  });

  it('are of one app each', async () => {
    const { countSend } = create();
    countSend({ kind: 'mail', outcome: 'ok' });
    metrics.stop();
    expect(await create().read()).not.toContain('tandem_sends_total{');
  });
});

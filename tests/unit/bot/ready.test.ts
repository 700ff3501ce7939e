import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createReadiness } from '../../../bot/http/ready.ts';
import { createStarting } from '../../../bot/http/starting.ts';
import { t } from '../../support/meeting-records.ts';
import { createProbeClock } from '../../support/probe-clock.ts';

describe('a process', () => {
  const clock = createProbeClock();
  const answers = () => Promise.resolve();
  const toOutage = (error: unknown) => (error instanceof RangeError ? ('full' as const) : null);
  const create = (probeDatabase = answers, lookedAt = clock.machineNow()) =>
    createReadiness({ probeDatabase, toOutage, lookedAt: () => lookedAt, clock });

  it('is ready while the database answers and it looks for work', async () => {
    expect(await create().findReason()).toBeNull();
    expect(await create(answers, clock.machineNow() - 30_000).findReason()).toBeNull();
  });

  it('is not when it has not looked for work for more than 30 s', async () => {
    expect(await create(answers, clock.machineNow() - 30_001).findReason()).toBe('ready.queue');
  });

  it('is not when the database does not answer', async () => {
    expect(await create(() => Promise.reject(new Error('away'))).findReason()).toBe('ready.database');
  });

  it('is not when the database has no room', async () => {
    expect(await create(() => Promise.reject(new RangeError('full'))).findReason()).toBe('ready.storage');
  });

  it('is not any more once it stops, and asks nobody for that', async () => {
    let asked = 0;
    const readiness = create(() => {
      asked += 1;
      return Promise.resolve();
    });
    expect(readiness.isStopping()).toBe(false);
    readiness.stop();
    expect([readiness.isStopping(), await readiness.findReason(), asked]).toEqual([
      true,
      'ready.stopping',
      0,
    ]);
  });
});

describe('while the app starts', () => {
  let server: Server;
  afterEach(() => void server.close());

  async function ask(path: string) {
    let compiled = 0;
    const createT = () => {
      compiled += 1;
      return t;
    };
    server = createServer(createStarting(createT, () => 'number'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { status, headers, ...response } = await fetch(`http://127.0.0.1:${port.toString()}${path}`).then(
      async (answer) => ({ status: answer.status, headers: answer.headers, body: await answer.json() }),
    );
    return { status, headers: Object.fromEntries(headers), ...response, compiled };
  }

  it('it lives', async () => {
    expect(await ask('/livez')).toMatchObject({ status: 200, body: { status: 'ok' }, compiled: 0 });
  });

  it('it is not ready, and says so', async () => {
    expect(await ask('/readyz')).toMatchObject({ status: 503, body: { status: 'Tandem is starting.' } });
  });

  it.each(['/api/v1/series', '/tab/', '/metrics'])('it asks for patience: %s', async (path) => {
    expect(await ask(path)).toMatchObject({
      status: 503,
      headers: {
        'retry-after': '1',
        'x-request-id': 'number',
        'content-type': 'application/problem+json; charset=utf-8',
      },
      body: { type: 'urn:tandem:problem:unavailable', status: 503, instance: 'urn:tandem:request:number' },
    });
  });
});

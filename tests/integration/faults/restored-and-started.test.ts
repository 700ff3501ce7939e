import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { startApp, type AppProcess } from '../../support/app-process.ts';
import { importCompiled } from '../../support/compiled.ts';

const { openDatabase } =
  await importCompiled<typeof import('../../../bot/db/connect.ts')>('bot/db/connect.js');
const { createLastBackupRepository } =
  await importCompiled<typeof import('../../../bot/db/last-backup.ts')>('bot/db/last-backup.js');

const apps: AppProcess[] = [];
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'tandem-f35-'));
afterAll(async () => {
  // Their engines end with them, and write nothing into what is removed.
  await Promise.all(apps.map(({ stop }) => stop()));
  fs.rmSync(root, { recursive: true, force: true });
});

/** Runs one of the programs as npm does, on a data directory. */
function run(name: 'backup' | 'restore', dataDir: string, ...args: string[]) {
  const program = path.resolve('.build', 'bot', `${name}-program.js`);
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, DATA_DIR: dataDir } });
  let [out, problem] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (problem += chunk.toString()));
  return new Promise<{ code: number | null; out: string; problem: string }>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, out, problem });
    });
  });
}

/** Calls of the API of a running app, as a person where one is named. */
function createCalls(baseUrl: string) {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of every route
  async function call(url: string, body?: object, headers: Record<string, string> = {}): Promise<any> {
    const json = { 'content-type': 'application/json' };
    const init =
      body === undefined
        ? { headers }
        : { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) };
    const response = await fetch(baseUrl + url, init);
    return response.json();
  }
  async function as(personId: string) {
    const { token } = await call('/local/sign-in', { personId });
    return (url: string, body?: object) =>
      call(`/api/v1${url}`, body, { authorization: `Bearer ${String(token)}` });
  }
  return { call, as };
}

async function start(dataDir: string): Promise<AppProcess> {
  const app = await startApp(dataDir, { port: 0 });
  apps.push(app);
  return app;
}

const seriesId = 'sales-and-marketing';

/** What people see of the whole. */
async function readAll({ call, as }: ReturnType<typeof createCalls>) {
  const ana = await as('ana');
  const { chats } = (await call('/local/people/kofi/chats')) as { chats: { messages: { id: string }[] }[] };
  return {
    meetings: (await ana(`/series/${seriesId}/meetings`)).items as object[],
    actions: await ana(`/series/${seriesId}/actions`),
    parked: await ana(`/series/${seriesId}/parking-lot`),
    said: chats.flatMap(({ messages }) => messages.map(({ id }) => id)),
    mails: await call('/local/outbox'),
  };
}

const limitMs = 240_000;

describe('F35', () => {
  test(
    'a backup that was made from under a running app is restored, and the app started on it goes on',
    async () => {
      const [first, second] = [path.join(root, 'first'), path.join(root, 'second')];
      const file = path.join(root, 'backup.gz');
      const app = await start(first);
      const calls = createCalls(app.baseUrl);
      await calls.call('/local/sample', {});
      await calls.call('/local/clock', { advance: 'P3D' });
      const kofi = await calls.as('kofi');
      const give = (text: string) =>
        kofi(`/series/${seriesId}/actions`, { text, ownerId: 'kofi', dueOn: null });
      const { id } = await give('Bring cake');
      const acknowledged = await readAll(calls);
      expect(JSON.stringify(acknowledged.actions)).toContain(id);

      const made = await run('backup', first, file);
      expect([made.code, made.problem]).toEqual([0, '']);
      expect(made.out).toMatch(/^Backed up \d+ documents into .*backup\.gz \(\d+ bytes\)\.\n$/u);
      await expectLastBackup(first, fs.statSync(file).size);
      await give('Not in the copy');

      // Not into the database of a running app, and not into one with data.
      const busy = await run('restore', first, file);
      expect(busy).toMatchObject({
        code: 1,
        problem: expect.stringMatching(/is in use by another process: stop/u),
      });
      await app.kill();
      const full = await run('restore', first, file);
      expect(full).toMatchObject({ code: 1, problem: expect.stringMatching(/is not empty/u) });

      const restored = await run('restore', second, file);
      expect([restored.code, restored.problem]).toEqual([0, '']);
      expect(restored.out).toMatch(
        /^Restored \d+ documents of .*Z from .*backup\.gz\. What was due before now/u,
      );
      const after = createCalls((await start(second)).baseUrl);
      const { meetings, ...rest } = acknowledged;
      const found = await readAll(after);
      expect(found).toMatchObject(rest);
      // The weeks ahead are planned anew, from the day of the restore on.
      expect(found.meetings).toEqual(expect.arrayContaining(meetings));
      // It goes on from there: one week on, the next meeting's people are asked.
      await after.call('/local/clock', { advance: 'P8D' });
      expect((await readAll(after)).said.length).toBeGreaterThan(acknowledged.said.length);
    },
    limitMs,
  );

  async function expectLastBackup(dataDir: string, bytes: number): Promise<void> {
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const { db, close } = await openDatabase({ dataDir, databaseName: 'tandem', joinsRunning: true, log });
    expect(await createLastBackupRepository(db).readLastBackup()).toMatchObject({ bytes });
    await close();
  }
});

describe('npm run backup and npm run restore', () => {
  test.each([
    ['backup', []],
    ['restore', ['--help']],
    ['restore', ['one', 'two']],
  ] as const)('say in words what they need: %s %j', async (name, args) => {
    const { code, out, problem } = await run(name, path.join(root, 'none'), ...args);
    expect([code, out, problem]).toEqual([1, '', `Name one file: npm run ${name} -- FILE\n`]);
    expect(fs.existsSync(path.join(root, 'none'))).toBe(false);
  });
});

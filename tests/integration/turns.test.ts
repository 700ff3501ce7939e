import { afterAll, expect, it } from '@jest/globals';
import { createTurns } from '../../bot/app/turns.ts';
import { createRepositories } from '../../bot/db/repositories.ts';
import { createTestDatabase } from '../support/database.ts';
import { createProbeClock } from '../support/probe-clock.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const repositories = createRepositories(database.db);
const clock = createProbeClock();

/** The turns as one process takes them. */
function createProcess(name: string) {
  let count = 0;
  const newId = () => `${name}${(count += 1).toString()}`;
  return createTurns({ repositories, clock, newId });
}

it('tasks of one key run one after the other in different processes, those of other keys beside them', async () => {
  const [one, two] = [createProcess('one'), createProcess('two')];
  const seen: string[] = [];
  let endOther: () => void = () => undefined;
  const other = one.run('other', () => new Promise<void>((resolve) => (endOther = resolve)));
  const task = (name: string) => async () => {
    seen.push(`${name} begins`);
    await repositories.lanes.acquire('something', { owner: name, machineNow: 0, leaseMs: 1 });
    seen.push(`${name} ends`);
  };
  await Promise.all(['a', 'b', 'c', 'd'].map((name, at) => [one, two][at % 2]!.run('key', task(name))));
  expect(seen.filter((_, at) => at % 2 === 0).map((line) => line.replace('begins', 'ends'))).toEqual(
    seen.filter((_, at) => at % 2 === 1),
  );
  endOther();
  await other;
});

it('a task that goes wrong lets the next one in', async () => {
  const failing = () => Promise.reject(new Error('no'));
  await expect(createProcess('three').run('key', failing)).rejects.toThrow('no');
  await expect(createProcess('four').run('key', () => Promise.resolve('done'))).resolves.toBe('done');
});

it('a process that died holds nobody up for longer than its lease', async () => {
  await repositories.lanes.acquire('turns:key', {
    owner: 'died',
    machineNow: clock.machineNow(),
    leaseMs: 5000,
  });
  let isDone = false;
  const waiting = createProcess('five').run('key', () => Promise.resolve((isDone = true)));
  await createProcess('six').run('other', () => Promise.resolve());
  expect(isDone).toBe(false);
  clock.advance(5000);
  await waiting;
  expect(isDone).toBe(true);
});

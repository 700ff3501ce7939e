import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { startApp } from '../../support/app-process.ts';
import { atMostTimes, toEntry, type Entry } from '../entry.ts';
import { readResidentKb } from '../ground/memory.ts';
import { interleave, toMedians } from '../interleave.ts';
import type { Bench, Measurement } from '../measurement.ts';

/**
 * From the start of the process until it answers that it is ready, on an empty folder and on one that is in use already,
 * each with its embedded engine; and the memory of the process at rest, without the engine's. Against a process of
 * Express and the bot's SDK that does nothing.
 */
export const start: Measurement = { name: 'start', run: measure };

async function measure(bench: Bench): Promise<Record<string, Entry>> {
  const rounds = bench.pick(7, 1);
  const restMs = bench.pick(2000, 50);
  const memory = { values: [] as number[], floors: [] as number[] };
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tandem-bench-'));
  let made = 0;
  const startFirst = async () => {
    made += 1;
    return (await startOnce(path.join(folder, made.toString()), restMs)).readyMs;
  };
  const startAgain = async () => {
    const { readyMs, residentKb } = await startOnce(path.join(folder, '1'), restMs);
    memory.values.push(residentKb / 1000);
    return readyMs;
  };
  const startFloor = async () => {
    const { readyMs, residentKb } = await startFloorOnce(restMs);
    memory.floors.push(residentKb / 1000);
    return readyMs;
  };
  try {
    const first = await interleave(rounds, startFirst, startFloor);
    const again = await interleave(rounds, startAgain, startFloor);
    return {
      'start-empty': toEntry({ ...toMedians(first), unit: 'ms to ready', goal: atMostTimes(2) }),
      'start-again': toEntry({ ...toMedians(again), unit: 'ms to ready', goal: atMostTimes(2) }),
      'memory-at-rest': toEntry({ ...toMedians(memory), unit: 'MB', goal: atMostTimes(2) }),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Started {
  readyMs: number;
  residentKb: number;
}

async function startOnce(dataDir: string, restMs: number): Promise<Started> {
  const startedAt = performance.now();
  const app = await startApp(dataDir, { port: 0 });
  const readyMs = performance.now() - startedAt;
  await delay(restMs);
  const residentKb = readResidentKb(app.pid);
  await app.stop();
  return { readyMs, residentKb };
}

const floorProgram = path.join(import.meta.dirname, '..', 'programs', 'bot-floor.js');

async function startFloorOnce(restMs: number): Promise<Started> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [floorProgram], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [baseUrl] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  await fetch(`${baseUrl}/readyz`);
  const readyMs = performance.now() - startedAt;
  await delay(restMs);
  const residentKb = readResidentKb(child.pid ?? 0);
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  return { readyMs, residentKb };
}

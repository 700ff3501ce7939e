import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Log } from './app/ports.ts';
import { createClock } from './clock.ts';
import { readConfig, type Config } from './config.ts';
import { openDatabase, type Database } from './db/connect.ts';
import { isConnectionLost } from './db/reconnect.ts';
import { StartError } from './db/start-error.ts';
import { createLog } from './log.ts';

/** What a program has that a person runs on the database. */
export interface DatabaseTask {
  /** The file that the person named, absolute. */
  file: string;
  config: Config;
  log: Log;
  machineNow: () => number;
  /** Opens the database that `npm start` would use; `joinsRunning` as in `BackendOptions`. */
  open: (options: { joinsRunning: boolean }) => Promise<Database>;
}

/**
 * Runs a program of the form `npm run NAME -- FILE` and prints the line that it answers with. What a person can put right
 * is said in a sentence, and the process ends with 1.
 */
export async function runOnDatabase(
  name: string,
  task: (given: DatabaseTask) => Promise<string>,
): Promise<void> {
  try {
    const file = readFileName(name, process.argv.slice(2));
    process.stdout.write(`${await task(toTask(file))}\n`);
  } catch (error) {
    const sentence = toSentence(error);
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
  }
}

/** The version of this Tandem, as package.json has it. */
export function readAppVersion({ builtFolder }: Pick<Config, 'builtFolder'>): string {
  const text = readFileSync(join(builtFolder, '..', 'package.json'), 'utf8');
  return String((JSON.parse(text) as { version: unknown }).version);
}

function toTask(file: string): DatabaseTask {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const { mongodbUri, mongodBinary, dataDir, databaseName } = config;
  const chosen = { mongodbUri: mongodbUri ?? undefined, mongodBinary: mongodBinary ?? undefined };
  return {
    file,
    config,
    log,
    machineNow: createClock().machineNow,
    open: ({ joinsRunning }) => openDatabase({ ...chosen, dataDir, databaseName, joinsRunning, log }),
  };
}

function readFileName(name: string, [file, ...more]: readonly string[]): string {
  if (file === undefined || file.startsWith('-') || more.length > 0) {
    throw new StartError(`Name one file: npm run ${name} -- FILE`);
  }
  return resolve(file);
}

function toSentence(error: unknown): string | null {
  if (error instanceof StartError) return error.message;
  return isConnectionLost(error)
    ? 'The database went away meanwhile: look whether it runs, and begin again.'
    : null;
}

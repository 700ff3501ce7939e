import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from '../../shared/core/actor.ts';
import type { Context, Decision, DomainEvent } from '../../shared/core/decide.ts';
import { DomainError } from '../../shared/core/errors.ts';
import type { RecordStore, Stored } from '../db/record-store.ts';
import { BusyError } from './busy.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import type { Clock } from './ports.ts';
import type { Publisher } from './publish.ts';

/** How long a command is run again while other processes write the same record (architecture.md 3). */
const rerunLimitMs = 2000;

export interface CommandRunnerDependencies<State extends { id: string }, Command, Event extends DomainEvent> {
  store: RecordStore<State, Event>;
  decide: (state: State | null, command: Command, context: Context) => Decision<State, Event>;
  publisher: Publisher;
  /** Told of every saved state, before its events are delivered. */
  onSaved: (state: State, version: number) => void;
  queue: KeyedQueue;
  clock: Clock;
  newId: () => string;
  /** Between 0 and 1; spreads the re-runs of several processes. */
  random: () => number;
}

export interface CommandInput<Command> {
  id: string;
  actor: Actor;
  command: Command;
  /** Unique text of this one intention of its sender: applied again it changes nothing. */
  commandId: string;
  /** Version of the whole record that the writer had before them; another one is refused. */
  seenVersion?: number | undefined;
  /** What the writer wanted, to be shown beside what is stored when `seenVersion` is refused. */
  yours?: unknown;
}

export interface CommandResult<State> {
  state: State;
  version: number;
  changed: boolean;
}

export type CommandRunner<State, Command> = (input: CommandInput<Command>) => Promise<CommandResult<State>>;

/**
 * The only write path: load, decide, save in one conditional update, deliver the events. Commands on one record run one
 * after the other in this process; against other processes the version guards, and the command is decided anew.
 *
 * @throws DomainError what `decide` refuses; `edited-meanwhile` for a stale `seenVersion`.
 * @throws BusyError where others write the record all the time, or too much waits for it.
 */
export function createCommandRunner<State extends { id: string }, Command, Event extends DomainEvent>(
  deps: CommandRunnerDependencies<State, Command, Event>,
): CommandRunner<State, Command> {
  const { store, publisher, queue, clock, random } = deps;

  async function attempt(input: CommandInput<Command>): Promise<CommandResult<State> | null> {
    const before = await store.find(input.id);
    if (before?.commandIds.includes(input.commandId) === true) return toResult(before, false);
    requireSeen(before, input);
    const context: Context = { actor: input.actor, now: clock.now(), newId: deps.newId };
    const { state: after, events } = deps.decide(before?.state ?? null, input.command, context);
    if (before !== null && after === before.state) return toResult(before, false);
    const { commandId } = input;
    const saved = await store.save({ before, after, events, commandId, machineNow: clock.machineNow() });
    if (!saved) return null;
    const version = (before?.version ?? 0) + 1;
    deps.onSaved(after, version);
    return { state: after, version, changed: true };
  }

  async function runUntilSaved(input: CommandInput<Command>): Promise<CommandResult<State>> {
    const deadline = clock.machineNow() + rerunLimitMs;
    for (;;) {
      const result = await attempt(input);
      if (result !== null) return result;
      if (clock.machineNow() > deadline) throw new BusyError();
      await delay(5 + random() * 45);
    }
  }

  return async (input) => {
    const result = await queue.run(`${store.collection.collectionName}:${input.id}`, () =>
      runUntilSaved(input),
    );
    if (result.changed) await publisher.deliver(input.id);
    return result;
  };
}

function toResult<State>({ state, version }: Stored<State>, changed: boolean): CommandResult<State> {
  return { state, version, changed };
}

function requireSeen<State>(before: Stored<State> | null, input: CommandInput<unknown>): void {
  const { seenVersion, yours = null } = input;
  if (seenVersion === undefined || before === null || before.version === seenVersion) return;
  const { state: current, version } = before;
  throw new DomainError('edited-meanwhile', { field: 'record', current, yours, version });
}

import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
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
/** Records that are written again and again are few at a time. */
const rememberedRecords = 200;

export interface CommandRunnerDependencies<State extends { id: string }, Command, Event extends DomainEvent> {
  store: RecordStore<State, Event>;
  decide: (state: State | null, command: Command, context: Context) => Decision<State, Event>;
  publisher: Publisher<Event>;
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
  /** What this process saved last of a record: most often still so, which saves a read. */
  const lastSaved = new LRUCache<string, Stored<State>>({ max: rememberedRecords });

  async function attempt(input: CommandInput<Command>): Promise<Attempt<State, Event> | null> {
    const before = await store.find(input.id);
    if (before?.commandIds.includes(input.commandId) === true) return toUnchanged(before);
    requireSeen(before, input);
    return save(input, before, deps.decide(before?.state ?? null, input.command, toContext(input)));
  }

  /**
   * Tries on what was saved last. Only a save counts, as the version guards it: anything else may come of an old state.
   */
  async function attemptOnSaved(input: CommandInput<Command>): Promise<Attempt<State, Event> | null> {
    const before = lastSaved.get(input.id);
    lastSaved.delete(input.id);
    if (before === undefined || before.commandIds.includes(input.commandId)) return null;
    const decision = decideOn(before, input);
    const attempted = decision === null ? null : await save(input, before, decision);
    return attempted?.result.changed === true ? attempted : null;
  }

  function decideOn(before: Stored<State>, input: CommandInput<Command>): Decision<State, Event> | null {
    try {
      requireSeen(before, input);
      return deps.decide(before.state, input.command, toContext(input));
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  function toContext({ actor }: CommandInput<Command>): Context {
    return { actor, now: clock.now(), newId: deps.newId };
  }

  async function save(
    { commandId }: CommandInput<Command>,
    before: Stored<State> | null,
    { state: after, events }: Decision<State, Event>,
  ): Promise<Attempt<State, Event> | null> {
    if (before !== null && after === before.state) return toUnchanged(before);
    const saved = await store.save({ before, after, events, commandId, machineNow: clock.machineNow() });
    if (saved === null) return null;
    const { stored, waiting } = saved;
    lastSaved.set(after.id, stored);
    deps.onSaved(after, stored.version);
    return { result: { ...toResult(stored), changed: true }, waiting };
  }

  /** A save whose answer was lost looks like one that came too late, so what is stored has the last word. */
  async function findDone({ id, commandId }: CommandInput<Command>): Promise<Attempt<State, Event>> {
    const stored = await store.find(id);
    if (stored?.commandIds.includes(commandId) !== true) throw new BusyError();
    return toUnchanged(stored);
  }

  async function runUntilSaved(input: CommandInput<Command>): Promise<Attempt<State, Event>> {
    const deadline = clock.machineNow() + rerunLimitMs;
    const quick = await attemptOnSaved(input);
    if (quick !== null) return quick;
    for (;;) {
      const attempted = await attempt(input);
      if (attempted !== null) return attempted;
      if (clock.machineNow() > deadline) return findDone(input);
      await delay(5 + random() * 45);
    }
  }

  return async (input) => {
    const { result, waiting } = await queue.run(`${store.collection.collectionName}:${input.id}`, () =>
      runUntilSaved(input),
    );
    await publisher.deliver(input.id, waiting);
    return result;
  };
}

/** A result, and the events that wait in the record. */
interface Attempt<State, Event> {
  result: CommandResult<State>;
  waiting: readonly Event[];
}

function toUnchanged<State>(stored: Stored<State>): Attempt<State, never> {
  return { result: toResult(stored), waiting: [] };
}

function toResult<State>({ state, version }: Stored<State>): CommandResult<State> {
  return { state, version, changed: false };
}

function requireSeen<State>(before: Stored<State> | null, input: CommandInput<unknown>): void {
  const { seenVersion, yours = null } = input;
  if (seenVersion === undefined || before === null || before.version === seenVersion) return;
  const { state: current, version } = before;
  throw new DomainError('edited-meanwhile', { field: 'record', current, yours, version });
}

import type { Actor } from './actor.ts';
import { toAuthor } from './actor.ts';

/** Everything a decision may know besides the record and the command. */
export interface Context {
  actor: Actor;
  /** The product's time as an instant text (UTC, milliseconds). */
  now: string;
  /** A fresh, URL-safe, sortable id at each call. */
  newId: () => string;
}

/** A fact that a decision leaves in the record's outbox for its subscribers. */
export interface DomainEvent<Kind extends string = string, Data = unknown> {
  id: string;
  kind: Kind;
  /** Instant text. */
  at: string;
  /** A person's id, or `system`. */
  by: string;
  data: Data;
}

/** The record after a command, and what happened. No events and the same state object mean: nothing changed. */
export interface Decision<State, Event> {
  state: State;
  events: Event[];
}

/** Builds one event with the actor and the time of the context. */
export function toEvent<Kind extends string, Data>(
  context: Context,
  kind: Kind,
  data: Data,
): DomainEvent<Kind, Data> {
  return { id: context.newId(), kind, at: context.now, by: toAuthor(context.actor), data };
}

/** The decision that changes nothing: what a repeated command gets. */
export function unchanged<State>(state: State): Decision<State, never> {
  return { state, events: [] };
}

import type { InstantText } from '../../shared/core/time.ts';

/** One piece of work that is due at a time of the product. */
export interface Job {
  id: string;
  kind: string;
  /** What the work is about; kind, key and revision together are unique. */
  key: string;
  /** Jobs of one lane run one after the other, in order of their due time. */
  lane: string | null;
  payload: Readonly<Record<string, unknown>>;
  dueAt: InstantText;
  /** Its place in its lane: a pause moves `dueAt`, not this. Null once it failed by itself, so that it holds up nobody. */
  orderAt: InstantText | null;
  /** Grows with every request for the same work; finishing arms the job again if it grew meanwhile. */
  wanted: number;
  /** How often it was taken. It fences: only the holder of the newest attempt may finish the job. */
  attempts: number;
  /** How often it failed since it was last asked for. */
  failures: number;
}

export interface NewJob {
  kind: string;
  key: string;
  /** Part of the id where a changed plan needs new jobs, such as the start of a moved meeting. */
  revision?: string;
  lane?: string;
  payload: Readonly<Record<string, unknown>>;
  dueAt: InstantText;
}

export interface JobDocument extends Omit<Job, 'id' | 'dueAt' | 'orderAt'> {
  _id: string;
  state: 'due' | 'done' | 'parked';
  /** Product's time. */
  dueAt: Date;
  /** Product's time. Missing in jobs of the first version. */
  orderAt?: Date | null;
  /** Machine's time from which it may be taken: the end of a lease or of a pause after a failure. */
  availableAt: Date;
  owner: string | null;
  reason: string | null;
  doneAt: Date | null;
}

export const atOnce = new Date(0);

/** Only the newest attempt holds the job. */
export function held({ id, attempts }: Job) {
  return { _id: id, attempts, state: 'due' as const };
}

/** A job that is to be stored for the first time. */
export function toJobDocument({ kind, key, revision, lane, payload, dueAt }: NewJob): JobDocument {
  return {
    _id: [kind, key, revision].filter((part) => part !== undefined).join(':'),
    kind,
    key,
    lane: lane ?? null,
    payload,
    dueAt: new Date(dueAt),
    orderAt: new Date(dueAt),
    availableAt: atOnce,
    state: 'due',
    wanted: 1,
    attempts: 0,
    failures: 0,
    owner: null,
    reason: null,
    doneAt: null,
  };
}

/** A job as it is stored. */
export function toJob({ _id, dueAt, orderAt, ...document }: JobDocument): Job {
  const { kind, key, lane, payload, wanted, attempts, failures } = document;
  const place = orderAt?.toISOString() ?? null;
  return {
    id: _id,
    kind,
    key,
    lane,
    payload,
    dueAt: dueAt.toISOString(),
    orderAt: place,
    wanted,
    attempts,
    failures,
  };
}

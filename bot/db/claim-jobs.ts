import type { Collection, Db } from 'mongodb';
import type { InstantText } from '../../shared/core/time.ts';
import { held, toJob, type Job, type JobDocument } from './job.ts';
import { withReconnect } from './reconnect.ts';

export interface Claim {
  owner: string;
  now: InstantText;
  /** Machine time in milliseconds. */
  machineNow: number;
  leaseMs: number;
  /** How many it takes at most. */
  places: number;
  /** Lanes that this process is busy with. */
  busyLanes: readonly string[];
  /** What this process can do. The rest is left to a process of another version. */
  kinds: readonly string[];
  /** Of those, what it takes nothing of for the moment. */
  closed?: readonly string[];
  /** Of those, what it takes one of at a time. */
  careful?: readonly string[];
}

/** How long a job waits for one of its lane that another process has in hand. */
const lanePauseMs = 40;
/** How long it waits for one that only a process of another version can do. */
const foreignPauseMs = 2000;

/** Taking due jobs out of the queue (architecture.md 5). */
export function createClaims(db: Db) {
  const jobs: Collection<JobDocument> = db.collection<JobDocument>('jobs');

  /**
   * Takes the jobs that have been due longest, for the time of a lease: one of a lane, and as many as there are places
   * for. Fewer, where others take them meanwhile; none only where nothing is due. Lanes keep their order, also where a
   * pause made a job due later than the ones behind it: those are given the same pause.
   *
   * @throws what the database throws, where nothing was taken; what was taken is returned, whatever became of the rest.
   */
  async function claim(claim: Claim): Promise<Job[]> {
    for (;;) {
      const candidates = chooseApart(await listDue(claim), claim.careful).slice(0, claim.places);
      if (candidates.length === 0) return [];
      const outcomes = await Promise.allSettled(candidates.map((candidate) => takeInTurn(candidate, claim)));
      const taken = outcomes.flatMap((each) => (each.status === 'fulfilled' ? (each.value ?? []) : []));
      if (taken.length > 0) return taken;
      const failed = outcomes.find((each) => each.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    }
  }

  /** More than there are places for: some are of one lane, and some are taken by others in the same moment. */
  function listDue({
    now,
    machineNow,
    busyLanes,
    kinds,
    closed = [],
    places,
  }: Claim): Promise<JobDocument[]> {
    const filter = {
      state: 'due' as const,
      dueAt: { $lte: new Date(now) },
      availableAt: { $lte: new Date(machineNow) },
      ...(busyLanes.length > 0 && { lane: { $nin: [...busyLanes] } }),
      kind: { $in: kinds.filter((kind) => !closed.includes(kind)) },
    };
    const options = { sort: { dueAt: 1, orderAt: 1 }, limit: 2 * places } as const;
    return withReconnect(() => jobs.find(filter, options).toArray());
  }

  /** Null where another process was quicker, or where another one of its lane comes first. */
  async function takeInTurn(candidate: JobDocument, claim: Claim): Promise<Job | null> {
    const { owner, machineNow, leaseMs } = claim;
    const update = { $set: { owner, availableAt: new Date(machineNow + leaseMs) }, $inc: { attempts: 1 } };
    const document = await jobs.findOneAndUpdate(held(toJob(candidate)), update, { returnDocument: 'after' });
    if (document === null) return null;
    const job = toJob(document);
    const ahead = await findAhead(job);
    if (ahead === null) return job;
    await waitBehind(job, ahead, claim);
    return null;
  }

  /** The first job of its lane, where that is another one. */
  async function findAhead({ lane, orderAt }: Job): Promise<JobDocument | null> {
    if (lane === null || orderAt === null) return null;
    const filter = { state: 'due' as const, lane, orderAt: { $lt: new Date(orderAt) } };
    return withReconnect(() => jobs.findOne(filter, { sort: { orderAt: 1 } }));
  }

  async function waitBehind(job: Job, ahead: JobDocument, { machineNow, kinds }: Claim): Promise<void> {
    const dueAt = new Date(Math.max(new Date(job.dueAt).getTime(), ahead.dueAt.getTime()));
    const isInHand = ahead.owner !== null && ahead.availableAt.getTime() > machineNow;
    const isForeign = !kinds.includes(ahead.kind);
    const pauseMs = isForeign ? foreignPauseMs : lanePauseMs;
    const availableAt = isInHand || isForeign ? new Date(machineNow + pauseMs) : ahead.availableAt;
    await withReconnect(() => jobs.updateOne(held(job), { $set: { owner: null, dueAt, availableAt } }));
  }

  return { claim };
}

/** Of each lane, and of each careful kind, the one that has been due longest; and all the others. */
function chooseApart(candidates: readonly JobDocument[], careful: readonly string[] = []): JobDocument[] {
  const seen = new Set<string>();
  return candidates.filter(({ lane, kind }) => {
    const groups = [
      ...(lane === null ? [] : [`lane ${lane}`]),
      ...(careful.includes(kind) ? [`kind ${kind}`] : []),
    ];
    if (groups.some((group) => seen.has(group))) return false;
    for (const group of groups) seen.add(group);
    return true;
  });
}

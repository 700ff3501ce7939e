import type { InstantText } from '../../shared/core/time.ts';
import type { Clock } from '../app/ports.ts';

export type Rests = ReturnType<typeof createRests>;

/** For how long after a rest work of its kind is taken one by one, in milliseconds. */
const carefulMs = 2000;
/** No pace asks for more; a rest that lies further ahead was set before the clock was put back. */
const longestRestMs = 60_000;

/**
 * Kinds of work that rest because nothing more of them may be sent for the moment. What is due of them stays where it is
 * and is not even looked at, so that a backlog costs nothing however long it is and keeps its order. After a rest it is
 * taken one by one, each when the one before it was let through: so a process takes little that it has to give back.
 */
export function createRests({ now }: Pick<Clock, 'now'>) {
  const ends = new Map<string, number>();
  const undecided = new Map<string, number>();
  const nowMs = () => Date.parse(now());

  const countUndecided = (kind: string) => undecided.get(kind) ?? 0;

  function isClosed(kind: string): boolean {
    const end = ends.get(kind);
    if (end === undefined) return false;
    const leftMs = end - nowMs();
    if (leftMs > longestRestMs || leftMs <= -carefulMs) ends.delete(kind);
    else return leftMs > 0 || countUndecided(kind) > 0;
    return false;
  }

  return {
    /** Nothing of a kind is taken until then. */
    begin: (kind: string, until: InstantText): void => {
      ends.set(kind, Date.parse(until));
    },
    /** Kinds of which nothing may be taken now. */
    listClosed: (): string[] => [...ends.keys()].filter(isClosed),
    /** Kinds of which work is taken one by one. */
    listCareful: (): string[] => [...ends.keys()],
    /** Whether work of a kind is taken one by one. */
    isCareful: (kind: string): boolean => ends.has(kind),
    /** Milliseconds until the first rest ends; infinite where none is left. */
    endsInMs: (): number => {
      const left = [...ends.values()].map((end) => end - nowMs()).filter((ms) => ms > 0);
      return Math.min(...left, Number.POSITIVE_INFINITY);
    },
    /** Work of a kind was taken. @returns what is called once it was let through, or has ended. */
    take: (kind: string): (() => void) => {
      undecided.set(kind, countUndecided(kind) + 1);
      let isOpen = true;
      return () => {
        if (isOpen) undecided.set(kind, countUndecided(kind) - 1);
        isOpen = false;
      };
    },
    /** Nothing rests any more. */
    clear: (): void => {
      ends.clear();
    },
  };
}

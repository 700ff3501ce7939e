export type KeyedQueue = ReturnType<typeof createKeyedQueue>;

/** Runs tasks of the same key one after the other, in the order in which they came; other keys run beside them. */
export function createKeyedQueue() {
  const tails = new Map<string, Promise<unknown>>();

  async function run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const before = tails.get(key) ?? Promise.resolve();
    const current = before.then(task, task);
    tails.set(key, current);
    try {
      return await current;
    } finally {
      if (tails.get(key) === current) tails.delete(key);
    }
  }

  return { run };
}

import { MongoServerError, type Db } from 'mongodb';

const duplicateKey = 11_000;

/** Stores a number that nobody needs. Rejects with what the database says, or when it takes longer than the limit. */
export async function probeDatabase(db: Db, limitMs: number): Promise<void> {
  const command = {
    findAndModify: 'probes',
    query: { _id: 'probe' },
    update: { $inc: { count: 1 } },
    upsert: true,
    // The driver's own word for `j` is unknown to the server.
    writeConcern: { w: db.writeConcern?.w ?? 1, j: true },
  };
  try {
    await db.command(command, { signal: AbortSignal.timeout(limitMs) });
  } catch (error) {
    // Several processes write it for the first time at once.
    if (!(error instanceof MongoServerError) || error.code !== duplicateKey) throw error;
  }
}

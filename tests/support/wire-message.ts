import { BSON } from 'mongodb';

/** A command on its way to the database. */
export interface SeenCommand {
  /** Such as `find` or `update`. */
  name: string;
  /** The collection, where it is about one; otherwise empty. */
  collection: string;
  database: string;
  /** Machine's time in milliseconds. */
  at: number;
}

const opMessage = 2013;
/** Header of 16 bytes, flags of four, one byte for the kind of the section. */
const bodyStart = 21;
const writeNames = new Set(['insert', 'update', 'delete', 'findAndModify']);

/** The command of a wire message (OP_MSG); null for the old form in which connections are opened. */
export function readCommand(message: Buffer, at: number): SeenCommand | null {
  if (message.readInt32LE(12) !== opMessage || message[20] !== 0) return null;
  const body = BSON.deserialize(
    message.subarray(bodyStart, bodyStart + message.readInt32LE(bodyStart)),
  ) as Record<string, unknown>;
  const [name = ''] = Object.keys(body);
  const about = name === 'getMore' ? body['collection'] : body[name];
  return {
    name,
    collection: typeof about === 'string' ? about : '',
    database: String(body['$db']),
    at,
  };
}

/** The wire message that answers a request. */
export function toReply(request: Buffer, reply: BSON.Document): Buffer {
  const body = BSON.serialize(reply);
  const message = Buffer.alloc(bodyStart + body.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(1, 4);
  message.writeInt32LE(request.readInt32LE(4), 8);
  message.writeInt32LE(opMessage, 12);
  message.set(body, bodyStart);
  return message;
}

/** Tells whether a command changes data. */
export function isWrite({ name }: SeenCommand): boolean {
  return writeNames.has(name);
}

/** What a member of a replica set answers that is no longer, or not yet, the primary. */
export const notPrimary = {
  ok: 0,
  errmsg: 'not primary',
  code: 10_107,
  codeName: 'NotWritablePrimary',
  errorLabels: ['RetryableWriteError'],
};

/** What a primary answers that is stepping down. */
export const steppedDown = {
  ok: 0,
  errmsg: 'operation was interrupted because the primary stepped down',
  code: 189,
  codeName: 'PrimarySteppedDown',
};

/** What a server answers whose disk is full, in the two forms in which it refuses. */
export function toDiskFull({ name }: SeenCommand): BSON.Document {
  const error = { code: 14_031, codeName: 'OutOfDiskSpace', errmsg: 'no space left' };
  if (name === 'findAndModify') return { ok: 0, ...error };
  return { ok: 1, n: 0, writeErrors: [{ index: 0, ...error }] };
}

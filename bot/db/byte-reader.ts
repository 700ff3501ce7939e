const newline = 0x0a;

export type ByteReader = ReturnType<typeof createByteReader>;

/** Takes a stream of bytes apart by lengths and lines; it holds no more of it than what is asked for. */
export function createByteReader(chunks: AsyncIterable<Uint8Array>) {
  const source = chunks[Symbol.asyncIterator]();
  let waiting: Buffer = Buffer.alloc(0);

  /** Waits for so many bytes; false where the stream ends before. Chunks are joined once, however many there are. */
  async function fill(length: number): Promise<boolean> {
    if (waiting.length >= length) return true;
    const pieces = [waiting];
    let total = waiting.length;
    while (total < length) {
      const next = await source.next();
      if (next.done === true) break;
      pieces.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length));
      total += next.value.length;
    }
    waiting = Buffer.concat(pieces);
    return total >= length;
  }

  function take(length: number): Buffer {
    const taken = waiting.subarray(0, length);
    waiting = waiting.subarray(length);
    return taken;
  }

  /** So many bytes; null where the stream ends before. */
  async function read(length: number): Promise<Buffer | null> {
    return (await fill(length)) ? take(length) : null;
  }

  /** Up to and with the next newline; null where there is none within `limit` bytes. */
  async function readLine(limit: number): Promise<Buffer | null> {
    for (let wanted = 1; ; wanted = waiting.length + 1) {
      const hasMore = await fill(wanted);
      const at = waiting.indexOf(newline);
      if (at >= 0) return take(at + 1);
      if (!hasMore || waiting.length > limit) return null;
    }
  }

  async function isAtEnd(): Promise<boolean> {
    return !(await fill(1));
  }

  return { read, readLine, isAtEnd };
}

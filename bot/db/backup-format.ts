import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';
import { createByteReader, type ByteReader } from './byte-reader.ts';

/**
 * A backup is one gzip stream of
 *
 * 1. a line of JSON: the header, which `zcat FILE | head -1` shows;
 * 2. for each collection a line `{"collection":"…"}`, its documents in BSON, which say their own length, and four zero
 *    bytes;
 * 3. a line of JSON: the trailer, with the number of documents of each collection and the SHA-256 of all before it.
 *
 * Documents are BSON as the database gives them and not a text form of it: nothing of their types is lost, nothing has
 * to be escaped, and neither side parses more than lengths. What was cut off has no trailer; what was damaged has
 * another checksum.
 */
export const backupFormat = 1;

const headerSchema = z.strictObject({
  kind: z.literal('tandem-backup'),
  format: z.literal(backupFormat),
  /** Of the Tandem that wrote it. */
  appVersion: z.string(),
  /** When it was begun, on the machine's clock, as an instant text. */
  createdAt: z.iso.datetime(),
  /** By which the product's time was ahead of the machine's: local mode moves it. */
  clockOffsetMs: z.int(),
  /** What had been done to the stored data, oldest first. */
  migrations: z.array(z.strictObject({ id: z.string(), appliedAt: z.iso.datetime() })),
  /** In the order in which they follow; one that is there twice was copied twice, and the first copy counts. */
  collections: z.array(z.string()),
});
const sectionSchema = z.strictObject({ collection: z.string() });
const trailerSchema = z.strictObject({ counts: z.array(z.int()), sha256: z.string() });
/** What every format has: enough to tell a newer one from something else. */
const anyHeaderSchema = z.looseObject({ kind: z.literal('tandem-backup'), format: z.int() });

export type BackupHeader = z.infer<typeof headerSchema>;

/** What a backup is read as: one header, then batches of documents. */
export type BackupPart =
  | { kind: 'header'; header: BackupHeader }
  | { kind: 'documents'; collection: string; documents: Uint8Array[] };

/** `foreign`: it is something else. `damaged`: cut off or changed. `newer`: of a format that this version does not know. */
export class BackupFileError extends Error {
  override readonly name = 'BackupFileError';
  readonly code: 'foreign' | 'damaged' | 'newer';

  constructor(code: BackupFileError['code']) {
    super(`the backup is ${code}`);
    this.code = code;
  }
}

const lineEnd = '\n';
const endOfSection = Buffer.alloc(4);
const longestLine = 1_000_000;
/** A document has at most 16 MB and, inside of the server, 16 kB more. */
const largestDocument = 17_000_000;
const smallestDocument = 5;
const batchDocuments = 500;
const batchBytes = 4_000_000;
const pieceBytes = 256 * 1024;

/** The bytes of a backup before they are compressed, and how many documents each collection has so far. */
export interface BackupWriting {
  bytes: AsyncGenerator<Buffer>;
  counts: readonly number[];
}

/** Writes a backup of the collections that its header names. */
export function writeBackup(
  header: BackupHeader,
  readCollection: (name: string) => AsyncIterable<Uint8Array>,
): BackupWriting {
  const hash = createHash('sha256');
  const counts: number[] = [];

  async function* write(): AsyncGenerator<Buffer> {
    yield noted(hash, toLine(header));
    for (const name of header.collections) {
      yield noted(hash, toLine({ collection: name }));
      const at = counts.push(0) - 1;
      for await (const documents of toPieces(readCollection(name))) {
        counts[at] = (counts[at] ?? 0) + documents.length;
        yield noted(hash, Buffer.concat(documents));
      }
      yield noted(hash, endOfSection);
    }
    yield toLine({ counts, sha256: hash.digest('hex') });
  }

  return { bytes: write(), counts };
}

/** Joins small documents, as each piece costs a round through the streams behind. */
async function* toPieces(documents: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let piece: Uint8Array[] = [];
  let bytes = 0;
  for await (const document of documents) {
    piece.push(document);
    bytes += document.length;
    if (bytes < pieceBytes) continue;
    yield piece;
    piece = [];
    bytes = 0;
  }
  if (piece.length > 0) yield piece;
}

/**
 * Reads a backup that is no longer compressed, in batches of documents.
 *
 * @throws BackupFileError, after what was good has been given out: who must not act on half a backup reads it twice.
 */
export async function* readBackup(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<BackupPart> {
  const reader = createByteReader(chunks);
  const hash = createHash('sha256');
  const first = await reader.readLine(longestLine);
  const header = readHeader(first);
  hash.update(first ?? '');
  yield { kind: 'header', header };
  const counts: number[] = [];
  for (const name of header.collections) {
    const line = await requireLine(reader);
    if (parse(sectionSchema, line).collection !== name) throw new BackupFileError('damaged');
    hash.update(line);
    let count = 0;
    for await (const documents of readDocuments(reader, hash)) {
      count += documents.length;
      yield { kind: 'documents', collection: name, documents };
    }
    counts.push(count);
  }
  const trailer = parse(trailerSchema, await requireLine(reader));
  const isWhole = trailer.sha256 === hash.digest('hex') && trailer.counts.join() === counts.join();
  if (!isWhole || !(await reader.isAtEnd())) throw new BackupFileError('damaged');
}

async function* readDocuments(reader: ByteReader, hash: Hash): AsyncGenerator<Uint8Array[]> {
  let batch: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const prefix = await requireBytes(reader.read(4));
    const length = prefix.readInt32LE(0);
    hash.update(prefix);
    if (length === 0) break;
    if (length < smallestDocument || length > largestDocument) throw new BackupFileError('damaged');
    const rest = await requireBytes(reader.read(length - 4));
    hash.update(rest);
    batch.push(Buffer.concat([prefix, rest]));
    bytes += length;
    if (batch.length < batchDocuments && bytes < batchBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

function readHeader(line: Buffer | null): BackupHeader {
  const json = line === null ? null : readJson(line);
  const any = anyHeaderSchema.safeParse(json);
  if (!any.success) throw new BackupFileError('foreign');
  if (any.data.format > backupFormat) throw new BackupFileError('newer');
  const header = headerSchema.safeParse(json);
  if (!header.success) throw new BackupFileError('damaged');
  return header.data;
}

async function requireLine(reader: ByteReader): Promise<Buffer> {
  return requireBytes(reader.readLine(longestLine));
}

async function requireBytes(bytes: Promise<Buffer | null>): Promise<Buffer> {
  const read = await bytes;
  if (read === null) throw new BackupFileError('damaged');
  return read;
}

function parse<Type>(schema: z.ZodType<Type>, line: Buffer): Type {
  const result = schema.safeParse(readJson(line));
  if (!result.success) throw new BackupFileError('damaged');
  return result.data;
}

function readJson(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    return null;
  }
}

function toLine(value: object): Buffer {
  return Buffer.from(JSON.stringify(value) + lineEnd);
}

function noted(hash: Hash, bytes: Buffer): Buffer {
  hash.update(bytes);
  return bytes;
}

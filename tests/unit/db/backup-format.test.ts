import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BSON } from 'mongodb';
import { readBackup, writeBackup, type BackupHeader } from '../../../bot/db/backup-format.ts';

type Documents = Record<string, Uint8Array[]>;

function toHeader(fields: Partial<BackupHeader> = {}): BackupHeader {
  return {
    kind: 'tandem-backup',
    format: 1,
    appVersion: '1.2.3',
    createdAt: '2026-11-25T08:00:00.000Z',
    clockOffsetMs: 0,
    migrations: [{ id: '2026-11-23-whole-week', appliedAt: '2026-11-24T08:00:00.000Z' }],
    collections: ['jobs', 'series'],
    ...fields,
  };
}

const small: Documents = {
  jobs: [BSON.serialize({ _id: 'a', at: new Date(0) }), BSON.serialize({})],
  series: [BSON.serialize({ _id: 'ü', text: 'Zeile\n{"collection":"jobs"}\n' })],
};

async function* given<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const item of items) yield await Promise.resolve(item);
}

async function write(documents: Documents, header = toHeader()): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of writeBackup(header, (name) => given(documents[name] ?? [])).bytes) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Reads a backup that comes in chunks of the given sizes, which are used over and over. */
async function read(bytes: Buffer, sizes: readonly number[] = [bytes.length]) {
  const chunks: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length]!;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  const headers: BackupHeader[] = [];
  const documents: Documents = {};
  for await (const part of readBackup(given(chunks))) {
    if (part.kind === 'header') headers.push(part.header);
    else (documents[part.collection] ??= []).push(...part.documents);
  }
  return { headers, documents };
}

const toPlain = (documents: Documents) =>
  Object.fromEntries(
    Object.entries(documents)
      .filter(([, all]) => all.length > 0)
      .map(([name, all]) => [name, all.map((bytes) => Buffer.from(bytes).toString('hex'))]),
  );
const refusalOf = (bytes: Buffer): Promise<string> =>
  read(bytes).then(
    () => 'taken',
    (error: unknown) => (error as { code: string }).code,
  );

describe('a backup', () => {
  it('gives back the same bytes, whatever the pieces in which it is read', async () => {
    const document = fc
      .dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.double()))
      .map((one) => BSON.serialize(one));
    const all = fc.record({ jobs: fc.array(document), series: fc.array(document) });
    const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(all, sizes, async (documents, pieces) => {
        const { headers, documents: found } = await read(await write(documents), pieces);
        expect(headers).toEqual([toHeader()]);
        expect(toPlain(found)).toEqual(toPlain(documents));
      }),
    );
  });

  it('hands out many documents in batches, and a large one whole', async () => {
    const many = Array.from({ length: 1201 }, (_, n) => BSON.serialize({ _id: n.toString() }));
    const large = BSON.serialize({ _id: 'large', text: 'x'.repeat(5_000_000) });
    const bytes = await write({ jobs: many, series: [large, ...many] });
    const sizes: number[] = [];
    for await (const part of readBackup(given([bytes]))) {
      if (part.kind === 'documents') sizes.push(part.documents.length);
    }
    expect(sizes).toEqual([500, 500, 201, 1, 500, 500, 201]);
  });

  it('begins with a line that people can read', async () => {
    const [line] = (await write(small)).toString().split('\n');
    expect(JSON.parse(line!)).toEqual(toHeader());
  });
});

describe('what is not a whole backup', () => {
  it('is refused wherever it was cut off', async () => {
    const whole = await write(small);
    const end = whole.indexOf('\n') + 1;
    for (let length = 0; length < whole.length; length += 1) {
      const refusal = await refusalOf(whole.subarray(0, length));
      expect([length, refusal]).toEqual([length, length < end ? 'foreign' : 'damaged']);
    }
    expect(await refusalOf(whole)).toBe('taken');
  });

  it('is refused wherever a bit was changed, and with something behind it', async () => {
    const whole = await write(small);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = changed[at]! ^ (1 << (at & 7));
      expect([at, await refusalOf(changed)]).not.toEqual([at, 'taken']);
    }
    expect(await refusalOf(Buffer.concat([whole, Buffer.from('\n')]))).toBe('damaged');
  });

  it.each([
    ['of another program', '{"kind":"other","format":1}\n', 'foreign'],
    ['no JSON', 'hello\nworld\n', 'foreign'],
    ['a line without an end', 'x'.repeat(2_000_000), 'foreign'],
    ['of a later format', '{"kind":"tandem-backup","format":2,"more":[]}\n', 'newer'],
    ['a header that lacks something', '{"kind":"tandem-backup","format":1}\n', 'damaged'],
  ])('is told apart: %s', async (_what, text, code) => {
    expect(await refusalOf(Buffer.from(text))).toBe(code);
  });

  it('is refused when its documents have impossible lengths', async () => {
    const whole = await write(small);
    const at = whole.indexOf(Buffer.from(small['jobs']![0]!));
    for (const length of [1, 4, -1, 17_000_001]) {
      const changed = Buffer.from(whole);
      changed.writeInt32LE(length, at);
      expect(await refusalOf(changed)).toBe('damaged');
    }
  });
});

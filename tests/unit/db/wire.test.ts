import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMessageReader } from '../../../bot/db/engine/wire.ts';

function createMessage(bodyLength: number): Buffer {
  const message = Buffer.alloc(16 + bodyLength, bodyLength);
  message.writeInt32LE(message.length, 0);
  return message;
}

test('messages come out whole however the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300)), fc.array(fc.integer({ min: 1, max: 40 })), (lengths, cuts) => {
      const messages = lengths.map(createMessage);
      const stream = Buffer.concat(messages);
      const read = createMessageReader();
      const found: Buffer[] = [];
      for (let at = 0, turn = 0; at < stream.length; turn += 1) {
        const size = cuts[turn % cuts.length] ?? stream.length;
        found.push(...read(stream.subarray(at, at + size))!);
        at += size;
      }
      expect(Buffer.concat(found).equals(stream)).toBe(true);
      expect(found.map(({ length }) => length)).toEqual(messages.map(({ length }) => length));
    }),
  );
});

test.each([-1, 15, 48_000_001])('a message of %d bytes is not of this protocol', (length) => {
  const header = Buffer.alloc(16);
  header.writeInt32LE(length, 0);
  expect(createMessageReader()(header)).toBeNull();
});

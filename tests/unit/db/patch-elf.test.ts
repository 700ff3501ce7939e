import { describe, expect, test } from '@jest/globals';
import { readDynamicTables } from '../../../bot/db/engine/elf-tables.ts';
import { patchElf } from '../../../bot/db/engine/patch-elf.ts';
import { createElfImage } from '../../support/elf-image.ts';

function readSymbols(image: Buffer): string[] {
  const { symbols, readName } = readDynamicTables(image);
  const count = symbols.size / 24;
  return Array.from({ length: count }, (_, index) =>
    readName(image.readUInt32LE(symbols.offset + index * 24)),
  ).slice(1);
}

describe('patchElf', () => {
  test('re-points the C23 names and fmod at their older twins', () => {
    const image = createElfImage(['__isoc23_strtol', 'fmod', '__isoc23_sscanf']);
    expect(patchElf(image)).toEqual(['__isoc23_strtol', 'fmod', '__isoc23_sscanf']);
    expect(readSymbols(image)).toEqual(['strtol', 'fmod', 'sscanf']);

    const { versionNeeds, readName } = readDynamicTables(image);
    const entryAt = versionNeeds.offset + 16;
    expect(readName(image.readUInt32LE(entryAt + 8))).toBe('GLIBC_2.2.5');
    expect(image.readUInt32LE(entryAt)).toBe(0x09691a75); // the hash of that name, as in any glibc program
  });

  test('leaves an image alone that asks for nothing too new', () => {
    const image = createElfImage(['malloc'], 'GLIBC_2.17');
    const before = Buffer.from(image);
    expect(patchElf(image)).toEqual([]);
    expect(image.equals(before)).toBe(true);
  });

  test('refuses a symbol that it does not know', () => {
    expect(() => patchElf(createElfImage(['strlcpy']))).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED', message: expect.stringContaining('strlcpy') }),
    );
  });

  test.each([
    ['another kind of file', Buffer.from('#!/bin/sh'.padEnd(100))],
    ['an image without symbol versions', createElfImage([]).fill(0, 64, 64 * 5)],
  ])('refuses %s', (_name, image) => {
    expect(() => patchElf(image)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
  });
});

import { EngineError } from './engine-error.ts';

// Section types, from the System V gABI and the GNU extension for symbol versions.
const SYMBOLS = 11;
const SYMBOL_VERSIONS = 0x6fffffff;
const VERSION_NEEDS = 0x6ffffffe;

interface Section {
  type: number;
  offset: number;
  size: number;
  link: number;
}

/** Where a shared object keeps its dynamic symbols, and a reader for the names that they point to. */
export interface DynamicTables {
  symbols: Section;
  symbolVersions: Section;
  versionNeeds: Section;
  /** The zero-ended name at this offset of the string table. */
  readName: (offset: number) => string;
  /** The offset of exactly this name, or null. */
  findName: (name: string) => number | null;
}

/**
 * Finds the dynamic tables of a little-endian ELF64 image.
 * @throws EngineError `UNSUPPORTED` where the image is something else or lacks one of them.
 */
export function readDynamicTables(image: Buffer): DynamicTables {
  const sections = readSections(image);
  const symbols = getSection(sections, SYMBOLS);
  const strings = sections[symbols.link];
  if (strings === undefined) throw new EngineError('UNSUPPORTED', 'the native file has no string table');
  const { offset, size } = strings;
  return {
    symbols,
    symbolVersions: getSection(sections, SYMBOL_VERSIONS),
    versionNeeds: getSection(sections, VERSION_NEEDS),
    readName: (at) => image.toString('latin1', offset + at, image.indexOf(0, offset + at)),
    findName: (name) => {
      const at = image.subarray(offset, offset + size).indexOf(`\0${name}\0`, 0, 'latin1');
      return at < 0 ? null : at + 1;
    },
  };
}

function readSections(image: Buffer): Section[] {
  const isElf64 =
    image.length > 64 && image.readUInt32BE(0) === 0x7f454c46 && image[4] === 2 && image[5] === 1;
  if (!isElf64) throw new EngineError('UNSUPPORTED', 'the native file is not a little-endian ELF64 file');
  const start = Number(image.readBigUInt64LE(40));
  const entrySize = image.readUInt16LE(58);
  const count = image.readUInt16LE(60);
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * entrySize;
    return {
      type: image.readUInt32LE(at + 4),
      offset: Number(image.readBigUInt64LE(at + 24)),
      size: Number(image.readBigUInt64LE(at + 32)),
      link: image.readUInt32LE(at + 40),
    };
  });
}

function getSection(sections: Section[], type: number): Section {
  const section = sections.find((candidate) => candidate.type === type);
  if (section === undefined) {
    throw new EngineError('UNSUPPORTED', 'the native file has no dynamic symbol versions');
  }
  return section;
}

// A minimal ELF64 shared object: only what a reader of dynamic symbols and their versions looks at.

const HEADER = 64;
const SECTION_HEADER = 64;
const SYMBOL = 24;
const VERSION_NUMBER = 2;

/** An image that imports these functions, each under `version`. */
export function createElfImage(names: string[], version = 'GLIBC_2.38'): Buffer {
  const strings = createStrings(['GLIBC_2.2.5', version, ...names]);
  const symbols = Buffer.alloc(SYMBOL * (names.length + 1));
  const versions = Buffer.alloc(2 * (names.length + 1));
  names.forEach((name, index) => {
    symbols.writeUInt32LE(strings.offsetOf(name), SYMBOL * (index + 1));
    versions.writeUInt16LE(VERSION_NUMBER, 2 * (index + 1));
  });
  const needs = Buffer.alloc(32); // one Verneed with one Vernaux
  needs.writeUInt16LE(1, 2);
  needs.writeUInt32LE(16, 8);
  needs.writeUInt16LE(VERSION_NUMBER, 16 + 6);
  needs.writeUInt32LE(strings.offsetOf(version), 16 + 8);
  return assemble([
    { type: 11, link: 1, content: symbols },
    { type: 3, link: 0, content: strings.bytes },
    { type: 0x6fffffff, link: 0, content: versions },
    { type: 0x6ffffffe, link: 1, content: needs },
  ]);
}

function createStrings(names: string[]): { bytes: Buffer; offsetOf(name: string): number } {
  const text = `\0${names.join('\0')}\0`;
  return { bytes: Buffer.from(text), offsetOf: (name) => text.indexOf(`\0${name}\0`) + 1 };
}

function assemble(sections: { type: number; link: number; content: Buffer }[]): Buffer {
  const header = Buffer.alloc(HEADER + SECTION_HEADER * sections.length);
  header.write('\x7fELF\x02\x01', 'latin1');
  header.writeUInt16LE(62, 18); // x86-64
  header.writeBigUInt64LE(BigInt(HEADER), 40);
  header.writeUInt16LE(SECTION_HEADER, 58);
  header.writeUInt16LE(sections.length, 60);
  let offset = header.length;
  sections.forEach(({ type, link, content }, index) => {
    const at = HEADER + SECTION_HEADER * index;
    header.writeUInt32LE(type, at + 4);
    header.writeBigUInt64LE(BigInt(offset), at + 24);
    header.writeBigUInt64LE(BigInt(content.length), at + 32);
    header.writeUInt32LE(link, at + 40);
    offset += content.length;
  });
  return Buffer.concat([header, ...sections.map(({ content }) => content)]);
}

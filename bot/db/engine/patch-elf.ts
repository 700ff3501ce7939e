import fs from 'node:fs';
import path from 'node:path';
import { EngineError } from './engine-error.ts';
import { readDynamicTables, type DynamicTables } from './elf-tables.ts';

// The published engine (0.1.1) asks for GLIBC_2.38 because of these seven functions alone. Each has an older
// twin that behaves the same for the engine's use, and "__isoc23_strtol" + 9 bytes is "strtol" in the same
// string table: a symbol is renamed by moving its name offset, a version by pointing it at an older name that
// the table already holds. Nothing grows or moves, so no patchelf is needed.
const C23_PREFIX = '__isoc23_';
const REPLACEABLE = new Set(['strtol', 'strtoul', 'strtoll', 'strtoull', 'sscanf', 'fscanf', 'fmod']);
const TOO_NEW = 'GLIBC_2.38';
const MACHINE_ARM64 = 183;
const SYMBOL_SIZE = 24;
const VERSION_MASK = 0x7fff; // the top bit says "hidden", the rest is the version's number

/**
 * Re-points every GLIBC_2.38 reference of a little-endian ELF64 image, in place, at its older twin.
 * Returns the names that were changed; an image without such references is left as it is.
 * @throws EngineError `UNSUPPORTED` for anything that this patch was not written for, such as another symbol.
 */
export function patchElf(image: Buffer): string[] {
  const tables = readDynamicTables(image);
  const versions = findVersions(image, tables, TOO_NEW);
  if (versions.length === 0) return [];
  const numbers = new Set(versions.map((at) => image.readUInt16LE(at + 6) & VERSION_MASK));
  const changed = renameSymbols(image, tables, numbers);
  retargetVersions(image, tables, versions);
  return changed;
}

function renameSymbols(image: Buffer, tables: DynamicTables, versionNumbers: Set<number>): string[] {
  const changed: string[] = [];
  for (let index = 1; index < tables.symbols.size / SYMBOL_SIZE; index += 1) {
    const version = image.readUInt16LE(tables.symbolVersions.offset + index * 2) & VERSION_MASK;
    if (!versionNumbers.has(version)) continue;
    const symbolAt = tables.symbols.offset + index * SYMBOL_SIZE;
    const nameOffset = image.readUInt32LE(symbolAt);
    const name = tables.readName(nameOffset);
    const prefix = name.startsWith(C23_PREFIX) ? C23_PREFIX.length : 0;
    if (!REPLACEABLE.has(name.slice(prefix))) {
      throw new EngineError('UNSUPPORTED', `the engine needs ${name} of ${TOO_NEW}`);
    }
    image.writeUInt32LE(nameOffset + prefix, symbolAt);
    changed.push(name);
  }
  return changed;
}

function retargetVersions(image: Buffer, tables: DynamicTables, versionsAt: number[]): void {
  const base = image.readUInt16LE(18) === MACHINE_ARM64 ? 'GLIBC_2.17' : 'GLIBC_2.2.5';
  const nameOffset = tables.findName(base);
  if (nameOffset === null) throw new EngineError('UNSUPPORTED', `the engine does not mention ${base}`);
  for (const at of versionsAt) {
    image.writeUInt32LE(hashName(base), at);
    image.writeUInt32LE(nameOffset, at + 8);
  }
}

// Walks the "version needed" chain (System V gABI, Verneed and Vernaux) and returns where the entries of
// that name lie.
function findVersions(image: Buffer, tables: DynamicTables, versionName: string): number[] {
  const found: number[] = [];
  let fileAt = tables.versionNeeds.offset;
  for (;;) {
    const count = image.readUInt16LE(fileAt + 2);
    let at = fileAt + image.readUInt32LE(fileAt + 8);
    for (let index = 0; index < count; index += 1) {
      if (tables.readName(image.readUInt32LE(at + 8)) === versionName) found.push(at);
      at += image.readUInt32LE(at + 12);
    }
    const next = image.readUInt32LE(fileAt + 12);
    if (next === 0) return found;
    fileAt += next;
  }
}

// The loader compares this hash before the name (System V gABI, "Hash Table").
function hashName(name: string): number {
  let hash = 0;
  for (const byte of Buffer.from(name)) {
    hash = ((hash << 4) + byte) >>> 0;
    const high = hash & 0xf0000000;
    if (high !== 0) hash ^= high >>> 24;
    hash &= 0x0fffffff;
  }
  return hash;
}

/**
 * Makes, once, a patched private copy of the native files in `sourceDir` and returns the path of its `.node`
 * file. `targetDir` should carry the package's version, because an existing copy is taken as it is. Safe when
 * several processes start at once: a copy appears whole or not at all.
 * @throws EngineError `UNSUPPORTED` as `patchElf`.
 */
export function createPatchedCopy(sourceDir: string, targetDir: string): string {
  const files = fs.readdirSync(sourceDir).filter((file) => /\.(node|so)$/.test(file));
  const binding = files.find((file) => file.endsWith('.node'));
  if (binding === undefined) throw new EngineError('UNSUPPORTED', `no native file in ${sourceDir}`);
  const target = path.join(targetDir, binding);
  if (files.every((file) => fs.existsSync(path.join(targetDir, file)))) return target;

  const temporaryDir = `${targetDir}.${String(process.pid)}.tmp`;
  fs.mkdirSync(temporaryDir, { recursive: true });
  for (const file of files) {
    const image = fs.readFileSync(path.join(sourceDir, file));
    patchElf(image);
    fs.writeFileSync(path.join(temporaryDir, file), image);
  }
  moveIntoPlace(temporaryDir, targetDir, target);
  return target;
}

function moveIntoPlace(temporaryDir: string, targetDir: string, target: string): void {
  try {
    fs.renameSync(temporaryDir, targetDir);
  } catch (error) {
    fs.rmSync(temporaryDir, { recursive: true });
    if (!fs.existsSync(target)) throw error; // else another process was first, with the same content
  }
}

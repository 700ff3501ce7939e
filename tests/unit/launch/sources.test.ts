import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { hasLostSource, isSame, readSources } from '../../../bot/launch/sources.mjs';

test('sources tell content, additions and removals apart', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'tandem-sources-'));
  fs.mkdirSync(path.join(directory, 'bot'));
  fs.writeFileSync(path.join(directory, 'bot', 'a.ts'), 'a');
  const read = () => readSources(directory, ['bot', 'package-lock.json', 'missing']);

  const first = read();
  expect(Object.keys(first)).toEqual(['bot/a.ts']);
  expect(isSame(first, read())).toBe(true);

  fs.writeFileSync(path.join(directory, 'bot', 'b.ts'), 'b');
  const second = read();
  expect(isSame(first, second)).toBe(false);
  expect(hasLostSource(first, second)).toBe(false);

  fs.rmSync(path.join(directory, 'bot', 'a.ts'));
  expect(hasLostSource(second, read())).toBe(true);
  fs.rmSync(directory, { recursive: true });
});

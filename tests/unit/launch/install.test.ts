import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isInstalled } from '../../../bot/launch/install.mjs';

describe('isInstalled', () => {
  let directory: string;
  const write = (name: string, text: string): void => {
    fs.mkdirSync(path.join(directory, path.dirname(name)), { recursive: true });
    fs.writeFileSync(path.join(directory, name), text);
  };

  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'tandem-install-'));
    write('package-lock.json', '{"lock":1}');
  });
  afterEach(() => {
    fs.rmSync(directory, { recursive: true });
  });

  test('no node_modules', () => {
    expect(isInstalled(directory)).toBe(false);
  });

  test('installed by hand, then the lock changes', () => {
    write('node_modules/.package-lock.json', '{}');
    expect(isInstalled(directory)).toBe(true);
    write('package-lock.json', '{"lock":2}');
    expect(isInstalled(directory)).toBe(false);
    write('package-lock.json', '{"lock":1}');
    expect(isInstalled(directory)).toBe(true);
  });

  test('an interrupted installation', () => {
    write('node_modules/something/package.json', '{}');
    expect(isInstalled(directory)).toBe(false);
  });
});

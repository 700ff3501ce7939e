import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { readFirstView, readModules } from '../support/first-view.ts';

const built = path.resolve(import.meta.dirname, '../../.build/tab-production');
const limitBytes = 170_000;

const page = readFileSync(path.join(built, 'index.html'), 'utf8');
describe('the first view of the tab', () => {
  const firstView = readFirstView(built);

  test('stays within its budget', () => {
    const bytes = [...firstView.values()].reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0);
    console.info(
      `first view: ${(bytes / 1000).toFixed(1)} kB of JavaScript, gzipped, in ${firstView.size} files`,
    );
    expect(bytes).toBeLessThanOrEqual(limitBytes);
  });

  test('is few files', () => {
    expect(firstView.size).toBeLessThanOrEqual(4);
  });

  test('asks Teams and the server before the larger part of it is there', () => {
    const entry = /<script type="module"[^>]* src="\/tab\/([^"]+)"/u.exec(page)![1]!;
    const early = [...readModules(built, [entry]).values()].join('');
    expect(early).toContain('/first-view');
    expect(early).toContain('initialize');
    expect(gzipSync(early, { level: 9 }).length).toBeLessThanOrEqual(25_000);
  });

  // Words that the libraries keep in their minified code.
  test.each([
    ['the schema library', /ZodError|invalid_union/u],
    ['Temporal', /Temporal\.|disambiguation/u],
    ['the card renderer', /AdaptiveCard/u],
    ['the parser of messages', /Unexpected message end/u],
  ])('does not hold %s', (_, mark) => {
    for (const code of firstView.values()) expect(mark.exec(code)?.[0]).toBeUndefined();
  });

  test('has nothing of the local mode', () => {
    const texts = [page, ...firstView.values()].join('\n');
    expect(texts).not.toContain('/local/');
    expect(texts).not.toContain('Who do you want to be?');
  });
});

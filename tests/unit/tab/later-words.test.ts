import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { english } from '../../../shared/locales/catalogue.ts';
import { isLater } from '../../../shared/locales/later-words.ts';

const tab = path.resolve(import.meta.dirname, '../../../tab');

/** The module and all that it imports statically, as source text. */
function readStatic(entry: string): string[] {
  const found = new Map<string, string>();
  const waiting = [path.join(tab, entry)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file) || !existsSync(file)) continue;
    const code = readFileSync(file, 'utf8');
    found.set(file, code);
    for (const [, isType, name] of code.matchAll(/^(?:import|\}) ?(type )?.*from '(\.[^']+)';$/gmu)) {
      if (isType === undefined) waiting.push(path.resolve(path.dirname(file), name ?? ''));
    }
  }
  return [...found.values()];
}

/** Ids of texts in some source, also beginnings of those that are put together. */
function readIds(code: string): string[] {
  return [...code.matchAll(/['`](tab\.[\w.-]+)/gu)].map(([, id]) => id ?? '');
}

describe('the words that come later', () => {
  const ids = readStatic('App.tsx').flatMap(readIds);

  test('are none of those that the first view shows', () => {
    expect(ids).toContain('tab.agenda.title');
    expect(ids.filter(isLater)).toEqual([]);
  });

  test('are those of the views that are fetched when they are needed', () => {
    expect(readStatic('pages/history/HistoryPage.tsx').flatMap(readIds).some(isLater)).toBe(true);
    expect(Object.keys(english).filter(isLater).length).toBeGreaterThan(100);
  });
});

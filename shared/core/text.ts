/** Splits a multi-line answer into its entries: one line is one entry, blank lines and list marks are dropped. */
export function toLines(text: string): string[] {
  return withoutControls(text)
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\s*(?:[-*•]\s+)?/u, '').trim())
    .filter((line) => line !== '');
}

/**
 * Case- and accent-folded form of a text: what two spellings of one word share. The marks of Japanese kana (U+3099,
 * U+309A) make other letters and stay.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?![\u3099\u309A])\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase();
}

/**
 * The distinct folded words of some texts, in any language: `Intl.Segmenter` finds words where scripts have no spaces
 * (architecture.md 11). The locale of the segmenter does not matter for what it calls a word in the scripts we test.
 */
export function toWords(texts: readonly string[]): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  const words = new Set<string>();
  for (const text of texts) {
    // Folded text is no longer what the segmenter's dictionaries know, so words are found first.
    for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC'))) {
      if (isWordLike === true) words.add(fold(segment));
    }
  }
  return [...words];
}

/** A text without control characters, which no field needs: only line ends and tabs stay. */
export function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\r\t]/gu, '');
}

/** Tells whether a text has nothing that can be seen: only spaces, marks of direction and the like. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/** A language tag (BCP 47) in its usual spelling; null for a text that is none. */
export function findLanguageTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

/** Controls other than tab and line break, the bidirectional overrides and embeddings, and half surrogates. */
const unwanted =
  // eslint-disable-next-line no-control-regex -- these are the letters that must not reach a mail client
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Words of people without letters that hide other text or turn it around. */
export function cleanText(text: string): string {
  return text.replace(unwanted, '').trim();
}

/** Letters of the scripts that are written from right to left. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
const isolateStart = '\u2068';
const isolateEnd = '\u2069';

/**
 * A name or a date as it may stand within a sentence of another direction, so that neither reorders the other (Unicode
 * UAX 9 §2.7). Left as it is where nothing is written from right to left.
 */
export function isolate(text: string, direction: 'ltr' | 'rtl'): string {
  const cleaned = cleanText(text);
  if (direction === 'ltr' && !rightToLeft.test(cleaned)) return cleaned;
  return `${isolateStart}${cleaned}${isolateEnd}`;
}

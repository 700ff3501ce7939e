/** Controls other than tab and line break, the bidirectional overrides and isolates, and half surrogates. */
const unwanted =
  // eslint-disable-next-line no-control-regex -- these are the letters that must not reach a client
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Words of people as a card may show them: without letters that hide or turn other text around, and without the two
 * functions (`{{DATE()}}`, `{{TIME()}}`) and the mention tag that clients would act on.
 */
export function cleanText(text: string): string {
  return text
    .replace(unwanted, '')
    .replace(/\{\{(?=\s*(?:DATE|TIME)\b)/giu, '{\u200B{')
    .replace(/<(?=\/?at\b)/giu, '<\u200B');
}

/** The beginning of a text that is longer than `limit` letters, with an ellipsis; never half of an emoji. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${cut.replace(/[\uD800-\uDBFF]$/u, '').trimEnd()}…`;
}

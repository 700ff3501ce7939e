/** A line that ends in a question mark (also the full-width and the Arabic one) is to be discussed. */
export function isQuestion(text: string): boolean {
  return /[?？؟]$/u.test(text);
}

/** Letters that look like the plain ones and prove that a text went through the catalogue. */
const lookalikes: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ó',
  u: 'ú',
  y: 'ý',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
};

/** Tag of the pseudo language: accents, a third longer, in brackets. */
export const pseudoLocale = 'en-XA';
/** Tag of the mirrored language: the same words, written from right to left. */
export const mirroredLocale = 'ar-XB';

/**
 * The English catalogue in the pseudo language, so that texts which bypass the catalogue, or are cut when longer, are
 * seen. Placeholders and plural rules inside braces stay.
 */
export function toPseudo<Id extends string>(catalogue: Readonly<Record<Id, string>>): Record<Id, string> {
  const entries = Object.entries<string>(catalogue).map(([id, text]) => [id, `[${stretch(text)}]`]);
  return Object.fromEntries(entries) as Record<Id, string>;
}

function stretch(text: string): string {
  let depth = 0;
  const letters = Array.from(text).map((letter) => {
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    return depth === 0 ? (lookalikes[letter] ?? letter) : letter;
  });
  return letters.join('') + ' ·'.repeat(Math.ceil(text.length / 8));
}

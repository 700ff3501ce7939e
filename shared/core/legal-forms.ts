import type { NameWord } from './name-words.ts';

/** Legal forms without case, accents, dots and spaces. A long one such as `GmbH & Co. KG` is several of them. */
const legalForms = new Set(
  [
    'gmbh ggmbh mbh ag kg kgaa ohg ug se co inc incorporated ltd limited llc llp lp plc pty pvt pte corp corporation',
    'company sa sas sasu sarl eurl snc sca scop bv nv vof cv oy oyj ab as asa aps ks hb spa srl srls sapa sl slu sau',
    'lda ltda sadecv sapidecv sderldecv kft zrt nyrt doo dd sro spzoo ood eood ou uab sia jsc pjsc ojsc ооо оао ао',
    'зао пао тов kk gk yk bhd sdn tbk ltee',
    '株式会社 有限会社 合同会社 合資会社 合名会社 有限公司 股份有限公司 有限责任公司 주식회사 유한회사',
  ].flatMap((line) => line.split(' ')),
);

/** Forms that are words too: they count only with dots or another mark between their letters (`e.V.`). */
const dottedForms = new Set(['ev', 'ek', 'is', 'sc']);

const formWordLimit = 7;
/** Short forms that are not written in capitals. */
const mixedForms = new Set([
  'Co',
  'Inc',
  'Kft',
  'Lda',
  'Ltd',
  'Oy',
  'Oyj',
  'Plc',
  'Pty',
  'Pte',
  'Pvt',
  'Srl',
  'Tbk',
  'plc',
]);

/** How many words from `from` on are a legal form, 0 for none. Letters with dots between them are one form. */
export function legalFormLength(words: readonly NameWord[], from: number): number {
  for (let length = Math.min(formWordLimit, words.length - from); length > 0; length -= 1) {
    if (isLegalForm(words.slice(from, from + length))) return length;
  }
  return 0;
}

function isLegalForm(words: readonly NameWord[]): boolean {
  // Only letters and pairs of letters (`Sp. z o.o.`) come apart: `sa les` is not `SALES`.
  if (words.length > 1 && words.some(({ folded }) => folded.length > 2)) return false;
  const joined = words.map(({ folded }) => folded).join('');
  return legalForms.has(joined) || (words.length > 1 && dottedForms.has(joined));
}

/** The words of a name without the legal forms at its end, and, in scripts without spaces, at its beginning. */
export function withoutLegalForms(words: readonly NameWord[]): NameWord[] {
  let from = 0;
  while (from < words.length && words[from]?.isSpaceless === true) {
    const length = legalFormLength(words, from);
    if (length === 0) break;
    from += length;
  }
  let to = words.length;
  for (let length = formLengthBefore(words, to); length > 0; length = formLengthBefore(words, to))
    to -= length;
  // A name that is nothing but legal forms is kept: it has to be something.
  return from < to ? words.slice(from, to) : [...words];
}

/** How many words before `to` are a legal form, or the `&` that joins one. */
function formLengthBefore(words: readonly NameWord[], to: number): number {
  for (let length = Math.min(formWordLimit, to); length > 0; length -= 1) {
    if (isLegalForm(words.slice(to - length, to))) return length;
  }
  return to > 0 && words[to - 1]?.folded === '&' ? 1 : 0;
}

/**
 * Tells whether a legal form is written as one in running text, since many of them are words as well (`as`, `co`):
 * short ones in capitals or in their own mixture, longer ones with a capital, those of several letters with dots.
 */
export function isWrittenAsForm(words: readonly NameWord[], text: string): boolean {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return false;
  if (first.isSpaceless) return true;
  const written = text.slice(first.start, last.end);
  if (words.length > 1) return /[./]/u.test(written);
  if (mixedForms.has(written)) return true;
  return written.length <= 3 ? /\p{Lu}.*\p{Lu}/u.test(written) : /\p{Lu}/u.test(written);
}

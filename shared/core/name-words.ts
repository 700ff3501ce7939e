import { fold } from './text.ts';

/** One word of a name where it stands in its text; in scripts without spaces between words, one letter. */
export interface NameWord {
  /** What two spellings share: no case, no accents. */
  folded: string;
  written: string;
  start: number;
  end: number;
  /** Its script has no spaces between words, so names are told apart by nothing but their letters. */
  isSpaceless: boolean;
}

const spaceless = ['Han', 'Hira', 'Kana', 'Hang', 'Thai', 'Laoo', 'Khmr', 'Mymr']
  .map((script) => `\\p{scx=${script}}`)
  .join('');
/** One letter of a script without spaces with its marks, or a run of other letters and digits, or what joins names. */
const wordPattern = new RegExp(
  `(?<letter>(?=[\\p{L}\\p{N}])[${spaceless}]\\p{M}*)|(?:(?![${spaceless}])[\\p{L}\\p{N}\\p{M}])+|[&+]`,
  'gu',
);

/** Letters that have no accent to take off, but that are often written otherwise. */
const otherSpellings: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ς: 'σ',
};

/** Legal forms that are written as one letter in brackets, and in full. */
const bracketedForms = [
  ['(株)', '株式会社'],
  ['(有)', '有限会社'],
  ['(주)', '주식회사'],
] as const;

/** A text in the one form that `toNameWords` counts its places in: NFKC, with `㈱` and the like written out. */
export function toPlainText(text: string): string {
  return bracketedForms.reduce(
    (plain, [short, long]) => plain.replaceAll(short, long),
    text.normalize('NFKC'),
  );
}

/** The words of a text that is plain (`toPlainText`), in order. Punctuation but for `&` and `+` is none. */
export function toNameWords(text: string): NameWord[] {
  return [...text.matchAll(wordPattern)].flatMap((match) => {
    const written = match[0];
    const folded = fold(written).replace(/[ßæœøłđðıς]/gu, (letter) => otherSpellings[letter] ?? letter);
    if (folded === '') return [];
    const isSpaceless = match.groups?.['letter'] !== undefined;
    return [{ folded, written, start: match.index, end: match.index + written.length, isSpaceless }];
  });
}

import { findCompanyNames, isOpener, type CompanyName } from './company-names.ts';
import { withoutLegalForms } from './legal-forms.ts';
import { toNameWords, toPlainText, type NameWord } from './name-words.ts';

/** Finds the customers that a text names. */
export type CustomerFinder = (text: string) => string[];

/**
 * What all spellings of one customer's name share: folded, without legal forms (`GmbH`, `Inc.`, `株式会社`) and
 * punctuation, words parted by one space. `CONTOSO, Inc.` and `Contoso` have the same. Empty for a text without letters
 * and digits.
 */
export function toCustomerKey(name: string): string {
  let key = '';
  let before: NameWord | null = null;
  for (const word of toKeyWords(name)) {
    const isApart = before !== null && !(before.isSpaceless && word.isSpaceless);
    key += isApart ? ` ${word.folded}` : word.folded;
    before = word;
  }
  return key;
}

/** Words of names, one after the other; `name` where a known name ends. */
interface NameTree {
  next: Map<string, NameTree>;
  name: string | null;
}

/** Where a customer is named: from one word of the text to another, which is not included. */
interface Mention {
  from: number;
  to: number;
  name: string;
}

/**
 * Prepares for finding customers in many texts. The finder gives each customer once, in the order of the text:
 *
 * - known names, as the list writes them, where they stand as whole words in any case, with any accents and with or
 *   without a legal form; in scripts without spaces (Japanese, Chinese, Korean, Thai) anywhere;
 * - a name with a legal form that is not in the list, as the text writes it.
 *
 * Of names that overlap the longer one counts (`Contoso Retail`, not `Contoso`). A known name of one letter is found only
 * with its legal form.
 */
export function createCustomerFinder(known: readonly string[]): CustomerFinder {
  const tree = toTree(known);
  return (text) => {
    const plain = toPlainText(text);
    const words = toNameWords(plain);
    const mentions = choose(findKnown(words, tree), findCompanyNames(words, plain));
    const byKey = new Map<string, string>();
    for (const { name } of mentions) {
      const key = toCustomerKey(name);
      if (!byKey.has(key)) byKey.set(key, name);
    }
    return [...byKey.values()];
  };
}

/** The customers that one text names; `createCustomerFinder` tells how, and is quicker for several texts. */
export function findCustomers(text: string, known: readonly string[]): string[] {
  return createCustomerFinder(known)(text);
}

/** The words that tell a customer from others. What would be found everywhere (`The Company`) keeps its legal form. */
function toKeyWords(name: string): NameWord[] {
  const words = toNameWords(toPlainText(name));
  const short = withoutLegalForms(words);
  const isVague = short.every(({ folded }) => isOpener(folded) || folded === '&' || folded === '+');
  return isVague ? words : short;
}

function toTree(known: readonly string[]): NameTree {
  const tree: NameTree = { next: new Map(), name: null };
  for (const name of known) {
    const short = toKeyWords(name);
    const words = lengthOf(short) > 1 ? short : toNameWords(toPlainText(name));
    if (lengthOf(words) > 1) plant(tree, words, name);
  }
  return tree;
}

function lengthOf(words: readonly NameWord[]): number {
  return words.reduce((sum, { folded }) => sum + folded.length, 0);
}

function plant(tree: NameTree, words: readonly NameWord[], name: string): void {
  let at = tree;
  for (const { folded } of words) {
    const next = at.next.get(folded) ?? { next: new Map<string, NameTree>(), name: null };
    at.next.set(folded, next);
    at = next;
  }
  at.name ??= name;
}

/** From left to right the longest known name at each place. */
function findKnown(words: readonly NameWord[], tree: NameTree): Mention[] {
  const found: Mention[] = [];
  for (let from = 0; from < words.length;) {
    const mention = longestFrom(words, from, tree);
    if (mention !== null) found.push(mention);
    from = mention?.to ?? from + 1;
  }
  return found;
}

function longestFrom(words: readonly NameWord[], from: number, tree: NameTree): Mention | null {
  let longest: Mention | null = null;
  let at: NameTree | undefined = tree;
  for (let to = from; at !== undefined; to += 1) {
    if (at.name !== null) longest = { from, to, name: at.name };
    at = at.next.get(words[to]?.folded ?? '');
  }
  return longest;
}

/**
 * Known names and companies that a legal form tells, in the order of the text. A known name right before the form is
 * the company, whatever stands before it (`Met Contoso GmbH`); else the company, being longer, wins.
 */
function choose(known: readonly Mention[], companies: readonly CompanyName[]): Mention[] {
  const isKnown = ({ from, formFrom, to }: CompanyName) =>
    known.some((mention) => mention.to >= formFrom && mention.to <= to && mention.to > from);
  const others = companies.filter((company) => !isKnown(company));
  const overlaps = (mention: Mention) =>
    others.some(({ from, to }) => mention.from < to && mention.to > from);
  const unknown = others.map(({ from, to, written }) => ({ from, to, name: written }));
  return [...known.filter((mention) => !overlaps(mention)), ...unknown].sort(
    (one, other) => one.from - other.from,
  );
}

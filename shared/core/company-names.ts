import { isWrittenAsForm, legalFormLength } from './legal-forms.ts';
import type { NameWord } from './name-words.ts';

/** A company's name in a line: which words are the name, and where its legal form ends. Ends are not included. */
export interface CompanyName {
  from: number;
  formFrom: number;
  to: number;
  written: string;
}

const nameWordLimit = 5;
/** A name in a script without spaces, of which each letter counts as a word. */
const nameLetterLimit = 20;

/** Words that begin a line of a report with a capital and are no part of a name. */
const openers = new Set(
  (
    'the a an our my your his her its their this that and or with for from at to by in on of met meet meeting called ' +
    'call calling visited visit visiting won win lost lose closed close signed sign sent send demo demoed offer ' +
    'offered proposal quote quoted renewal renewed presented pitched emailed mailed asked help helped prepare ' +
    'prepared waiting no new every each parent'
  ).split(' '),
);

/** Tells whether a word alone can never be a customer's name. */
export function isOpener(folded: string): boolean {
  return openers.has(folded);
}

/**
 * The names in a line that a legal form makes a company's (`Fabrikam GmbH`), known or not. The words of a name begin
 * with capitals or digits and stand together right before the form; a word that only opens the line is left out where
 * it is a usual English one. In Japanese and Chinese the name is what stands before the form without kana endings.
 */
export function findCompanyNames(words: readonly NameWord[], text: string): CompanyName[] {
  const found: CompanyName[] = [];
  for (let at = 1; at < words.length;) {
    const to = formEnd(words, at, text);
    const name = to === at ? null : nameBefore(words, { at, to, earliest: found.at(-1)?.to ?? 0, text });
    if (name !== null) found.push(name);
    at = Math.max(to, at + 1);
  }
  return found;
}

/** A chain of legal forms from `at` to `to`, and where the name before it may begin at the earliest. */
interface FormChain {
  at: number;
  to: number;
  earliest: number;
  text: string;
}

function nameBefore(words: readonly NameWord[], form: FormChain): CompanyName | null {
  const { at, to, text } = form;
  if (isPrefix(words, at, to)) return null;
  const from = nameStart(words, form);
  const [first, last] = [words[from], words[to - 1]];
  if (from === at || first === undefined || last === undefined) return null;
  return { from, formFrom: at, to, written: text.slice(first.start, endOf(last, text)) };
}

/** Where the legal forms that begin at a word end (`GmbH & Co. KG` is one chain); `at` itself where none begins. */
function formEnd(words: readonly NameWord[], at: number, text: string): number {
  let to = at;
  for (let next = at; next < words.length;) {
    const start = to > at && words[next]?.folded === '&' ? next + 1 : next;
    const length = legalFormLength(words, start);
    const isForm = length > 0 && isWrittenAsForm(words.slice(start, start + length), text);
    if (!isForm || (to > at && !isChained(words, start, text))) break;
    to = start + length;
    next = to;
  }
  return to;
}

/** Tells whether a form in a script without spaces belongs to the name after it: `株式会社コントソ`, but not `…株式会社様`. */
function isPrefix(words: readonly NameWord[], at: number, to: number): boolean {
  const [form, next] = [words[to - 1], words[to]];
  if (words[at]?.isSpaceless !== true || form === undefined || next === undefined) return false;
  return next.start === form.end && !isHiragana(next) && !/^[様殿御]/u.test(next.written);
}

/** Where the name before a legal form begins; `at` where there is none. */
function nameStart(words: readonly NameWord[], { at, earliest, text }: FormChain): number {
  const isSpaceless = words[at - 1]?.isSpaceless === true;
  const lowest = Math.max(earliest, at - (isSpaceless ? nameLetterLimit : nameWordLimit));
  let from = at;
  while (from > lowest && isJoined(words, from, text) && isNamePart(words[from - 1], isSpaceless)) from -= 1;
  while (from < at && isNoBeginning(words[from])) from += 1;
  return words.slice(from, at).some(isTelling) ? from : at;
}

/** Tells whether a word makes a name: it has letters and is no legal form itself. */
function isTelling(word: NameWord): boolean {
  return /\p{L}/u.test(word.written) && legalFormLength([word], 0) === 0;
}

function isNamePart(word: NameWord | undefined, isSpaceless: boolean): boolean {
  if (word?.isSpaceless !== isSpaceless) return false;
  if (isSpaceless) return /[\p{scx=Han}\p{scx=Kana}\p{scx=Hang}]/u.test(word.written) && !isHiragana(word);
  return word.folded === '&' || /^[\p{Lu}\p{Lt}\p{N}]/u.test(word.written);
}

function isHiragana({ written }: NameWord): boolean {
  return /^\p{sc=Hira}/u.test(written);
}

function isNoBeginning(word: NameWord | undefined): boolean {
  return word === undefined || word.folded === '&' || isOpener(word.folded);
}

/** Tells whether a word follows the one before it within one name: after a space, a hyphen, or a comma as in `X, Inc.` */
function isJoined(words: readonly NameWord[], at: number, text: string): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (before === undefined || word === undefined) return false;
  const between = text.slice(before.end, word.start);
  return /^(?:[ \t\u00A0]{0,2}|[-'’./])$/u.test(between) || (/^, ?$/u.test(between) && followsComma(word));
}

function followsComma({ folded }: NameWord): boolean {
  return /^(?:inc|ltd|llc|co|corp)$/u.test(folded);
}

/** Tells whether a legal form goes on after one before it, as in `Co., Ltd` and `Co. KG`. */
function isChained(words: readonly NameWord[], at: number, text: string): boolean {
  const between = text.slice(words[at - 1]?.end, words[at]?.start);
  return isJoined(words, at, text) || /^(?:\., ?|\. )$/u.test(between);
}

/** The end of a name; the dot of an abbreviation at its end belongs to it. */
function endOf(last: NameWord, text: string): number {
  const isAbbreviated = /^(?:.|inc|ltd|co|corp)$/u.test(last.folded);
  return isAbbreviated && text[last.end] === '.' ? last.end + 1 : last.end;
}

import { z } from 'zod';
import { fold } from '../../../shared/core/text.ts';
import { addDays, firstWeekdayFrom, type DateText } from '../../../shared/core/time.ts';
import type { SeriesPerson } from '../../../shared/series/series.ts';

/** Somebody whom a message mentions. */
export interface Mentioned {
  /** As the message writes it. */
  name: string;
  /** Null where Teams does not say who it is. */
  personId: string | null;
}

/** What is known where an action is written. */
export interface ActionSurroundings {
  people: readonly SeriesPerson[];
  /** In the order of the message. */
  mentioned: readonly Mentioned[];
  /** The date in the series' zone. */
  today: DateText;
}

export type OwnerText =
  | { kind: 'writer' }
  | { kind: 'person'; person: SeriesPerson }
  /** Somebody is named who is not in the series. */
  | { kind: 'unknown'; name: string };

/** An action as it was written. */
export interface ActionText {
  text: string;
  owner: OwnerText;
  dueOn: DateText | null;
}

const weekdays: Readonly<Record<string, number>> = {
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
};

const due = /(?:^|\s)by\s+(\d{4}-\d{2}-\d{2}|[a-z]+)[\s.!]*$/iu;
const typedMention = /(^|\s)@(?=\p{L})(.+)$/su;
/** A name is at most this many words. */
const longestName = 5;

/**
 * Reads `@Kofi send the deck by Friday`. The owner is the first one mentioned; a date counts only where it is plain and
 * stands at the end: `by 2026-12-04`, `by today`, `by tomorrow`, or `by` and a weekday, which is the next such day after
 * today. Everything else stays in the text as it was typed.
 */
export function readAction(rest: string, { people, mentioned, today }: ActionSurroundings): ActionText {
  const { owner, text } = readOwner(rest.trim(), people, mentioned);
  const found = due.exec(text);
  const dueOn = found?.[1] === undefined ? null : readDue(found[1], today);
  if (found === null || dueOn === null) return { text, owner, dueOn: null };
  return { text: text.slice(0, found.index).replace(/[\s,;–—-]+$/u, ''), owner, dueOn };
}

function readOwner(
  rest: string,
  people: readonly SeriesPerson[],
  mentioned: readonly Mentioned[],
): Pick<ActionText, 'owner' | 'text'> {
  const [first] = mentioned;
  if (first !== undefined) {
    const text = rest.startsWith(first.name) ? toRest(rest.slice(first.name.length)) : rest;
    return { owner: toOwner(findMentioned(people, first), first.name), text };
  }
  const typed = typedMention.exec(rest);
  if (typed === null) return { owner: { kind: 'writer' }, text: rest };
  return readTypedOwner(rest, people, { at: typed.index, name: typed[2] ?? '' });
}

/** `@Kofi` typed by hand. An unknown one counts only in front: elsewhere an `@` may mean anything. */
function readTypedOwner(
  rest: string,
  people: readonly SeriesPerson[],
  typed: { at: number; name: string },
): Pick<ActionText, 'owner' | 'text'> {
  const words = [...typed.name.matchAll(/\S+/gu)].slice(0, longestName);
  for (let count = words.length; count > 0; count -= 1) {
    const last = words[count - 1];
    const end = last === undefined ? 0 : last.index + last[0].length;
    const name = typed.name.slice(0, end).replace(/[,:;.!?]+$/u, '');
    const person = findByName(people, name);
    if (person === null) continue;
    const isFront = typed.at === 0;
    return { owner: { kind: 'person', person }, text: isFront ? toRest(typed.name.slice(end)) : rest };
  }
  if (typed.at > 0) return { owner: { kind: 'writer' }, text: rest };
  const name = words[0]?.[0] ?? '';
  return { owner: { kind: 'unknown', name }, text: rest };
}

function toRest(text: string): string {
  return text.replace(/^[\s:,–—-]+/u, '');
}

function toOwner(person: SeriesPerson | null, name: string): OwnerText {
  return person === null ? { kind: 'unknown', name } : { kind: 'person', person };
}

function findMentioned(people: readonly SeriesPerson[], { name, personId }: Mentioned): SeriesPerson | null {
  if (personId !== null) return people.find((person) => person.personId === personId) ?? null;
  return findByName(people, name);
}

/** By the whole name, or by the first one where only one person has it. */
function findByName(people: readonly SeriesPerson[], name: string): SeriesPerson | null {
  const wanted = fold(name).replace(/\s+/gu, ' ');
  const whole = people.find((person) => fold(person.name) === wanted);
  if (whole !== undefined) return whole;
  const [only, other] = people.filter((person) => fold(person.name).split(' ')[0] === wanted);
  return other === undefined ? (only ?? null) : null;
}

function readDue(word: string, today: DateText): DateText | null {
  if (z.iso.date().safeParse(word).success) return word;
  const name = word.toLowerCase();
  if (name === 'today') return today;
  const tomorrow = addDays(today, 1);
  if (name === 'tomorrow') return tomorrow;
  const weekday = Object.hasOwn(weekdays, name) ? weekdays[name] : undefined;
  return weekday === undefined ? null : firstWeekdayFrom(tomorrow, weekday);
}

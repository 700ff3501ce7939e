import type { Element } from './elements.ts';
import { cleanText } from './clean-text.ts';

export interface TextBox {
  id: string;
  label: string;
  value?: string;
  placeholder?: string;
  isMultiline?: boolean;
  maxLength: number;
}

/** A box to type in. Its value is what was typed, letter by letter. */
export function toTextBox({
  id,
  label,
  value = '',
  placeholder,
  isMultiline = false,
  maxLength,
}: TextBox): Element {
  return {
    type: 'Input.Text',
    id,
    label: cleanText(label),
    ...(placeholder !== undefined && { placeholder: cleanText(placeholder) }),
    ...(isMultiline && { isMultiline }),
    maxLength,
    ...(value !== '' && { value }),
  };
}

export interface Choices {
  id: string;
  label: string;
  choices: readonly { title: string; value: string }[];
  value?: string;
  placeholder?: string;
  /** Several may be ticked; they are all shown. */
  isMulti?: boolean;
}

/** A list to choose from. */
export function toChoices({
  id,
  label,
  choices,
  value = '',
  placeholder,
  isMulti = false,
}: Choices): Element {
  return {
    type: 'Input.ChoiceSet',
    id,
    label: cleanText(label),
    style: isMulti ? 'expanded' : 'compact',
    ...(isMulti && { isMultiSelect: true }),
    wrap: true,
    ...(placeholder !== undefined && { placeholder: cleanText(placeholder) }),
    choices: choices.map((choice) => ({ title: cleanText(choice.title), value: choice.value })),
    ...(value !== '' && { value }),
  };
}

/** A calendar date (`2026-11-26`); `min` is the first that can be chosen. */
export function toDateBox(id: string, label: string, min: string | null = null): Element {
  return { type: 'Input.Date', id, label: cleanText(label), ...(min !== null && { min }) };
}

/** A wall-clock time (`10:00`). */
export function toTimeBox(id: string, label: string, value: string): Element {
  return { type: 'Input.Time', id, label: cleanText(label), value };
}

/** Buttons among the elements, under what they belong to. */
export function toButtons(actions: readonly Element[]): Element {
  return { type: 'ActionSet', actions };
}

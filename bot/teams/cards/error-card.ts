import type { Answers } from '../../../shared/check-in/check-in.ts';
import {
  DomainError,
  isDomainError,
  type DomainErrorCode,
  type InvalidField,
} from '../../../shared/core/errors.ts';
import { fieldTexts } from '../../../shared/api/field-texts.ts';
import type { MessageId } from '../../../shared/locales/catalogue.ts';
import type { Translate } from '../../../shared/locales/translate.ts';
import type { OutgoingMessage } from '../../app/ports.ts';
import { cardLimit, sizeOf, toCard } from './card.ts';
import { toTypedLines } from './check-in-answers.ts';
import { toCheckInCard } from './check-in-card.ts';
import type { CheckInCardInput, CheckInView } from './check-in-input.ts';
import { toText, type Element } from './elements.ts';

/** The sentence of each refusal in the chat; each says what stands and what to do next. */
const sentences = {
  'not-found': 'bot.error.not-found',
  'not-allowed': 'bot.error.not-allowed',
  'invalid-input': 'bot.error.invalid-input',
  'edited-meanwhile': 'bot.error.edited-meanwhile',
  'wrong-state': 'bot.error.wrong-state',
  'agenda-full': 'bot.error.agenda-full',
} as const satisfies Record<DomainErrorCode, MessageId>;

/** Tells an expected refusal from an error. */
export function isRefusal(error: unknown): error is DomainError {
  return error instanceof DomainError;
}

/** A refusal in words. */
export function toErrorText(error: DomainError, t: Translate): string {
  const { code, details } = error;
  if (isDomainError(error, 'invalid-input')) return toFieldsText(error.details.fields, t);
  if ('record' in details && code === 'wrong-state' && details.record === 'check-in') {
    return t('bot.error.wrong-state.check-in');
  }
  return t(sentences[code], 'limit' in details ? { limit: details.limit } : {});
}

/** What to do about each field that is wrong; a text that is too long is the same in every box. */
function toFieldsText(fields: readonly InvalidField[], t: Translate): string {
  const isOther = ({ problem }: InvalidField) => problem !== 'too-long';
  if (!fields.some(isOther)) return t('bot.error.invalid-input');
  const texts = fields.map(({ problem, suggestions = [] }) =>
    [t(fieldTexts[problem]), suggestions.slice(0, 3).join(', ')].filter((text) => text !== '').join(' '),
  );
  return [...new Set(texts)].join(' ');
}

export interface Refused {
  /** The refusal in words. */
  text: string;
  /** What the person had typed. */
  typed: Answers;
  /** What is stored now, null when nothing may be shown. */
  current: Omit<CheckInCardInput, keyof CheckInView> | null;
  t: Translate;
  language: string;
}

/**
 * The card after a refused press on a check-in: the refusal, what stands now, and the words that were typed, in full.
 *
 * @returns null when the typed words do not fit: the card must then stay as it is in the client, with the words in it.
 */
export function toErrorCard({ text, typed, current, t, language }: Refused): OutgoingMessage | null {
  const notice = [toText(text, { weight: 'Bolder', color: 'Attention' }), ...toTypedLines(typed, t)];
  const message = current === null ? toNotice(notice, text, language) : toCheckInCard({ ...current, notice });
  const shown = sizeOf(message.card) <= cardLimit ? message : toNotice(notice, text, language);
  return sizeOf(shown.card) <= cardLimit ? { ...shown, summary: text } : null;
}

function toNotice(notice: readonly Element[], text: string, language: string): OutgoingMessage {
  return { card: toCard({ body: notice, fallbackText: text, language }), summary: text };
}

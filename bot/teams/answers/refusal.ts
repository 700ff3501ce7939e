import type { DomainError } from '../../../shared/core/errors.ts';
import type { Translate } from '../../../shared/locales/translate.ts';
import { isRefusal, toErrorText } from '../cards/error-card.ts';

/** Sentences for what one command may be refused for. */
export interface RefusalWords {
  series: string;
  /** Longest text that the command takes. */
  limit: number;
}

/** Does what was written, or says why not and what to do instead. */
export async function orSentence<Result>(
  task: () => Promise<Result>,
  toWords: (error: DomainError) => Result,
): Promise<Result> {
  try {
    return await task();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return toWords(error);
  }
}

/** A refusal of something written in the chat; each sentence says what to do. */
export function toChatRefusal(error: DomainError, words: RefusalWords, t: Translate): string {
  const { code, details } = error;
  if ('fields' in details && details.fields.some(({ problem }) => problem === 'too-long')) {
    return t('bot.tooLong', { limit: words.limit });
  }
  if ('record' in details && code === 'wrong-state' && 'state' in details) {
    if (details.state === 'locked') return t('bot.add.locked');
    if (details.state === 'none') return t('bot.add.noMeeting', { series: words.series });
  }
  return toErrorText(error, t);
}

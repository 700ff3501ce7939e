import { cardVerbs, type CardVerb } from '../../shared/cards/verbs.ts';
import type { Person } from '../app/ports.ts';
import type { CardPress } from './activity.ts';
import type { Reply } from './adapter.ts';
import { isRefusal, toErrorText } from './cards/error-card.ts';
import { toSentenceCard } from './cards/help-card.ts';
import { createDrawings } from './drawings.ts';
import { createCheckInPresses } from './presses/check-in-presses.ts';
import { createDailyPresses } from './presses/daily-presses.ts';
import { createOfferPresses } from './presses/offer-presses.ts';
import type { PressDependencies } from './presses/dependencies.ts';
import type { OwnPress, PressHandlers } from './presses/press.ts';
import { createStartPresses } from './presses/start-presses.ts';

/** A press that could be read. */
interface Press {
  verb: CardVerb;
  data: OwnPress['data'];
}

/**
 * Carries out presses on cards. The data of a card is untrusted: it is parsed, the actor comes from the verified
 * activity, records are loaded again and rights checked again. A repeated or old press shows what is stored and
 * changes nothing.
 *
 * @returns the card to put in place, or words while the pressed card stays as it is.
 */
export function createPressAnswers(deps: PressDependencies) {
  const drawings = createDrawings(deps);
  const handlers: PressHandlers<CardVerb> = {
    ...createCheckInPresses(deps, drawings),
    ...createDailyPresses(deps, drawings),
    ...createOfferPresses(deps, drawings),
    ...createStartPresses(deps, drawings),
  };

  async function answerPress({ verb, data }: Press, source: CardPress, person: Person): Promise<Reply> {
    const handle = handlers[verb];
    try {
      // Each handler takes the data of its own verb; that they belong together is known from `readPress`.
      return await handle({ source, data, person } as never);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { t, language } = await drawings.readReader(person.id, source.locale);
      const text = toErrorText(error, t);
      return source.isAutomatic ? toSentenceCard(text, language) : { text };
    }
  }

  return async (source: CardPress, person: Person | null): Promise<Reply> => {
    const t = deps.translateFor(source.locale);
    if (person === null) return { text: t('bot.error.not-found') };
    const press = readPress(source);
    if (press === 'unknown') return { text: t('bot.error.outdated') };
    if (press === 'invalid') return { text: `${t('bot.error.invalid-input')} ${t('bot.error.keepText')}` };
    const reply = await answerPress(press, source, person);
    if ('card' in reply) await deps.noteShown(source.messageId);
    return reply;
  };
}

function readPress({ verb, data }: CardPress): Press | 'unknown' | 'invalid' {
  if (!Object.hasOwn(cardVerbs, verb)) return 'unknown';
  const known = verb as CardVerb;
  // The fallback's data names the verb, so that a legacy Submit can be told apart; the schemas are strict.
  const payload = Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'verb'));
  const parsed = cardVerbs[known].safeParse(payload);
  return parsed.success ? { verb: known, data: parsed.data } : 'invalid';
}

import { z } from 'zod';
import { titleLimit } from '../../shared/meeting/meeting.ts';
import type { Series } from '../../shared/series/series.ts';
import type { CardJson, OutgoingMessage, Person } from '../app/ports.ts';
import { toWebLink, type MessageAction } from './activity.ts';
import { findSeriesHere, type SeriesHere } from './answers/asker.ts';
import { orSentence, toChatRefusal } from './answers/refusal.ts';
import { toTabAction } from './cards/card.ts';
import { shorten } from './cards/clean-text.ts';
import { createDateWords, toMeetingDay } from './cards/dates.ts';
import { toLineCard } from './cards/line-card.ts';
import type { BotDependencies } from './dependencies.ts';

/** The answer to a message extension: a dialog with a card, or with words (Teams docs, "TaskModuleResponse"). */
export type TaskAnswer =
  { task: { type: 'continue'; value: TaskInfo } } | { task: { type: 'message'; value: string } };

interface TaskInfo {
  title: string;
  height: 'small';
  width: 'small';
  card: { contentType: 'application/vnd.microsoft.card.adaptive'; content: CardJson };
}

/** The command of the manifest (appPackage/manifest.json). */
export const addToAgenda = 'addToAgenda';

/** What the dialog's form and its buttons send. */
const dataSchema = z.object({
  title: z.string().max(5000).default(''),
  seriesId: z.string().max(200).optional(),
  link: z.string().max(2000).optional(),
  messageId: z.string().max(200).optional(),
});

/** A message that is to go on an agenda. */
interface Chosen {
  title: string;
  link: string | null;
  messageId: string;
}

/** "Add to the joint agenda" in the menu of a message: its words, or those typed instead, with the way back to it. */
export function createMessageActions(deps: BotDependencies) {
  const { queries, writeDown, translateFor, tabUrl } = deps;

  async function propose(
    series: Series,
    { source, chosen, person }: { source: MessageAction; chosen: Chosen; person: Person },
  ): Promise<OutgoingMessage | string> {
    const { language, name } = series;
    const t = translateFor(language);
    const text = shorten(chosen.title, titleLimit);
    const commandId = `message-action:${source.conversation.id}:${chosen.messageId}:${text}`;
    const written = { series, personId: person.id, text, commandId };
    return orSentence<OutgoingMessage | string>(
      async () => {
        const { meeting, item } = await writeDown.proposeItem(written, { link: chosen.link });
        const date = createDateWords(language, 'UTC').date(toMeetingDay(meeting));
        const words = { title: shorten(item.title, 160), series: name, date };
        const actions = [toTabAction(t('card.openTab'), tabUrl(meeting.id))];
        return toLineCard(t('bot.add.done', words), actions, language);
      },
      (error) => toChatRefusal(error, { series: name, limit: titleLimit }, t),
    );
  }

  /** A dialog knows no Action.Execute: its buttons send what they hold as the same command again. */
  function askWhich(all: readonly Series[], { title, link, messageId }: Chosen, locale: string) {
    const t = translateFor(locale);
    const actions = all.map(({ id: seriesId, name }) => {
      const data = { title, seriesId, messageId, ...(link !== null && { link }) };
      return { type: 'Action.Submit', title: name, data };
    });
    return toLineCard(t('bot.which'), actions, locale);
  }

  /** The series of the place; where it has none, that of the person. */
  async function findSeries(source: MessageAction, person: Person, seriesId: string | undefined) {
    const { conversation, locale } = source;
    const here = await findSeriesHere(deps, { person, conversation, locale, seriesId });
    if (here.kind !== 'not-here') return here;
    const personal = { ...conversation, type: 'personal' } as const;
    return findSeriesHere(deps, { person, conversation: personal, locale, seriesId });
  }

  async function answer(source: MessageAction, person: Person | null): Promise<OutgoingMessage | string> {
    const t = translateFor(source.locale);
    const data = dataSchema.safeParse(source.data);
    if (source.commandId !== addToAgenda || !data.success) return t('bot.error.outdated');
    const chosen = toChosen(source, data.data);
    if (chosen.title === '') return t('bot.messageAction.empty');
    if (person === null || (await queries.seriesOf(person.id)).length === 0) return t('bot.noSeries');
    const here: SeriesHere = await findSeries(source, person, data.data.seriesId);
    if (here.kind === 'several') return askWhich(here.series, chosen, source.locale);
    if (here.kind !== 'one') return t('bot.noSeries');
    return propose(here.series, { source, chosen, person });
  }

  return async (source: MessageAction, person: Person | null): Promise<TaskAnswer> =>
    toTaskAnswer(await answer(source, person), translateFor(source.locale)('bot.messageAction.title'));
}

/** Words without a card, as a dialog shows them. */
export function toTaskMessage(text: string): TaskAnswer {
  return { task: { type: 'message', value: text } };
}

function toTaskAnswer(answer: OutgoingMessage | string, title: string): TaskAnswer {
  if (typeof answer === 'string') return toTaskMessage(answer);
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: answer.card } as const;
  return { task: { type: 'continue', value: { title, height: 'small', width: 'small', card } } };
}

/** What was typed in the dialog counts before the words of the message. */
function toChosen(source: MessageAction, data: z.infer<typeof dataSchema>): Chosen {
  const typed = data.title.trim();
  return {
    title: (typed === '' ? source.text : typed).replace(/\s+/gu, ' ').trim(),
    link: source.link ?? toWebLink(data.link ?? ''),
    messageId: source.messageId === '' ? (data.messageId ?? source.activityId) : source.messageId,
  };
}

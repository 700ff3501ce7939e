import type { Meeting } from '../../shared/meeting/meeting.ts';
import type { Series } from '../../shared/series/series.ts';
import type { ConversationReference, Person } from '../app/ports.ts';
import type { Reply } from './adapter.ts';
import { toAgendaCard } from './cards/agenda-card.ts';
import { isOpen, toCheckInCard } from './cards/check-in-card.ts';
import { createDateWords } from './cards/dates.ts';
import { toHelpCard } from './cards/help-card.ts';
import type { CommandName } from './commands.ts';
import type { BotDependencies } from './dependencies.ts';

/** Who asks, and where. */
export interface Asker {
  person: Person | null;
  conversation: ConversationReference;
  /** Language of the person's client, for people without a series. */
  locale: string;
}

export type CommandAnswers = ReturnType<typeof createCommandAnswers>;

/** What each command is answered with: a card, or a sentence that says what to do. */
export function createCommandAnswers(deps: BotDependencies) {
  const { queries, translateFor, tabUrl } = deps;

  return async (command: CommandName | null, asker: Asker): Promise<Reply> => {
    const { person, locale } = asker;
    const series = person === null ? [] : await queries.seriesOf(person.id);
    const language = series[0]?.language ?? locale;
    const t = translateFor(language);
    if (command === null || command === 'help') return toHelpCard(t, language, command !== null);
    const here = await findSeriesHere(deps, series, asker.conversation);
    if (person === null || here === null) return { text: t('bot.noSeries') };
    if (command === 'agenda') return answerAgenda(here);
    if (asker.conversation.type !== 'personal') return { text: t('bot.checkIn.notHere') };
    return answerCheckIn(person, series);
  };

  async function answerAgenda(series: Series): Promise<Reply> {
    const t = translateFor(series.language);
    const meetingId = await queries.currentMeetingId(series.id);
    const records = meetingId === null ? null : await queries.loadMeeting(meetingId);
    if (records === null) return { text: t('bot.agenda.noMeeting', { series: series.name }) };
    const { meeting } = records;
    if (meeting.state === 'planned') {
      return { text: t('bot.agenda.none', { series: series.name, when: whenOpened(series, meeting) }) };
    }
    return toAgendaCard({ ...records, t, tabUrl: tabUrl(meeting.id) });
  }

  /** The person's open check-in in any of their series; else what is known about the first series. */
  async function answerCheckIn(person: Person, all: readonly Series[]): Promise<Reply> {
    const answers = await Promise.all(all.map((series) => answerCheckInOf(person, series)));
    const found = answers.find(({ open }) => open) ?? answers[0];
    return found?.reply ?? { text: translateFor('en')('bot.noSeries') };
  }

  async function answerCheckInOf(person: Person, series: Series): Promise<{ reply: Reply; open: boolean }> {
    const t = translateFor(series.language);
    const meetingId = await queries.currentMeetingId(series.id);
    if (meetingId === null)
      return { reply: { text: t('bot.checkIn.noMeeting', { series: series.name }) }, open: false };
    const found = await queries.findCheckIn(meetingId, person.id);
    if (found !== null) {
      const reply = toCheckInCard({ ...found, t, tabUrl: tabUrl(meetingId) });
      return { reply, open: isOpen(found.meeting) };
    }
    const meeting = (await queries.loadMeeting(meetingId))?.meeting;
    if (meeting?.state !== 'planned')
      return { reply: { text: t('bot.checkIn.notAsked', { series: series.name }) }, open: false };
    const when = whenOpened(series, meeting);
    return { reply: { text: t('bot.checkIn.none', { series: series.name, when }) }, open: false };
  }
}

/** The series whose cards go to this conversation, if the person is in it; else the person's first one. */
async function findSeriesHere(
  { conversations }: BotDependencies,
  series: readonly Series[],
  { id, type }: ConversationReference,
): Promise<Series | null> {
  const linked = type === 'personal' ? null : ((await conversations.find(id))?.seriesId ?? null);
  return series.find((one) => one.id === linked) ?? series[0] ?? null;
}

function whenOpened({ language }: Series, { zone, checkInOpensAt }: Meeting): string {
  return createDateWords(language, zone).moment(checkInOpensAt);
}

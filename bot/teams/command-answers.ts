import { commandTextLimit } from '../../shared/cards/chat-verbs.ts';
import { isOpenForAnswers } from '../../shared/meeting/progress.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import { nameOf } from '../../shared/series/people.ts';
import type { Series } from '../../shared/series/series.ts';
import type { Person } from '../app/ports.ts';
import type { Reply } from './adapter.ts';
import { findSeriesHere, type Asker, type Question, type SeriesHere } from './answers/asker.ts';
import { createLookUpAnswers, mayLookBack } from './answers/look-up-answers.ts';
import { createNextAnswer } from './answers/next-answer.ts';
import { createWriteAnswers } from './answers/write-answers.ts';
import { toAction, toTabAction } from './cards/card.ts';
import { createDateWords } from './cards/dates.ts';
import { toHelpCard } from './cards/help-card.ts';
import { toLineCard } from './cards/line-card.ts';
import type { CommandName } from './commands.ts';
import type { BotDependencies } from './dependencies.ts';

export type CommandAnswers = ReturnType<typeof createCommandAnswers>;

/** Commands that are about one series. */
type SeriesCommand = Exclude<CommandName, 'help' | 'settings'>;

/** What each command is answered with: a card, or a sentence that says what to do. */
export function createCommandAnswers(deps: BotDependencies) {
  const { queries, translateFor, tabPage } = deps;
  const answers = createSeriesAnswers(deps);

  async function findLanguage({ person, locale }: Asker): Promise<string> {
    const own = person === null ? [] : await queries.seriesOf(person.id);
    return own[0]?.language ?? locale;
  }

  /** What keeps a command from being answered here; null for nothing. */
  async function findObstacle(asker: Asker, here: SeriesHere): Promise<Reply | null> {
    if (here.kind === 'one' || here.kind === 'several') return null;
    if (here.kind === 'proposed') return { text: toProposedText(here.series, translateFor) };
    const t = translateFor(await findLanguage(asker));
    return { text: t(here.kind === 'not-here' ? 'bot.notHere' : 'bot.noSeries') };
  }

  async function answerForSeries(command: SeriesCommand, asker: Asker, person: Person): Promise<Reply> {
    const here = await findSeriesHere(deps, asker);
    const obstacle = await findObstacle(asker, here);
    const all = toList(here);
    const [series] = all;
    if (obstacle !== null || series === undefined) return obstacle ?? noSeries(asker);
    const isPersonal = asker.conversation.type === 'personal';
    if (command === 'check-in' || command === 'my-items') {
      return answers.ofAll(command, { person, isPersonal }, all);
    }
    if (all.length > 1) return askWhich(command, asker, all);
    const { rest = '', mentioned = [], commandId = deps.newId() } = asker;
    return answers.of(command, { person, series, isPersonal, rest, mentioned, commandId });
  }

  function noSeries({ locale }: Asker): Reply {
    return { text: translateFor(locale)('bot.noSeries') };
  }

  /** In a personal chat of somebody who is in several series. */
  async function askWhich(command: SeriesCommand, asker: Asker, all: readonly Series[]): Promise<Reply> {
    const language = await findLanguage(asker);
    const t = translateFor(language);
    const { rest = '', mentioned = [] } = asker;
    if (rest.length > commandTextLimit) return { text: t('bot.tooLong', { limit: commandTextLimit }) };
    const actions = all.map(({ id: seriesId, name }) =>
      toAction({ title: name, verb: 'command', data: { command, rest, mentioned, seriesId } }),
    );
    return toLineCard(t('bot.which'), actions, language);
  }

  return async (command: CommandName | null, asker: Asker): Promise<Reply> => {
    const language = await findLanguage(asker);
    const t = translateFor(language);
    if (command === null || command === 'help') return toHelpCard(t, language, command !== null);
    if (command === 'settings') {
      return toLineCard(
        t('bot.settings'),
        [toTabAction(t('bot.button.settings'), tabPage('/settings'))],
        language,
      );
    }
    return asker.person === null ? noSeries(asker) : answerForSeries(command, asker, asker.person);
  };
}

/** Answers for people whose series is known. */
function createSeriesAnswers(deps: BotDependencies) {
  const { queries, translateFor, render } = deps;
  const { add, action, win } = createWriteAnswers(deps);
  const { update, history, agreement, myItems } = createLookUpAnswers(deps);
  const next = createNextAnswer(deps);

  async function agenda({ series }: Question): Promise<Reply> {
    const t = translateFor(series.language);
    const meetingId = await queries.currentMeetingId(series.id);
    const meeting = meetingId === null ? null : (await queries.loadMeeting(meetingId))?.meeting;
    if (meeting === null || meeting === undefined) {
      return { text: t('bot.agenda.noMeeting', { series: series.name }) };
    }
    const subject = { kind: 'agenda', seriesId: series.id, meetingId: meeting.id } as const;
    const card = await render(subject, { isRepeat: false });
    return card ?? { text: t('bot.agenda.none', { series: series.name, when: whenOpened(series, meeting) }) };
  }

  /** The person's open check-in in any of their series; else what is known about the first series. */
  async function checkIn(person: Person, all: readonly Series[]): Promise<Reply> {
    const found = await Promise.all(all.map((series) => checkInOf(person, series)));
    const best = found.find(({ open }) => open) ?? found[0];
    return best?.reply ?? { text: translateFor('en')('bot.noSeries') };
  }

  /** What is about a person rather than about a series. */
  async function ofAll(
    command: 'check-in' | 'my-items',
    asker: Pick<Question, 'person' | 'isPersonal'>,
    all: readonly Series[],
  ): Promise<Reply> {
    if (command === 'my-items') return myItems(asker, all);
    if (asker.isPersonal) return checkIn(asker.person, all);
    return { text: translateFor(all[0]?.language ?? 'en')('bot.checkIn.notHere') };
  }

  async function checkInOf(person: Person, series: Series): Promise<{ reply: Reply; open: boolean }> {
    const t = translateFor(series.language);
    const meetingId = await queries.currentMeetingId(series.id);
    const closed = (text: string) => ({ reply: { text }, open: false });
    if (meetingId === null) return closed(t('bot.checkIn.noMeeting', { series: series.name }));
    const subject = { kind: 'check-in', seriesId: series.id, meetingId, personId: person.id } as const;
    const [card, records] = await Promise.all([
      render(subject, { isRepeat: false }),
      queries.loadMeeting(meetingId),
    ]);
    if (card !== null) return { reply: card, open: records !== null && isOpenForAnswers(records.meeting) };
    if (records?.meeting.state !== 'planned')
      return closed(t('bot.checkIn.notAsked', { series: series.name }));
    return closed(t('bot.checkIn.none', { series: series.name, when: whenOpened(series, records.meeting) }));
  }

  const lookBack = (answer: (question: Question) => Promise<Reply>) => (question: Question) => {
    const { series, person } = question;
    if (mayLookBack(series, person.id)) return answer(question);
    return Promise.resolve({ text: translateFor(series.language)('bot.error.not-allowed') });
  };

  const ofOne = {
    agenda,
    add,
    action,
    win,
    update: lookBack(update),
    next,
    history: lookBack(history),
    agreement: lookBack(agreement),
  } satisfies Record<Exclude<SeriesCommand, 'check-in' | 'my-items'>, (question: Question) => Promise<Reply>>;
  const of = (command: keyof typeof ofOne, question: Question) => ofOne[command](question);
  return { ofAll, of };
}

function toList(here: SeriesHere): Series[] {
  if (here.kind === 'several') return here.series;
  return here.kind === 'one' ? [here.series] : [];
}

function toProposedText(series: Series, translateFor: BotDependencies['translateFor']): string {
  const other = series.start === null ? '' : nameOf(series, series.start.otherChairId);
  return translateFor(series.language)('bot.notBegun', { series: series.name, name: other });
}

function whenOpened({ language }: Series, { zone, checkInOpensAt }: Meeting): string {
  return createDateWords(language, zone).moment(checkInOpensAt);
}

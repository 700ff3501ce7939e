import type { Action } from '../../../shared/action/action.ts';
import { isOverdue } from '../../../shared/action/overdue.ts';
import { createCustomerFinder, toCustomerKey } from '../../../shared/core/customers.ts';
import { fold, toWords } from '../../../shared/core/text.ts';
import { toDateIn } from '../../../shared/core/time.ts';
import { toActor } from '../../../shared/series/people.ts';
import type { Series } from '../../../shared/series/series.ts';
import { toHistoryEntry } from '../../app/views.ts';
import type { FoundMeeting } from '../../db/meetings.ts';
import type { Reply } from '../adapter.ts';
import { toTabAction } from '../cards/card.ts';
import { createDateWords, toMeetingDay } from '../cards/dates.ts';
import { buttonLimit } from '../cards/line-card.ts';
import { toListCard, type ListEntry } from '../cards/list-card.ts';
import type { BotDependencies } from '../dependencies.ts';
import type { Question } from './asker.ts';

/** So many hits are shown; the others are in the tab. */
const hitLimit = 5;
/** Meetings in which decisions are looked for. */
const searchedMeetings = 20;

/** Answers that look something up: the newest minutes, what stands in History, what was decided, what is to be done. */
export function createLookUpAnswers(deps: BotDependencies) {
  const { repositories, queries, render, translateFor, tabUrl, tabPage, clock } = deps;
  const { meetings, actions } = repositories;

  async function update({ series }: Question): Promise<Reply> {
    const [latest] = await meetings.search({ seriesId: series.id, words: [], limit: 1 });
    const nothing = { text: translateFor(series.language)('bot.update.none', { series: series.name }) };
    if (latest === undefined) return nothing;
    const subject = { kind: 'minutes', seriesId: series.id, meetingId: latest.state.id } as const;
    return (await render(subject, { isRepeat: false })) ?? nothing;
  }

  async function history({ series, rest }: Question): Promise<Reply> {
    const t = translateFor(series.language);
    const found = await findMeetings(series, rest, hitLimit);
    const dates = createDateWords(series.language, 'UTC');
    const words = toWords([rest]);
    const entries = found.map((meeting) => ({
      text: dates.date(toMeetingDay(meeting)),
      facts: toHistoryEntry(meeting, words).excerpts,
    }));
    const links = found.map((meeting) => toTabAction(dates.date(toMeetingDay(meeting)), tabUrl(meeting.id)));
    return toListCard({
      title: toTitle(rest, t('bot.history.latest'), (query) => t('bot.history.title', { query })),
      groups: [{ entries }],
      none: t('bot.history.none', { series: series.name }),
      actions: [...links, toTabAction(t('bot.button.history'), tabPage('/history'))].slice(0, buttonLimit),
      t,
      language: series.language,
    });
  }

  /** Until agreements have records of their own, what was decided. */
  async function agreement({ series, rest }: Question): Promise<Reply> {
    const t = translateFor(series.language);
    const dates = createDateWords(series.language, 'UTC');
    const words = toWords([rest]);
    const found = await findMeetings(series, rest, searchedMeetings);
    const entries = found
      .flatMap((meeting) => toDecisions(meeting, words, dates.date(toMeetingDay(meeting))))
      .slice(0, hitLimit);
    return toListCard({
      title: toTitle(rest, t('bot.agreement.latest'), (query) => t('bot.agreement.title', { query })),
      groups: [{ entries }],
      none: t('bot.agreement.none', { series: series.name }),
      actions: [toTabAction(t('bot.button.history'), tabPage('/history'))],
      t,
      language: series.language,
    });
  }

  /** By all the words, or by the customer that they name; the latest first. */
  async function findMeetings(series: Series, text: string, limit: number): Promise<FoundMeeting[]> {
    const filter = { seriesId: series.id, limit };
    const [customer] = createCustomerFinder(series.customers)(text);
    const [byWords, byCustomer] = await Promise.all([
      meetings.search({ ...filter, words: toWords([text]) }),
      customer === undefined
        ? []
        : meetings.search({ ...filter, words: [], customer: toCustomerKey(customer) }),
    ]);
    const found = new Map([...byWords, ...byCustomer].map(({ state }) => [state.id, state]));
    return [...found.values()].sort((one, other) => (one.date < other.date ? 1 : -1)).slice(0, limit);
  }

  /** What somebody has to do. Where others read along, only the actions, which the tab shows to everybody as well. */
  async function myItems(question: Pick<Question, 'person' | 'isPersonal'>, all: readonly Series[]) {
    const { person, isPersonal } = question;
    const language = all[0]?.language ?? 'en';
    const t = translateFor(language);
    const checkIns = isPersonal ? await listOpenCheckIns(person.id, all) : [];
    return toListCard({
      title: t('bot.myItems.title', { name: person.name }),
      groups: [
        { heading: t('bot.myItems.checkIns'), entries: checkIns },
        { heading: t('bot.myItems.actions'), entries: await listOpenActions(person.id, all) },
      ],
      none: t('bot.myItems.none'),
      actions: [toTabAction(t('card.openTab'), tabPage('/actions'))],
      t,
      language,
    });
  }

  async function listOpenCheckIns(personId: string, all: readonly Series[]): Promise<ListEntry[]> {
    const asked = await queries.listAskedOf(personId);
    const entries = asked.map(async ({ state: { seriesId, meetingId } }): Promise<ListEntry[]> => {
      const series = all.find(({ id }) => id === seriesId);
      const meeting = (await queries.loadMeeting(meetingId))?.meeting;
      if (series === undefined || meeting === undefined) return [];
      const t = translateFor(series.language);
      const dates = createDateWords(series.language, meeting.zone);
      const text = t('card.checkIn.title', { date: dates.date(toMeetingDay(meeting)) });
      return [{ text, facts: [t('bot.myItems.checkIn', { when: dates.moment(meeting.agendaPostsAt) })] }];
    });
    return (await Promise.all(entries)).flat();
  }

  /** The most urgent first, those without a date last. */
  async function listOpenActions(personId: string, all: readonly Series[]): Promise<ListEntry[]> {
    const open = (await actions.listOpenOf(personId)).map(({ state }) => state);
    const shown = open.filter(({ seriesId }) => all.some(({ id }) => id === seriesId));
    return shown.sort(byDueDate).map((action) => toActionEntry(action, all));
  }

  function toActionEntry(action: Action, all: readonly Series[]): ListEntry {
    const { text, dueOn, seriesId } = action;
    const series = all.find(({ id }) => id === seriesId);
    const t = translateFor(series?.language ?? 'en');
    if (dueOn === null || series === undefined) return { text, facts: [t('bot.myItems.noDue')] };
    const today = toDateIn(series.schedule.zone, clock.now());
    const isUrgent = isOverdue(action, today);
    const due = createDateWords(series.language, 'UTC').date(dueOn);
    return { text, isUrgent, facts: [t(isUrgent ? 'bot.myItems.overdue' : 'bot.myItems.due', { due })] };
  }

  return { update, history, agreement, myItems };
}

/** Guests see neither History nor decisions (product.md, "People"). */
export function mayLookBack(series: Series, personId: string): boolean {
  return toActor(series, personId).role !== 'guest';
}

function toDecisions(meeting: FoundMeeting, words: readonly string[], date: string): ListEntry[] {
  const items = meeting.minutes.at(-1)?.items ?? [];
  return items.flatMap(({ title, decisions }) => {
    const isAbout = (text: string) => words.every((word) => fold(`${title} ${text}`).includes(word));
    const about = title === '' ? date : `${date} · ${title}`;
    return decisions.filter(({ text }) => isAbout(text)).map(({ text }) => ({ text, facts: [about] }));
  });
}

function toTitle(rest: string, latest: string, toFound: (query: string) => string): string {
  const query = rest.trim();
  return query === '' ? latest : toFound(query.slice(0, 60));
}

function byDueDate(one: Action, other: Action): number {
  return (one.dueOn ?? '9999-12-31') < (other.dueOn ?? '9999-12-31') ? -1 : 1;
}

import type { Translate } from '../../../shared/locales/translate.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { createDateWords, toMeetingDay, type DateWords } from '../cards/dates.ts';
import type { Reply } from '../adapter.ts';
import type { BotDependencies } from '../dependencies.ts';
import type { Question } from './asker.ts';

/** When the next meeting is, and what was changed about the coming ones; in the person's zone where they have set one. */
export function createNextAnswer({ queries, personSettings, translateFor, clock }: BotDependencies) {
  return async ({ series, person, isPersonal }: Question): Promise<Reply> => {
    const t = translateFor(series.language);
    const { upcoming } = await queries.readPlan(series);
    const now = clock.now();
    const coming = upcoming.filter(({ startsAt, state }) => startsAt > now || state === 'running');
    const at = coming.findIndex(({ state }) => state !== 'skipped');
    const next = coming[at];
    if (next === undefined) return { text: t('bot.next.none', { series: series.name }) };
    const own = isPersonal ? (await personSettings.get(person.id)).zone : null;
    const dates = createDateWords(series.language, own ?? next.zone);
    const left = coming.slice(0, at).map((meeting) => toSkipped(meeting, dates, t));
    return { text: [...left, toWhen(next, { series: series.name, dates }, t)].join(' ') };
  };
}

function toSkipped(meeting: Meeting, dates: DateWords, t: Translate): string {
  const reason = meeting.skip?.reason ?? '';
  const words = { date: dates.date(toMeetingDay(meeting)), reason };
  return t(reason === '' ? 'bot.next.skipped' : 'bot.next.skippedBecause', words);
}

function toWhen(
  { startsAt, lengthMinutes, moved, state }: Meeting,
  { series, dates }: { series: string; dates: DateWords },
  t: Translate,
): string {
  const when = dates.moment(startsAt);
  if (state === 'running') return t('bot.next.running', { series });
  const sentence = t('bot.next.when', { series, when, minutes: lengthMinutes });
  if (moved === null) return sentence;
  const from = dates.moment(moved.from);
  const words = { from, reason: moved.reason };
  return `${sentence} ${t(moved.reason === '' ? 'bot.next.moved' : 'bot.next.movedBecause', words)}`;
}

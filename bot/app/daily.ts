import type { Action } from '../../shared/action/action.ts';
import { isOverdue } from '../../shared/action/overdue.ts';
import type { CheckIn } from '../../shared/check-in/check-in.ts';
import { roles, type Role } from '../../shared/core/actor.ts';
import { addDays, addDuration, toDateIn, type DateText, type InstantText } from '../../shared/core/time.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import { decideDaily, type DailyEntry } from '../../shared/person/daily.ts';
import { isAway, nextMorning, toZone } from '../../shared/person/working-time.ts';
import type { PersonSettings } from '../../shared/person/settings.ts';
import { weekOf } from '../../shared/series/schedule.ts';
import { findPerson } from '../../shared/series/people.ts';
import type { Series } from '../../shared/series/series.ts';
import type { Repositories } from '../db/repositories.ts';
import type { PersonSettingsService } from './person-settings.ts';
import type { Clock } from './ports.ts';
import type { Queries } from './queries.ts';
import type { RequestCard } from './request-card.ts';

/** What waits for one person today, over all their series. */
export interface DailyContent {
  series: Series[];
  settings: PersonSettings;
  zone: string;
  today: DateText;
  /** Open actions that are overdue or due in this week, the most urgent first. */
  actions: Action[];
  /** Updates that the person has not given yet. */
  checkIns: { checkIn: CheckIn; meeting: Meeting; series: Series }[];
}

export interface DailyDependencies {
  queries: Queries;
  repositories: Pick<Repositories, 'actions' | 'dailyCards' | 'meetingStore'>;
  personSettings: Pick<PersonSettingsService, 'get'>;
  requestCard: RequestCard;
  clock: Clock;
}

export type Daily = ReturnType<typeof createDaily>;

/** One card per person and day with everything that waits for them (product.md, "It must be quiet"). */
export function createDaily({
  queries,
  repositories,
  personSettings,
  requestCard,
  clock,
}: DailyDependencies) {
  async function load(personId: string): Promise<DailyContent | null> {
    const series = (await queries.seriesOf(personId)).filter(({ state }) => state === 'active');
    const first = series[0];
    if (first === undefined) return null;
    const settings = await personSettings.get(personId);
    const zone = toZone(settings, first.schedule.zone);
    const today = toDateIn(zone, clock.now());
    const open = await repositories.actions.listOpenOf(personId);
    const actions = open.map(({ state }) => state).filter((action) => isForThisWeek(action, today));
    return {
      series,
      settings,
      zone,
      today,
      actions: actions.sort(byDueDate),
      checkIns: await loadCheckIns(personId, series),
    };
  }

  async function loadCheckIns(personId: string, all: readonly Series[]): Promise<DailyContent['checkIns']> {
    const asked = await queries.listAskedOf(personId);
    const loaded = await Promise.all(
      asked.map(async ({ state: checkIn }) => {
        const meeting = (await repositories.meetingStore.find(checkIn.meetingId))?.state;
        const series = all.find(({ id }) => id === checkIn.seriesId);
        return meeting === undefined || series === undefined ? [] : [{ checkIn, meeting, series }];
      }),
    );
    return loaded.flat();
  }

  /**
   * Sends the card of a morning, or edits the last one of the week, as `decideDaily` says.
   *
   * @param until set when a pause ends that the person asked for.
   * @param dueAt when the card was due, an instant text; by default now.
   */
  async function send(personId: string, until: string | null, dueAt?: InstantText): Promise<void> {
    const content = await load(personId);
    if (content === null) return;
    const { today, settings } = content;
    if (isAway(settings, today)) return;
    const week = weekOf(today);
    const moment = toMoment(content, until);
    const entries = toEntries(content, clock.now());
    const decision = decideDaily(entries, await repositories.dailyCards.getWeek(personId, week), {
      moment,
      role: highestRole(content.series, personId),
      isAskedFor: until !== null,
    });
    if (decision.kind === 'none') return;
    if (decision.kind === 'post') {
      const told = entries.map(({ key }) => key);
      await repositories.dailyCards.addPost(personId, week, { post: moment, told });
    }
    await requestCard({ kind: 'daily', personId, week, number: decision.number }, dueAt);
  }

  /** Brings the cards of this week up to date after something on them was done; posts nothing. */
  async function refresh(personId: string): Promise<void> {
    const content = await load(personId);
    if (content === null) return;
    const week = weekOf(content.today);
    const { posts } = await repositories.dailyCards.getWeek(personId, week);
    if (posts.length > 0) await requestCard({ kind: 'daily', personId, week, number: posts.length });
  }

  return { load, send, refresh };
}

/** What names the card of a day, or of the end of a pause; a pause that ends in the morning has the card of that day. */
function toMoment({ settings, zone, today }: DailyContent, until: string | null): string {
  if (until === null) return today;
  const isMorning = nextMorning(settings, zone, addDuration(until, '-PT1S')) === until;
  return isMorning ? toDateIn(zone, until) : until;
}

function isForThisWeek(action: Action, today: DateText): boolean {
  const sunday = addDays(weekOf(today), 6);
  return isOverdue(action, today) || (action.dueOn !== null && action.dueOn <= sunday);
}

function byDueDate(one: Action, other: Action): number {
  return (one.dueOn ?? '') < (other.dueOn ?? '') ? -1 : 1;
}

/** Updates that are to be given; one that was put off is not mentioned before its time. */
export function listWaiting({ checkIns }: DailyContent, now: string): DailyContent['checkIns'] {
  return checkIns.filter(({ checkIn }) => checkIn.snoozedUntil === null || checkIn.snoozedUntil <= now);
}

/** Each day's reminder is one of its own. */
function toEntries(content: DailyContent, now: string): DailyEntry[] {
  const { actions, today } = content;
  return [
    ...listWaiting(content, now).map(({ checkIn }) => ({ key: `check-in:${checkIn.id}:${today}` })),
    ...actions.map(({ id }) => ({ key: `action:${id}` })),
  ];
}

function highestRole(all: readonly Series[], personId: string): Role {
  const held = all.flatMap((series) => findPerson(series, personId)?.role ?? []);
  return roles.find((role) => held.includes(role)) ?? 'guest';
}

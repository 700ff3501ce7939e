import type { ActionEvent } from '../../shared/action/commands.ts';
import type { CheckInEvent } from '../../shared/check-in/commands.ts';
import { toCheckInId } from '../../shared/core/ids.ts';
import { addDays, toInstant } from '../../shared/core/time.ts';
import type { SeriesEvent } from '../../shared/series/events.ts';
import type { Series } from '../../shared/series/series.ts';
import { createFollowMeeting } from './follow-meeting.ts';
import { followPeople } from './follow-people.ts';
import { createLiveSubscribers } from './live-hints.ts';
import type { SubscriberDependencies } from './subscriber-dependencies.ts';

/**
 * What follows from what happened, across records. Each effect may be repeated: it has a deterministic id, or it only
 * brings something up to date.
 */
export function subscribeAll(deps: SubscriberDependencies): void {
  const live = createLiveSubscribers(deps);
  const followMeeting = createFollowMeeting(deps);
  deps.commands.onSeries((event) => onSeries(deps, event), live.onSeries);
  deps.commands.onMeeting(followMeeting, live.onMeeting);
  deps.commands.onCheckIn((event) => onCheckIn(deps, event), live.onCheckIn);
  deps.commands.onAction((event) => onAction(deps, event), live.onAction);
}

async function onSeries(deps: SubscriberDependencies, event: SeriesEvent): Promise<void> {
  const { queries, planSeries, requestCard } = deps;
  const { state: series } = await queries.getSeries(event.data.seriesId);
  switch (event.kind) {
    case 'series.created':
    case 'series.schedule-changed':
      return planSeries(series);
    case 'series.proposed':
    case 'series.declined':
      return askLeaders(deps, series);
    case 'series.joined':
      await planSeries(series);
      await requestCard({ kind: 'together', seriesId: series.id });
      return askLeaders(deps, series);
    case 'series.acting-set':
      return planEndOfActing(deps, series, event.data);
    case 'series.people-changed':
      return followPeople(deps, series);
    case 'series.settings-changed':
      return undefined;
  }
}

/** Both leaders have a card that shows how far their start is. */
async function askLeaders(
  { requestCard, repositories }: SubscriberDependencies,
  { id, start, home }: Series,
): Promise<void> {
  if (start === null) return;
  // Only now: a proposal that was refused leaves the channel or chat as it was.
  if (home !== null) await repositories.conversations.linkToSeries(home, id, true);
  await requestCard({ kind: 'join', seriesId: id, personId: start.otherChairId });
  if (home !== null) await requestCard({ kind: 'start', placeId: home, personId: start.addedBy });
}

/** At the end of the last day, in the series' zone. */
async function planEndOfActing(
  { repositories }: SubscriberDependencies,
  { id: seriesId, schedule }: Series,
  { personId, until }: { personId: string; until: string },
): Promise<void> {
  const dueAt = toInstant(addDays(until, 1), '00:00', schedule.zone);
  const payload = { seriesId, personId, until };
  await repositories.jobs.schedule({
    kind: 'acting-ends',
    key: `${seriesId}:${personId}`,
    revision: dueAt,
    payload,
    dueAt,
  });
}

async function onCheckIn(deps: SubscriberDependencies, { kind, data }: CheckInEvent): Promise<void> {
  switch (kind) {
    case 'check-in.draft-saved':
      return;
    case 'check-in.away':
    case 'check-in.noticed':
    case 'check-in.copied':
      return kind === 'check-in.away' ? undefined : deps.requestCard({ kind: 'check-in', ...data });
    case 'check-in.asked':
      await deps.requestCard({ kind: 'check-in', ...data });
      return deps.scheduleDaily.forReminders(data);
    case 'check-in.snoozed':
      await deps.requestCard({ kind: 'check-in', ...data });
      return planEndOfSnooze(deps, data);
    case 'check-in.handed-over':
      await askSubstitute(deps, data);
      break;
    case 'check-in.sent':
    case 'check-in.skipped':
    case 'check-in.withdrawn':
      break;
  }
  await showAnswer(deps, data);
}

/** The card of the one who answered, then the agenda. Nobody else's card changes while they may be typing into it. */
async function showAnswer(
  { repositories, requestCard, composeAgenda }: SubscriberDependencies,
  data: CheckInEvent['data'],
): Promise<void> {
  const checkIn = (await repositories.checkInStore.find(toCheckInId(data.meetingId, data.personId)))?.state;
  // Who is away is left alone.
  if (checkIn?.state !== 'away') await requestCard({ kind: 'check-in', ...data });
  await composeAgenda(data.meetingId);
}

async function askSubstitute(
  { queries, askPeople }: SubscriberDependencies,
  { meetingId, personId }: CheckInEvent['data'],
): Promise<void> {
  const records = await queries.readMeeting(meetingId);
  const checkIn = records?.checkIns.find((one) => one.personId === personId);
  if (records !== null && checkIn !== undefined) await askPeople.askSubstitute(records, checkIn);
}

async function planEndOfSnooze(
  { repositories }: SubscriberDependencies,
  { meetingId, personId }: CheckInEvent['data'],
): Promise<void> {
  const id = toCheckInId(meetingId, personId);
  const until = (await repositories.checkInStore.find(id))?.state.snoozedUntil ?? null;
  if (until === null) return;
  const lane = `person:${personId}`;
  const payload = { meetingId, personId, until };
  await repositories.jobs.schedule({
    kind: 'snooze-ends',
    key: id,
    revision: until,
    lane,
    payload,
    dueAt: until,
  });
}

/** An owner hears of an action on the day on which it is due. */
async function onAction(
  { repositories, scheduleDaily, composeAgenda, queries }: SubscriberDependencies,
  { data }: ActionEvent,
): Promise<void> {
  const action = (await repositories.actionStore.find(data.actionId))?.state;
  if (action === undefined) return;
  const { state: series } = await queries.getSeries(action.seriesId);
  if (action.state === 'open' && action.dueOn !== null) await scheduleDaily.forAction(action, series);
  const open = await queries.currentMeetingId(action.seriesId);
  // An action that was done or dropped may end the carrying over of its topic.
  if (open !== null) await composeAgenda(open);
}

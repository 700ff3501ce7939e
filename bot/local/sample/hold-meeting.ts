import { decideAction } from '../../../shared/action/commands.ts';
import { addDays, addDuration, toInstant, type InstantText } from '../../../shared/core/time.ts';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import type { AgendaItem } from '../../../shared/meeting/meeting.ts';
import { toActor } from '../../../shared/series/people.ts';
import { toCloseCommand } from '../../app/close-meeting.ts';
import { run, toContext, type Living, type Moment, type PastAction } from './living.ts';
import type { SampleAction, SampleTalk } from './week.ts';

/** Who runs the sample company's meetings. */
const chairId = 'ana';

/**
 * Holds the meeting of a week: goes through the agenda in its order, ends, and sends the minutes five minutes later.
 * An item that nobody has a word for takes a minute; a word about something that is not on the agenda is a mistake.
 */
export function holdMeeting(living: Living, talks: readonly SampleTalk[], startsAt: InstantText): void {
  const left = [...talks];
  let now = startsAt;
  run(living, { kind: 'start' }, { now, by: chairId });
  for (let item = findCurrent(living); item !== null; item = findCurrent(living)) {
    const talk = takeTalk(left, item);
    now = addDuration(now, `PT${talk.minutes.toString()}M`);
    note({ living, itemId: item.id, moment: { now, by: chairId } }, talk, item.version);
    run(living, { kind: talk.outcome ?? 'discuss', itemId: item.id }, { now, by: chairId });
  }
  if (left[0] !== undefined) throw new Error(`not on the agenda of the sample: ${left[0].about}`);
  run(living, { kind: 'end' }, { now, by: chairId });
  run(living, toClose(living), { now: addDuration(now, 'PT5M'), by: chairId });
}

function findCurrent({ meeting: { current, items } }: Living): AgendaItem | null {
  return items.find(({ id }) => id === current?.itemId) ?? null;
}

function takeTalk(left: SampleTalk[], item: AgendaItem): SampleTalk {
  const at = left.findIndex(({ about }) => isAbout(about, item));
  return left.splice(at, at < 0 ? 0 : 1)[0] ?? { about: item.title, minutes: 1 };
}

/** Standing items are named by their section, the two rounds of news by their department. */
function isAbout(about: string, { title, origin, section, department }: AgendaItem): boolean {
  return origin.kind === 'standing' ? about === (department ?? section) : about === title;
}

interface Place {
  living: Living;
  itemId: string;
  moment: Moment;
}

function note({ living, itemId, moment }: Place, talk: SampleTalk, seenVersion: number): void {
  const { notes, decisions = [], actions = [] } = talk;
  if (notes !== undefined) run(living, { kind: 'edit-item', itemId, seenVersion, edit: { notes } }, moment);
  for (const text of decisions) run(living, { kind: 'decide', itemId, text }, moment);
  living.actions.push(...actions.map((action) => give({ living, itemId, moment }, action)));
}

function give({ living, itemId, moment }: Place, wanted: SampleAction): PastAction {
  const { text, owner: ownerId, dueInDays, doneInDays } = wanted;
  const { series, date, newId, meeting } = living;
  const { personId, department } = toActor(series, ownerId);
  const source = { kind: 'meeting', meetingId: meeting.id, itemId } as const;
  const owner = { personId, department };
  const action = { id: newId(), seriesId: series.id, text, owner, dueOn: addDays(date, dueInDays), source };
  const given = decideAction(null, { kind: 'create', action }, toContext(living, moment)).state;
  if (doneInDays === undefined) return { action: given, doneAt: null };
  return { action: given, doneAt: toInstant(addDays(date, doneInDays), '16:00', series.schedule.zone) };
}

function toClose({ series, meeting, checkIns, actions }: Living): MeetingCommand {
  return toCloseCommand({
    series,
    meeting,
    meetingVersion: 1,
    checkIns: [...checkIns.values()],
    actions: actions.map(({ action }) => action),
    actionVersions: new Map(),
  });
}

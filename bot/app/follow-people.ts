import type { CheckIn } from '../../shared/check-in/check-in.ts';
import { isStillAsked } from '../../shared/check-in/progress.ts';
import { systemActor } from '../../shared/core/actor.ts';
import { findPerson, representativesOf } from '../../shared/series/people.ts';
import type { Series } from '../../shared/series/series.ts';
import { planBriefs } from './follow-meeting.ts';
import type { MeetingRecords } from './queries.ts';
import type { SubscriberDependencies } from './subscriber-dependencies.ts';

/**
 * What follows for the meetings that people were asked for when the people of their series change: whoever no longer
 * answers for their department is waited for no more, whoever does so now is asked, and chairs who are new are told what
 * waits for them. What was answered stays.
 */
export async function followPeople(deps: SubscriberDependencies, { id }: Series): Promise<void> {
  const { meetings } = deps.repositories;
  for (let open = await meetings.findOpenAfter(id, ''); open !== null;) {
    await followMeeting(deps, open.state.id);
    open = await meetings.findOpenAfter(id, open.state.date);
  }
}

async function followMeeting(deps: SubscriberDependencies, meetingId: string): Promise<void> {
  const { queries, askPeople } = deps;
  const before = await queries.readMeeting(meetingId);
  if (before === null) return;
  const leavers = before.checkIns.filter((one) => isStillAsked(one) && !answers(before.series, one));
  for (const leaver of leavers) await release(deps, before, leaver);
  const records = await queries.readMeeting(meetingId);
  if (records?.meeting.state !== 'open') return;
  await askPeople.askNew(records);
  await planBriefs(deps, records, { isNewOnly: true });
}

/** Tells whether somebody answers for the department for which they were asked, for themself or in another's place. */
function answers(series: Series, { personId, insteadOf, department }: CheckIn): boolean {
  const person = findPerson(series, personId);
  if (person?.department !== department) return false;
  if (insteadOf !== null) return person.role !== 'guest';
  return representativesOf(series).some((one) => one.personId === personId);
}

/** Nobody waits for them any more; whom they were to stand in for is asked again. */
async function release(
  { commands }: SubscriberDependencies,
  { series, checkIns }: MeetingRecords,
  { id, round, personId, insteadOf }: CheckIn,
): Promise<void> {
  const commandId = `withdraw:${id}:${round.toString()}`;
  await commands.checkIn({ id, actor: systemActor, command: { kind: 'withdraw' }, commandId });
  const owner = checkIns.find((one) => one.personId === insteadOf && one.substituteId === personId);
  if (owner === undefined || !answers(series, owner)) return;
  await commands.checkIn({
    id: owner.id,
    actor: systemActor,
    command: { kind: 'give-back' },
    commandId: `give-back:${owner.id}:${owner.round.toString()}`,
  });
}

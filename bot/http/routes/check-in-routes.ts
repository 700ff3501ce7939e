import { DomainError } from '../../../shared/core/errors.ts';
import { toActor } from '../../../shared/series/people.ts';
import { toActionView, toCheckInView } from '../../app/views.ts';
import type { RouteHandlers } from '../route.ts';
import type { RouteServices } from './services.ts';

type CheckInRoutes = Pick<RouteHandlers, 'getCheckIn' | 'putCheckIn' | 'commandCheckIn' | 'listMyItems'>;

/** People's updates, and what one person has to do. */
export function createCheckInRoutes({
  queries,
  repositories,
  answerCheckIn,
  commandCheckIn,
}: RouteServices): CheckInRoutes {
  /**
   * A person's check-in, for somebody of its series. What was not sent is read by its writer only, and that somebody has
   * not answered is known to the own chair alone (product.md, "Records").
   */
  async function open(meetingId: string, personId: string, readerId: string) {
    const found = await queries.findCheckIn(meetingId, personId);
    if (found === null) throw new DomainError('not-found', { record: 'check-in' });
    const reader = toActor(found.series, readerId);
    const isHidden = personId !== readerId && found.checkIn.state !== 'sent';
    const isOwnChair = reader.role === 'chair' && reader.department === found.checkIn.department;
    if (isHidden && !isOwnChair) throw new DomainError('not-found', { record: 'check-in' });
    return isHidden ? { ...found, checkIn: { ...found.checkIn, answers: {}, entries: [] } } : found;
  }

  /** The view of what `open` gave, after whatever was done to it. */
  async function show(meetingId: string, personId: string, readerId: string) {
    const { checkIn, version, meeting, series } = await open(meetingId, personId, readerId);
    const others = (await repositories.checkIns.listOfMeeting(meetingId)).map(({ state }) => state);
    const isOwn = personId === readerId;
    const hasLast = isOwn && (await repositories.checkIns.findLastSent(checkIn)) !== null;
    const body = toCheckInView(checkIn, version, { meeting, series, others, hasLast });
    return { body: isOwn ? body : { ...body, notices: [], substitutes: [] }, version };
  }

  return {
    getCheckIn: ({ person, params }) => show(params.meetingId, params.personId, person.id),

    putCheckIn: async ({ person, params, body, seenVersion, commandId }) => {
      await open(params.meetingId, params.personId, person.id);
      await answerCheckIn({ ...params, actorId: person.id, answer: body, seenVersion, commandId });
      return show(params.meetingId, params.personId, person.id);
    },

    commandCheckIn: async ({ person, params, body, commandId }) => {
      await open(params.meetingId, params.personId, person.id);
      await commandCheckIn({ ...params, actorId: person.id, request: body, commandId });
      return show(params.meetingId, params.personId, person.id);
    },

    listMyItems: async ({ person }) => {
      const [open, checkIns] = await Promise.all([
        repositories.actions.listOpenOf(person.id),
        queries.listAskedOf(person.id),
      ]);
      const actions = open.map(({ state, version }) => toActionView(state, version));
      const asked = checkIns.map(({ state: { id, meetingId, seriesId, state } }) => ({
        id,
        meetingId,
        seriesId,
        state,
      }));
      return { body: { actions, checkIns: asked } };
    },
  };
}

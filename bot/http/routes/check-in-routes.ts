import { DomainError } from '../../../shared/core/errors.ts';
import { toActor } from '../../../shared/series/people.ts';
import { toActionView, toCheckInView } from '../../app/views.ts';
import type { RouteHandlers } from '../route.ts';
import type { RouteServices } from './services.ts';

type CheckInRoutes = Pick<RouteHandlers, 'getCheckIn' | 'putCheckIn' | 'listMyItems'>;

/** People's updates, and what one person has to do. */
export function createCheckInRoutes({ queries, repositories, answerCheckIn }: RouteServices): CheckInRoutes {
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

  return {
    getCheckIn: async ({ person, params }) => {
      const { checkIn, version, meeting } = await open(params.meetingId, params.personId, person.id);
      return { body: toCheckInView(checkIn, version, meeting), version };
    },

    putCheckIn: async ({ person, params, body, seenVersion, commandId }) => {
      const { meeting } = await open(params.meetingId, params.personId, person.id);
      const { checkIn, version } = await answerCheckIn({
        ...params,
        actorId: person.id,
        answer: body,
        seenVersion,
        commandId,
      });
      return { body: toCheckInView(checkIn, version, meeting), version };
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

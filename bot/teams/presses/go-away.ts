import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import { toDateIn } from '../../../shared/core/time.ts';
import { findSubstitutes } from '../../../shared/person/substitutes.ts';
import { toZone } from '../../../shared/person/working-time.ts';
import type { PressDependencies } from './dependencies.ts';
import type { OwnPress } from './press.ts';

/**
 * The person is away from today on: so it stands in their own settings, and this check-in goes to their substitute;
 * where they have named none, it is left out.
 */
export async function goAway(
  { personSettings, queries, commandCheckIn, answerCheckIn, translateFor, clock }: PressDependencies,
  { data, person }: OwnPress<'check-in.away'>,
  { checkIn, commandId }: { checkIn: CheckIn; commandId: string },
): Promise<void> {
  const { meetingId } = checkIn;
  const { state: series } = await queries.getSeries(checkIn.seriesId);
  const before = await personSettings.get(person.id);
  const awayFrom = toDateIn(toZone(before, series.schedule.zone), clock.now());
  const substituteId = data.substituteId === '' ? before.substituteId : data.substituteId;
  const edit = { awayFrom, awayUntil: data.awayUntil, substituteId };
  const { settings } = await personSettings.change({
    personId: person.id,
    edit,
    commandId: `${commandId}:away`,
  });
  const isHere = findSubstitutes([series], person.id).some((one) => one.personId === settings.substituteId);
  const own = { meetingId, personId: person.id, actorId: person.id, commandId };
  if (settings.substituteId !== null && isHere) {
    await commandCheckIn({ ...own, request: { kind: 'hand-over', substituteId: settings.substituteId } });
    return;
  }
  const t = translateFor(settings.language ?? series.language);
  const answer = { state: 'skipped', reason: t('card.checkIn.awayReason') } as const;
  await answerCheckIn({ ...own, answer, seenRound: data.round });
}

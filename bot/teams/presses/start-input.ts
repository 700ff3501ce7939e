import type { PlaceView } from '../../../shared/api/views.ts';
import type { CardData } from '../../../shared/cards/verbs.ts';
import { refuseField } from '../../../shared/core/errors.ts';
import { toDepartmentIds } from '../../../shared/series/department-ids.ts';
import type { Translate } from '../../../shared/locales/translate.ts';
import { wallTimeSchema } from '../../../shared/person/settings.ts';
import type { Department } from '../../../shared/series/series.ts';
import type { StartInput } from '../../app/start-series.ts';
import { readTicked } from './press.ts';

export interface StartSurroundings {
  place: PlaceView;
  /** Language of the one who proposes, a BCP 47 tag: what is posted to everybody is written in it. */
  language: string;
  t: Translate;
}

/**
 * What the one who added the app proposes, from the boxes of the card.
 *
 * @throws DomainError `invalid-input` for what is missing or wrong; people and zone are decided later.
 */
export function toStartInput(data: CardData<'start.propose'>, surroundings: StartSurroundings): StartInput {
  const { place, language, t } = surroundings;
  const departments = toDepartments(data);
  const [first, second] = departments;
  if (data.otherChairId === '') refuseField('otherChairId', 'none-chosen');
  const toRepresentatives = (text: string, { id: department }: Department) =>
    readTicked(text).map((personId) => ({ personId, department }));
  return {
    placeId: data.placeId,
    name:
      place.name === ''
        ? t('card.start.series', { first: first.name, second: second.name })
        : place.name.slice(0, 120),
    language,
    departments,
    schedule: toSchedule(data, place),
    ownDepartment: data.ownDepartment === 'first' ? first.id : second.id,
    otherChairId: data.otherChairId,
    representatives: [
      ...toRepresentatives(data.firstRepresentatives, first),
      ...toRepresentatives(data.secondRepresentatives, second),
    ],
    commitment: data.commitment,
  };
}

function toSchedule(
  { weekday, time, lengthMinutes, zone }: CardData<'start.propose'>,
  { proposal }: PlaceView,
): StartInput['schedule'] {
  if (time !== '' && !wallTimeSchema.safeParse(time).success) refuseField('schedule.time', 'not-a-time');
  return {
    weekday: readNumber(weekday, { least: 1, most: 7, usual: proposal.weekday }),
    time: time === '' ? proposal.time : time,
    lengthMinutes: readNumber(lengthMinutes, { least: 5, most: 480, usual: proposal.lengthMinutes }),
    zone: zone.trim() === '' ? proposal.zone : zone.trim(),
  };
}

function readNumber(
  text: string,
  { least, most, usual }: { least: number; most: number; usual: number },
): number {
  const value = text === '' ? usual : Number(text);
  const isWithin = Number.isInteger(value) && value >= least && value <= most;
  return isWithin ? value : refuseField('schedule', 'out-of-range');
}

function toDepartments(data: CardData<'start.propose'>): [Department, Department] {
  const [first, second] = [data.firstDepartment.trim(), data.secondDepartment.trim()];
  if (first === '' || second === '') refuseField('departments', 'required');
  const [one = 'department-1', other = 'department-2'] = toDepartmentIds([first, second]);
  return [
    { id: one, name: first },
    { id: other, name: second },
  ];
}

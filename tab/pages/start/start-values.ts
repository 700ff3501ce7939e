import type { PlaceView } from '../../../shared/api/views.ts';
import { toDepartmentIds } from '../../../shared/series/department-ids.ts';
import type { BodyOf } from '../../api/client.ts';
import type { FormValues } from '../../hooks/useKeptForm.ts';
import { readLines, readNumber } from '../settings/series/section.ts';

/** The two departments by their place in the form. */
export const sides = ['0', '1'] as const;
export type Side = (typeof sides)[number];

/** Where the form begins: the proposal of the place, and the usual names. */
export function toStartValues(place: PlaceView, names: Readonly<Record<Side, string>>): FormValues {
  const { weekday, time, lengthMinutes, zone } = place.proposal;
  return {
    rhythm: '',
    'schedule.weekday': weekday.toString(),
    'schedule.time': time,
    'schedule.lengthMinutes': lengthMinutes.toString(),
    'schedule.zone': zone,
    name: '',
    'departments.0.name': names['0'],
    'departments.1.name': names['1'],
    ownDepartment: '0',
    otherChairId: '',
    'representatives.0': '',
    'representatives.1': '',
    commitment: place.commitment,
  };
}

/** Ids of the people who are to report for a side. */
export function readRepresentatives(values: FormValues, side: Side): string[] {
  return readLines(values[`representatives.${side}`]);
}

/** The request that proposes the meeting. */
export function toProposal(
  values: FormValues,
  { placeId, defaultName, language }: { placeId: string; defaultName: string; language: string },
): BodyOf<'proposeSeries'> {
  const names = sides.map((side) => readText(values, `departments.${side}.name`));
  const ids = toDepartmentIds(names);
  const own = values['ownDepartment'] === '1' ? 1 : 0;
  const otherChairId = readText(values, 'otherChairId');
  const name = readText(values, 'name');
  return {
    placeId,
    name: name === '' ? defaultName : name,
    language,
    departments: names.map((text, place) => ({ id: ids[place] ?? '', name: text })),
    schedule: {
      weekday: readNumber(values['schedule.weekday']),
      time: readText(values, 'schedule.time'),
      lengthMinutes: readNumber(values['schedule.lengthMinutes']),
      zone: readText(values, 'schedule.zone'),
    },
    ownDepartment: ids[own] ?? '',
    otherChairId,
    representatives: sides.flatMap((side, place) =>
      readRepresentatives(values, side)
        .filter((personId) => personId !== otherChairId)
        .map((personId) => ({ personId, department: ids[place] ?? '' })),
    ),
    commitment: readText(values, 'commitment'),
  };
}

function readText(values: FormValues, path: string): string {
  return values[path]?.trim() ?? '';
}

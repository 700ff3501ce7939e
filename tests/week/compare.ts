import { isDeepStrictEqual } from 'node:util';
import type { SampleCompany } from './entrances.ts';
import { expected, unpromptedLimits } from './expectations.ts';
import type { Counted } from './outcome.ts';

/** What was counted and is not as it was written down by hand, in sentences. */
export function compareWeek(
  counted: Counted,
  meetingIds: readonly string[],
  { people }: SampleCompany,
): string[] {
  const fields = Object.keys(expected) as (keyof typeof expected)[];
  const differences = fields
    .filter((field) => !isDeepStrictEqual(sorted(counted[field]), sorted(expected[field])))
    .map(
      (field) =>
        `${field} is ${JSON.stringify(counted[field])}, and ${JSON.stringify(expected[field])} in the plan`,
    );
  const hasMinutes = isDeepStrictEqual(counted.minutes, meetingIds);
  const minutes = hasMinutes
    ? []
    : [`minutes were sent of ${counted.minutes.join()}, not of ${meetingIds.join()} alone`];
  const loud = people
    .filter(({ id, role }) => Math.max(0, ...(counted.unprompted[id] ?? [])) > (unpromptedLimits[role] ?? 0))
    .map(
      ({ id, role }) =>
        `${id} is a ${role} and was spoken to more often than ${unpromptedLimits[role] ?? 0} times a week`,
    );
  return [...differences, ...minutes, ...loud];
}

/** The order of keys says nothing. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

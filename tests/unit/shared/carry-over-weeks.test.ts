import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Action } from '../../../shared/action/action.ts';
import { addDays } from '../../../shared/core/time.ts';
import { toCarriedOver } from '../../../shared/meeting/carry-over.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import type { AgendaItem, Meeting } from '../../../shared/meeting/meeting.ts';
import { createIds, toAction, toContext } from '../../support/builders.ts';
import { toItem, toMeeting, toSeries } from '../../support/meeting-records.ts';

type Fate = AgendaItem['outcome'] | 'discussed-with-action';
const fates = [
  'open',
  'deferred',
  'parked',
  'dropped',
  'discussed',
  'discussed-with-action',
] as const satisfies readonly Fate[];

/** One week: what becomes of each item by its place, what is merged, which actions are done, what is new. */
const weeks = fc.array(
  fc.record({
    fates: fc.array(fc.constantFrom(...fates), { minLength: 4, maxLength: 4 }),
    isMerged: fc.boolean(),
    doneActions: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    fresh: fc.nat({ max: 2 }),
    isComposedTwice: fc.boolean(),
  }),
  { minLength: 1, maxLength: 10 },
);

const series = toSeries();
const isTopic = ({ origin }: { origin: AgendaItem['origin'] }) => origin.kind !== 'standing';
const topicsOf = ({ items }: Meeting) => items.filter(isTopic);
const titlesOf = (meeting: Meeting) =>
  topicsOf(meeting).flatMap((item) => [item, ...item.merged].map(({ title }) => title));

/** How long a topic is known: its first week, by its title, which says in which week it came up. */
const bornIn = (title: string) => title.slice(0, 10);

function compose(meeting: Meeting, before: Meeting | null, actions: readonly Action[], newId: () => string) {
  const carriedOver = before === null ? [] : toCarriedOver(before, actions);
  const command = { kind: 'compose', sources: { series, checkIns: [], carriedOver } } as const;
  return decideMeeting(meeting, command, toContext({ newId })).state;
}

function mergeFirstTwo(meeting: Meeting, newId: () => string): Meeting {
  const [one, other] = topicsOf(meeting).filter(({ outcome }) => outcome === 'open');
  if (one === undefined || other === undefined) return meeting;
  const command = { kind: 'merge', itemId: other.id, intoId: one.id } as const;
  return decideMeeting(meeting, command, toContext({ newId })).state;
}

describe('weeks in which things are left undone', () => {
  it('bring each of them back once, as old as it is, until it is settled, and nothing else', () => {
    fc.assert(
      fc.property(weeks, (all) => {
        const newId = createIds();
        let actions: Action[] = [];
        let before: Meeting | null = null;
        let wanted: string[] = [];
        all.forEach((week, at) => {
          const date = addDays('2026-01-01', at * 7);
          const fresh = Array.from({ length: week.fresh }, (_, one) =>
            toItem({ id: newId(), title: `${date} ${one.toString()}`, rank: 5_000_000 + one }),
          );
          let meeting = toMeeting({ id: `series.${date}`, date, items: fresh });
          meeting = compose(meeting, before, actions, newId);
          if (week.isComposedTwice) expect(compose(meeting, before, actions, newId)).toBe(meeting);
          const titles = titlesOf(meeting);
          expect(titles.sort()).toEqual([...wanted, ...fresh.map(({ title }) => title)].sort());
          for (const item of topicsOf(meeting)) {
            if (item.origin.kind !== 'carried-over') continue;
            const oldest = [item, ...item.merged].map(({ title }) => bornIn(title)).sort()[0]!;
            const age = (Date.parse(date) - Date.parse(oldest)) / (7 * 86_400_000);
            expect([item.title, item.origin.fromDate, item.origin.weeks]).toEqual([item.title, oldest, age]);
            expect(new Set(item.origin.lineage).size).toBe(item.origin.lineage.length);
          }

          if (week.isMerged) meeting = mergeFirstTwo(meeting, newId);
          actions = actions.map((action, one) =>
            week.doneActions[one % 3] === true ? { ...action, state: 'done' } : action,
          );
          const open = new Set(actions.filter(({ state }) => state === 'open').map(({ id }) => id));
          const settled = topicsOf(meeting).map((item, place) => {
            const fate = week.fates[place % 4]!;
            if (fate === 'discussed-with-action') {
              const source = { kind: 'meeting', meetingId: meeting.id, itemId: item.id } as const;
              const action = toAction({ id: newId(), source });
              actions.push(action);
              open.add(action.id);
            }
            const outcome = fate === 'discussed-with-action' ? 'discussed' : fate;
            return { ...item, outcome };
          });
          const stays = settled.filter((item) => {
            if (item.outcome === 'open' || item.outcome === 'deferred') return true;
            return item.outcome === 'discussed' && hasOpenAction(item, actions);
          });
          wanted = stays.flatMap((item) => [item, ...item.merged].map(({ title }) => title));
          before = { ...meeting, state: 'closed', items: settled };
        });
      }),
      { numRuns: 100 },
    );
  });
});

/** An action that came up under the item in any week, or under what is merged into it. */
function hasOpenAction(item: AgendaItem, actions: readonly Action[]): boolean {
  const ids = [item, ...item.merged].flatMap(({ id, origin }) =>
    origin.kind === 'carried-over' ? [id, ...origin.lineage] : [id],
  );
  return actions.some(
    ({ state, source }) =>
      state === 'open' && source.kind === 'meeting' && source.itemId !== null && ids.includes(source.itemId),
  );
}

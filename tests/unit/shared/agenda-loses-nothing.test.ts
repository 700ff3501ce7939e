import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../../../shared/core/errors.ts';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { ana, createIds, now, toContext, toSentCheckIn } from '../../support/builders.ts';
import { toItem, toMeeting, toSeries } from '../../support/meeting-records.ts';

const series = toSeries();
const checkIns = [
  toSentCheckIn({ asks: 'Ask one\nAsk two\nAsk three', problems: 'Really?' }),
  toSentCheckIn(
    { asks: 'Ask four' },
    { id: 'series.2026-11-26.dora', personId: 'dora', department: 'marketing' },
  ),
];
const carriedOver = [
  {
    item: toItem({ id: 'old', title: 'Old' }),
    lineage: ['old'],
    fromDate: '2026-11-19',
    weeks: 1,
    because: 'deferred' as const,
  },
];
const compose = { kind: 'compose', sources: { series, checkIns, carriedOver } } as const;

/** A step names items by their place on the agenda, so that steps fit whatever stands there. */
type Step = (state: Meeting) => MeetingCommand;
const pick = <One>(list: readonly One[], at: number) => list[at % Math.max(list.length, 1)];
const idAt = ({ items }: Meeting, at: number) => pick(items, at)?.id ?? 'none';
const place = fc.nat({ max: 40 });
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>(() => compose),
  place.map<Step>((at) => () => ({
    kind: 'add-item',
    item: { title: `New ${at.toString()}`, department: null, presenterId: null, customers: [], link: null },
  })),
  fc.tuple(place, place).map<Step>(([one, two]) => (state) => ({
    kind: 'merge',
    itemId: idAt(state, one),
    intoId: idAt(state, two),
  })),
  fc.tuple(place, place).map<Step>(([one, two]) => (state) => {
    const item = pick(
      state.items.filter(({ merged }) => merged.length > 0),
      one,
    );
    return {
      kind: 'unmerge',
      itemId: item?.id ?? idAt(state, one),
      mergedId: pick(item?.merged ?? [], two)?.id ?? '',
    };
  }),
  place.map<Step>((at) => (state) => ({ kind: 'decide', itemId: idAt(state, at), text: 'We do it' })),
  fc.tuple(place, place).map<Step>(([one, two]) => (state) => ({
    kind: 'order-items',
    itemId: idAt(state, one),
    afterId: idAt(state, two),
  })),
  place.map<Step>((at) => () => ({
    kind: 'promote',
    parked: {
      parkedId: `p${at.toString()}`,
      title: 'Parked',
      department: null,
      fromDate: '2026-11-19',
      customers: [],
    },
  })),
  place.map<Step>((at) => (state) => ({ kind: 'drop', itemId: idAt(state, at), reason: 'Too late' })),
  fc.constantFrom<Step>(
    () => ({ kind: 'start' }),
    () => ({ kind: 'next' }),
    () => ({ kind: 'park' }),
    () => ({ kind: 'defer' }),
    () => ({ kind: 'lock' }),
  ),
);

function run(state: Meeting, command: MeetingCommand, newId: () => string): Meeting {
  try {
    return decideMeeting(state, command, toContext({ actor: ana, now, newId })).state;
  } catch (error) {
    if (error instanceof DomainError) return state;
    throw error;
  }
}

const all = ({ items }: Meeting) => items.flatMap((item) => [item, ...item.merged]);
const idsOf = (state: Meeting) => all(state).map(({ id }) => id);
const decisionsOf = (state: Meeting) => all(state).flatMap(({ decisions }) => decisions.map(({ id }) => id));

describe('an agenda', () => {
  it('loses no item and no decision, whatever is done but taking off', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 40 }), (sequence) => {
        const newId = createIds();
        let state = run(toMeeting(), compose, newId);
        for (const step of sequence) {
          const before = state;
          state = run(state, step(before), newId);
          const ids = idsOf(state);
          expect(ids).toEqual(expect.arrayContaining(idsOf(before)));
          expect(decisionsOf(state)).toEqual(expect.arrayContaining(decisionsOf(before)));
          expect(new Set(ids).size).toBe(ids.length);
          expect(state.items.length).toBeLessThanOrEqual(200);
        }
        const titles = all(state).map(({ title }) => title);
        expect(titles.filter((title) => title.startsWith('Ask '))).toHaveLength(4);
      }),
      { numRuns: 60 },
    );
  });

  it('composed again right away stays the same object', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 20 }), (sequence) => {
        const newId = createIds();
        const state = sequence.reduce((before, step) => run(before, step(before), newId), toMeeting());
        const once = run(state, compose, newId);
        expect(run(once, compose, newId)).toBe(once);
      }),
      { numRuns: 40 },
    );
  });

  it('merged and taken apart again, item by item, is what it was but for versions', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 8 }), (pairs) => {
        const newId = createIds();
        const before = run(toMeeting(), compose, newId);
        let state = pairs.reduce(
          (one, [a, b]) => run(one, { kind: 'merge', itemId: idAt(one, a), intoId: idAt(one, b) }, newId),
          before,
        );
        for (const { id, merged } of state.items) {
          for (const one of merged)
            state = run(state, { kind: 'unmerge', itemId: id, mergedId: one.id }, newId);
        }
        const plain = ({ items }: Meeting) =>
          items.map((item) => ({ ...item, version: 0 })).sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(plain(state)).toEqual(plain(before));
      }),
      { numRuns: 60 },
    );
  });
});

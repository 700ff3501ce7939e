import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roles, type Role } from '../../../shared/core/actor.ts';
import { decideDaily, type DailyEntry, type DailyWeek } from '../../../shared/person/daily.ts';

const limits: Record<Role, number> = { chair: 2, representative: 2, member: 1, guest: 1 };
const empty: DailyWeek = { posts: [], told: [] };
const entry: DailyEntry = { key: 'action:a' };
const other: DailyEntry = { key: 'action:b' };
const on = (moment: string, role: Role = 'representative', isAskedFor = false) => ({
  moment,
  role,
  isAskedFor,
});

/** The week after a decision, as the store keeps it. */
function after(week: DailyWeek, entries: readonly DailyEntry[], how: ReturnType<typeof on>): DailyWeek {
  if (decideDaily(entries, week, how).kind !== 'post') return week;
  return { posts: [...week.posts, how.moment], told: [...week.told, ...entries.map(({ key }) => key)] };
}

describe('the card of a day', () => {
  it('is posted when something new waits, and not when nothing does', () => {
    expect(decideDaily([entry], empty, on('2026-11-23'))).toEqual({ kind: 'post', number: 1 });
    expect(decideDaily([], empty, on('2026-11-23'))).toEqual({ kind: 'none' });
    expect(decideDaily([], empty, on('2026-11-23', 'member', true))).toEqual({ kind: 'none' });
  });

  it('of a run that is made again is the same card, also when nothing waits any more', () => {
    const week = after(empty, [entry], on('2026-11-23'));
    expect(decideDaily([entry, other], week, on('2026-11-23'))).toEqual({ kind: 'edit', number: 1 });
    expect(decideDaily([], week, on('2026-11-23', 'member', true))).toEqual({ kind: 'edit', number: 1 });
  });

  it('tells nothing twice: the last card is edited', () => {
    const week = after(empty, [entry], on('2026-11-23'));
    expect(decideDaily([entry], week, on('2026-11-24'))).toEqual({ kind: 'edit', number: 1 });
    expect(decideDaily([entry, other], week, on('2026-11-24'))).toEqual({ kind: 'post', number: 2 });
  });

  it.each(roles)('beyond the limit of a %s edits the last one', (role) => {
    const posts = Array.from({ length: limits[role] }, (_, at) => at.toString());
    const week = { posts, told: [] };
    expect(decideDaily([entry], week, on('2026-11-27', role))).toEqual({
      kind: 'edit',
      number: posts.length,
    });
    expect(decideDaily([entry], week, on('2026-11-27', role, true))).toEqual({
      kind: 'post',
      number: posts.length + 1,
    });
  });

  it('of everything told before any post is none', () => {
    expect(decideDaily([entry], { posts: [], told: [entry.key] }, on('2026-11-23'))).toEqual({
      kind: 'none',
    });
  });

  it('keeps the limit in any week: unasked never more, nothing told twice, a repeated run posts once', () => {
    const days = fc.record({
      keys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 }),
      moment: fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri'),
      isAskedFor: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...roles), fc.array(days, { maxLength: 20 }), (role, runs) => {
        let week = empty;
        let unasked = 0;
        for (const { keys, moment, isAskedFor } of runs) {
          const entries = keys.map((key) => ({ key }));
          const how = on(moment, role, isAskedFor);
          const decision = decideDaily(entries, week, how);
          if (decision.kind === 'post' && !isAskedFor) {
            unasked += 1;
            expect(keys.some((key) => !week.told.includes(key))).toBe(true);
          }
          week = after(week, entries, how);
          if (decision.kind !== 'none') expect(decision.number).toBeLessThanOrEqual(week.posts.length);
          expect(decideDaily(entries, week, how).kind).not.toBe('post');
        }
        expect(unasked).toBeLessThanOrEqual(limits[role]);
        expect(new Set(week.posts).size).toBe(week.posts.length);
      }),
    );
  });
});

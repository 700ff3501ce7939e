import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerLimit, checkInSections } from '../../../shared/check-in/check-in.ts';
import { toNotices } from '../../../shared/check-in/notice.ts';
import { mergeAnswers, toPrefill } from '../../../shared/check-in/prefill.ts';
import { now, toAction, toSentCheckIn } from '../../support/builders.ts';

describe('what is known already', () => {
  const done = (text: string, doneAt: string, fields = {}) =>
    toAction({ text, state: 'done', doneAt, ...fields });
  const actions = [
    done('Price list', now),
    done('Long ago', '2026-11-01T08:00:00.000Z'),
    done('Two\nlines', '2026-11-24T08:00:00.000Z'),
    done('Of Dora', now, { ownerId: 'dora' }),
    toAction({ text: 'Open' }),
    toAction({ text: 'Dropped', state: 'dropped' }),
  ];
  const prefill = (since: string | null, all = actions) =>
    toPrefill({ personId: 'cem', actions: all, since, toDoneLine: (text) => `Done: ${text}` });

  it('is what the person has done since last time', () => {
    expect(prefill('2026-11-19T08:00:00.000Z')).toEqual({ activities: 'Done: Price list\nDone: Two lines' });
    expect(prefill(now)).toEqual({});
  });

  it('is everything done for the first update, as far as whole lines fit', () => {
    expect(prefill(null).activities?.split('\n')).toHaveLength(3);
    const many = Array.from({ length: 50 }, () => done('x'.repeat(400), now));
    const { activities = '' } = prefill(null, many);
    expect(activities.length).toBeLessThanOrEqual(answerLimit);
    expect(activities.split('\n').every((line) => line.length === 406)).toBe(true);
  });
});

describe('two updates in one', () => {
  const box = fc.array(fc.constantFrom('One', 'Two', '- Three', '', 'x'.repeat(390), 'y'.repeat(900)), {
    maxLength: 5,
  });
  const answers = fc.dictionary(
    fc.constantFrom(...checkInSections),
    box.map((lines) => lines.join('\n')),
  );

  const isWithin = (all: Record<string, string>) =>
    Object.values(all).every(({ length }) => length <= answerLimit);

  it('keep what was there, fit into their boxes, and come no second time', () => {
    fc.assert(
      fc.property(answers.filter(isWithin), answers, (here, added) => {
        const merged = mergeAnswers(here, added);
        for (const text of Object.values(merged))
          expect((text ?? '').length).toBeLessThanOrEqual(answerLimit);
        expect(mergeAnswers(merged, added)).toEqual(merged);
      }),
    );
    expect(mergeAnswers({ wins: 'Mine' }, { wins: '* Mine\nYours', cares: ' ' })).toEqual({
      wins: 'Mine\nYours',
    });
  });
});

describe('notices', () => {
  const mine = toSentCheckIn({ wins: 'Contoso and Fabrikam' });
  const theirs = (personId: string, text: string, fields = {}) =>
    toSentCheckIn({ wins: text }, { id: personId, personId, department: 'marketing', ...fields });
  const dora = theirs('dora', 'Contoso', { answeredAt: '2026-11-24T09:00:00.000Z' });

  it('name who of the other side named the same customer last, the latest first', () => {
    const eva = theirs('eva', 'contoso, Fabrikam', { answeredAt: '2026-11-24T10:00:00.000Z' });
    const finn = theirs('finn', 'Fabrikam', { answeredAt: '2026-11-24T11:00:00.000Z' });
    expect(toNotices(mine, [mine, dora, eva, finn])).toEqual([
      { customer: 'Fabrikam', personId: 'finn', at: '2026-11-24T11:00:00.000Z' },
      { customer: 'Contoso', personId: 'eva', at: '2026-11-24T10:00:00.000Z' },
    ]);
  });

  it('leave out the own side, what was not sent, and what was put away', () => {
    expect(toNotices(mine, [{ ...dora, department: 'sales' }])).toEqual([]);
    expect(toNotices(mine, [{ ...dora, state: 'handed-over' }])).toEqual([]);
    expect(toNotices({ ...mine, noticed: ['Contoso'] }, [dora])).toEqual([]);
    expect(toNotices({ ...mine, state: 'draft' }, [dora])).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import { decideCheckIn, type CheckInCommand } from '../../../shared/check-in/commands.ts';
import { cem, findCustomers, kindsOf, refusalOf, toContext } from '../../support/builders.ts';
import { toCheckIn } from '../../support/meeting-records.ts';

const decide = (state: CheckIn, command: CheckInCommand) => decideCheckIn(state, command, toContext());
const states = ['asked', 'draft', 'sent', 'skipped', 'handed-over', 'away', 'withdrawn'] as const;
const meeting = { agendaPosted: false, started: false };
const answers = { problems: 'Half a thought' };
const toAsk = (away: boolean): CheckInCommand => {
  const { id, seriesId, meetingId, personId, insteadOf } = toCheckIn();
  const subject = { id, seriesId, meetingId, personId, insteadOf, department: 'marketing' };
  return { kind: 'ask', subject, prefill: { wins: 'From the record' }, away };
};

describe('a check-in of somebody who no longer answers for the department', () => {
  it.each(['asked', 'draft'] as const)(
    'that is %s is withdrawn, and old cards of it are told apart',
    (state) => {
      const before = toCheckIn({ state, answers, snoozedUntil: '2026-11-25T09:00:00.000Z', round: 2 });
      const { state: after, events } = decide(before, { kind: 'withdraw' });
      expect(after).toMatchObject({ state: 'withdrawn', answers, snoozedUntil: null, round: 3 });
      expect(kindsOf(events)).toEqual(['check-in.withdrawn']);
    },
  );

  it.each(states.slice(2))('that is %s stays as it is', (state) => {
    const before = toCheckIn({ state });
    expect(decide(before, { kind: 'withdraw' })).toEqual({ state: before, events: [] });
  });

  it.each<CheckInCommand>([
    { kind: 'save-draft', answers },
    { kind: 'copy-last', last: answers },
    { kind: 'send', answers, findCustomers, meeting },
    { kind: 'skip', reason: '', meeting },
    { kind: 'hand-over', substituteId: 'eva', meeting },
    { kind: 'snooze', until: '2026-11-25T09:00:00.000Z', meeting },
    { kind: 'dismiss-notice', customer: 'Contoso' },
  ])('once it is withdrawn takes no $kind', (command) => {
    const context = toContext({ actor: cem });
    const refusal = refusalOf(() => decideCheckIn(toCheckIn({ state: 'withdrawn' }), command, context));
    expect(refusal).toEqual({ code: 'not-allowed', allowedRoles: ['representative'] });
  });

  it.each([false, true])(
    'is asked for again when they do so again, with what they had written (away: %s)',
    (away) => {
      const before = toCheckIn({ state: 'withdrawn', answers, round: 3 });
      const { state, events } = decide(before, toAsk(away));
      expect(state).toMatchObject({
        state: away ? 'away' : 'asked',
        answers,
        round: 4,
        department: 'marketing',
      });
      expect(kindsOf(events)).toEqual([away ? 'check-in.away' : 'check-in.asked']);
    },
  );

  it.each(states.slice(0, -1))('is not asked for again while it is %s', (state) => {
    const before = toCheckIn({ state });
    expect(decide(before, toAsk(false)).state).toBe(before);
  });
});

describe('a check-in whose substitute has left', () => {
  it('is its owner’s again', () => {
    const before = toCheckIn({ state: 'handed-over', substituteId: 'eva', answers, round: 1 });
    const { state, events } = decide(before, { kind: 'give-back' });
    expect(state).toMatchObject({ state: 'asked', substituteId: null, answers, round: 2 });
    expect(kindsOf(events)).toEqual(['check-in.asked']);
  });

  it.each(['asked', 'draft', 'sent', 'skipped', 'away'] as const)('stays as it is when it is %s', (state) => {
    const before = toCheckIn({ state });
    expect(decide(before, { kind: 'give-back' }).state).toBe(before);
  });
});

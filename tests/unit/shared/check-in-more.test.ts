import { describe, expect, it } from '@jest/globals';
import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import { decideCheckIn, type CheckInCommand } from '../../../shared/check-in/commands.ts';
import { isAnswered, isStillAsked } from '../../../shared/check-in/progress.ts';
import { cem, findCustomers, kindsOf, refusalOf, toContext, toSentCheckIn } from '../../support/builders.ts';
import { toCheckIn } from '../../support/meeting-records.ts';

const before = { agendaPosted: false, started: false };
const posted = { agendaPosted: true, started: false };
const started = { agendaPosted: true, started: true };
const asked = toCheckIn();
const draft = toCheckIn({ state: 'draft', answers: { wins: 'Contoso signed' } });
const sent = toSentCheckIn({ wins: 'Contoso signed' });
const skipped = toCheckIn({ state: 'skipped', skipReason: 'ill', round: 1 });
const away = toCheckIn({ state: 'away' });

const decide = (state: CheckIn | null, command: CheckInCommand) =>
  decideCheckIn(state, command, toContext({ actor: cem }));
const send = (answers: CheckIn['answers'], meeting = before) =>
  ({ kind: 'send', answers, findCustomers, meeting }) as const;
const handOver = (substituteId = 'eva', meeting = before) =>
  ({ kind: 'hand-over', substituteId, meeting }) as const;

describe('asking', () => {
  it('somebody who is away is noted as away, and not asked', () => {
    const { id, seriesId, meetingId, personId, department } = asked;
    const subject = { id, seriesId, meetingId, personId, department, insteadOf: null };
    const { state, events } = decide(null, { kind: 'ask', subject, prefill: {}, away: true });
    expect(state).toEqual(away);
    expect(kindsOf(events)).toEqual(['check-in.away']);
    expect([isStillAsked(state), isAnswered(state)]).toEqual([false, false]);
  });
});

describe('copying the last update', () => {
  const last = { wins: 'Contoso signed\nFabrikam signed', asks: 'A case study' };

  it('adds what is not there yet, box by box, once', () => {
    const { state, events } = decide(draft, { kind: 'copy-last', last });
    expect(state).toEqual({ ...draft, answers: last });
    expect(kindsOf(events)).toEqual(['check-in.copied']);
    expect(decide(state, { kind: 'copy-last', last })).toEqual({ state, events: [] });
  });

  it('makes a draft of what was only asked, but nothing of nothing', () => {
    expect(decide(asked, { kind: 'copy-last', last }).state).toMatchObject({ state: 'draft', answers: last });
    expect(decide(asked, { kind: 'copy-last', last: {} }).state).toBe(asked);
  });

  it('is refused after sending', () => {
    expect(refusalOf(() => decide(sent, { kind: 'copy-last', last }))).toMatchObject({ state: 'sent' });
  });
});

describe('handing over', () => {
  it.each([asked, draft, sent, skipped])('a check-in that is $state asks the substitute', (state) => {
    const decided = decide(state, handOver());
    expect(decided.state).toMatchObject({ state: 'handed-over', substituteId: 'eva', entries: [] });
    expect(decided.state.answers).toBe(state.answers);
    expect(kindsOf(decided.events)).toEqual(['check-in.handed-over']);
    expect(decide(decided.state, handOver('eva', started))).toEqual({ state: decided.state, events: [] });
  });

  it('of somebody who is away leaves them away, and is done once', () => {
    const { state } = decide(away, handOver());
    expect(state).toMatchObject({ state: 'away', substituteId: 'eva' });
    expect(decide(state, handOver())).toEqual({ state, events: [] });
    expect(decide(state, handOver('finn')).state.substituteId).toBe('finn');
  });

  it('is taken back by answering oneself', () => {
    const handed = decide(asked, handOver()).state;
    expect(decide(handed, send({ wins: 'One' })).state).toMatchObject({ state: 'sent', substituteId: null });
    const again = decide(handed, { kind: 'save-draft', answers: { wins: 'One' } }).state;
    expect(decide(again, handOver()).state.state).toBe('handed-over');
  });

  it('is refused to oneself, back to whom one stands in for, and once the meeting has begun', () => {
    const problem = (state: CheckIn, to: string) =>
      (refusalOf(() => decide(state, handOver(to)))['fields'] as { problem: string }[])[0]?.problem;
    expect(problem(asked, 'cem')).toBe('same-person');
    expect(problem(toCheckIn({ insteadOf: 'dora' }), 'dora')).toBe('unknown-person');
    expect(refusalOf(() => decide(asked, handOver('eva', started))).code).toBe('wrong-state');
  });
});

describe('putting off', () => {
  const until = '2026-11-25T09:00:00.000Z';
  const snooze = { kind: 'snooze', until, meeting: before } as const;

  it('remembers until when, once, and ends with an answer', () => {
    const { state, events } = decide(asked, snooze);
    expect(state).toEqual({ ...asked, snoozedUntil: until });
    expect(kindsOf(events)).toEqual(['check-in.snoozed']);
    expect(decide(state, snooze)).toEqual({ state, events: [] });
    expect(decide(state, send({ wins: 'One' })).state.snoozedUntil).toBeNull();
    expect(decide(state, handOver()).state.snoozedUntil).toBeNull();
  });

  it('of what needs no answer changes nothing; once the meeting has begun it is refused', () => {
    for (const state of [sent, skipped, away]) expect(decide(state, snooze).state).toBe(state);
    expect(refusalOf(() => decide(asked, { ...snooze, meeting: started })).code).toBe('wrong-state');
  });
});

describe('a notice that is put away', () => {
  const dismiss = { kind: 'dismiss-notice', customer: 'Contoso' } as const;

  it('stays away, once', () => {
    const { state, events } = decide(sent, dismiss);
    expect(state).toEqual({ ...sent, noticed: ['Contoso'] });
    expect(kindsOf(events)).toEqual(['check-in.noticed']);
    expect(decide(state, dismiss)).toEqual({ state, events: [] });
  });

  it('the latest 200 are remembered', () => {
    const noticed = Array.from({ length: 200 }, (_, at) => at.toString());
    const { state } = decide({ ...sent, noticed }, dismiss);
    expect([state.noticed.length, state.noticed.at(-1)]).toEqual([200, 'Contoso']);
  });
});

describe('sending', () => {
  it('without a word is refused', () => {
    for (const answers of [{}, { wins: ' \n ' }, { wins: '- \n* ' }]) {
      expect(refusalOf(() => decide(asked, send(answers)))).toMatchObject({
        fields: [{ path: 'answers', problem: 'nothing-written' }],
      });
    }
  });

  it('with marks says what is discussed, for how long, and where more is', () => {
    const marks: CheckIn['marks'] = [
      { section: 'wins', text: 'Contoso?', discuss: false, minutes: null, link: 'https://example.com/c' },
      { section: 'asks', text: 'Budget', discuss: true, minutes: 10, link: null },
      { section: 'asks', text: 'Gone', discuss: true, minutes: 5, link: null },
    ];
    const command = { ...send({ wins: 'Contoso?', asks: 'Budget\nPlan?' }), marks };
    const { state } = decide(asked, command);
    expect(state.entries.map(({ text, discuss, minutes, link }) => [text, discuss, minutes, link])).toEqual([
      ['Contoso?', false, null, 'https://example.com/c'],
      ['Budget', true, 10, null],
      ['Plan?', true, null, null],
    ]);
    expect(decide(state, command)).toEqual({ state, events: [] });
    const ids = ({ entries }: CheckIn) => entries.map(({ id }) => id);
    const unmarked = decide(state, { ...command, marks: [] }).state;
    expect(ids(unmarked)).toEqual(ids(state));
    expect(unmarked.entries[1]?.minutes).toBeNull();
  });

  it('what was skipped in time and is sent after the agenda was posted is late', () => {
    expect(decide(skipped, send({ wins: 'One' }, posted)).state.late).toBe(true);
    const late = decide(asked, send({ wins: 'One' }, posted)).state;
    expect(decide(late, send({ wins: 'Two' }, posted)).state.late).toBe(true);
  });
});

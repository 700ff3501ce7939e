import { describe, expect, it } from '@jest/globals';
import {
  decideCheckIn,
  type CheckInCommand,
  type MeetingProgress,
} from '../../../shared/check-in/commands.ts';
import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import {
  actors,
  cem,
  findCustomers,
  kindsOf,
  now,
  refusalOf,
  toContext,
  toSentCheckIn,
} from '../../support/builders.ts';
import { toCheckIn } from '../../support/meeting-records.ts';

const before: MeetingProgress = { agendaPosted: false, started: false };
const posted: MeetingProgress = { agendaPosted: true, started: false };
const started: MeetingProgress = { agendaPosted: true, started: true };
const answers = { wins: 'Contoso signed' };
const asked = toCheckIn();
const plain = { minutes: null, link: null };
const sent = toSentCheckIn(answers);

const decide = (state: CheckIn | null, command: CheckInCommand) =>
  decideCheckIn(state, command, toContext({ actor: cem }));
const send = (fields: Partial<Extract<CheckInCommand, { kind: 'send' }>> = {}) =>
  ({ kind: 'send', answers, findCustomers, meeting: before, ...fields }) as const;
const skip = (fields: Partial<Extract<CheckInCommand, { kind: 'skip' }>> = {}) =>
  ({ kind: 'skip', reason: 'on leave', meeting: before, ...fields }) as const;

describe('asking', () => {
  const { id, seriesId, meetingId, personId, department } = asked;
  const ask = {
    kind: 'ask',
    prefill: {},
    away: false,
    subject: { id, seriesId, meetingId, personId, department, insteadOf: null },
  } as const;

  it('makes an empty check-in', () => {
    const { state, events } = decide(null, ask);
    expect(state).toEqual(asked);
    expect(events).toMatchObject([
      { kind: 'check-in.asked', data: { seriesId: 'series', meetingId, personId: 'cem' } },
    ]);
  });

  it('changes nothing when the person was asked already', () => {
    expect(decide(sent, ask)).toEqual({ state: sent, events: [] });
  });
});

describe('saving a draft', () => {
  it('keeps the answers and makes no entries yet', () => {
    const { state, events } = decide(asked, { kind: 'save-draft', answers });
    expect(state).toEqual({ ...asked, state: 'draft', answers });
    expect(kindsOf(events)).toEqual(['check-in.draft-saved']);
  });

  it('changes nothing when the draft says the same; an empty box is an absent one', () => {
    const draft = toCheckIn({ state: 'draft', answers });
    expect(decide(draft, { kind: 'save-draft', answers: { ...answers, cares: '' } }).state).toBe(draft);
  });

  it('is refused from a card that shows an older round, but not when it says the same', () => {
    const handed = toCheckIn({ state: 'handed-over', substituteId: 'tom', round: 1 });
    const command = { kind: 'save-draft', answers, seenRound: 0 } as const;
    expect(refusalOf(() => decide(handed, command)).code).toBe('edited-meanwhile');
    expect(decide({ ...handed, round: 0 }, command).state.state).toBe('draft');
    const draft = toCheckIn({ state: 'draft', answers, round: 1 });
    expect(decide(draft, command).state).toBe(draft);
  });

  it('is refused after sending: editing what was sent is sending again', () => {
    expect(refusalOf(() => decide(sent, { kind: 'save-draft', answers: {} }))).toEqual({
      code: 'wrong-state',
      record: 'check-in',
      state: 'sent',
    });
  });
});

describe('sending', () => {
  it('makes one entry of each line and counts a round', () => {
    const { state, events } = decide(asked, send({ answers: { wins: '- Contoso signed\n\n* Fabrikam?' } }));
    expect(state).toMatchObject({ state: 'sent', round: 1, answeredAt: now, late: false });
    expect(state.entries).toEqual([
      {
        id: 'id001',
        section: 'wins',
        text: 'Contoso signed',
        discuss: false,
        ...plain,
        customers: ['Contoso'],
      },
      { id: 'id002', section: 'wins', text: 'Fabrikam?', discuss: true, ...plain, customers: ['Fabrikam'] },
    ]);
    expect(kindsOf(events)).toEqual(['check-in.sent']);
  });

  it('is late from the posting of the agenda on, and stays what it was first', () => {
    expect(decide(asked, send({ meeting: posted })).state.late).toBe(true);
    expect(decide(sent, send({ answers: { wins: 'More' }, meeting: posted })).state.late).toBe(false);
  });

  it('keeps the ids of lines that stay, and the time of the first answer', () => {
    const first = decide(asked, send({ answers: { wins: 'One\nTwo' } })).state;
    const context = toContext({ actor: cem, now: '2026-11-25T20:00:00.000Z', newId: () => 'fresh' });
    const second = decideCheckIn(first, send({ answers: { wins: 'Two\nThree' } }), context).state;
    expect(second.entries.map(({ id, text }) => [id, text])).toEqual([
      ['id002', 'Two'],
      ['fresh', 'Three'],
    ]);
    expect(second).toMatchObject({ round: 2, answeredAt: now });
  });

  it('of the same answers changes nothing, even once the meeting has begun', () => {
    expect(decide(sent, send({ meeting: started, seenRound: 0 })).state).toBe(sent);
  });

  it('is refused once the meeting has begun', () => {
    expect(refusalOf(() => decide(asked, send({ meeting: started })))).toMatchObject({
      code: 'wrong-state',
      state: 'closed',
    });
  });

  it('is refused from an old card, with both texts', () => {
    const yours = { wins: 'Mine' };
    expect(refusalOf(() => decide(sent, send({ answers: yours, seenRound: 0 })))).toEqual({
      code: 'edited-meanwhile',
      field: 'answers',
      current: answers,
      yours,
      version: 1,
    });
    expect(decide(sent, send({ answers: yours, seenRound: 1 })).state.round).toBe(2);
  });

  it('takes at most as many lines as a check-in holds', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => at.toString()).join('\n');
    expect(decide(asked, send({ answers: { wins: lines(200) } })).state.entries).toHaveLength(200);
    expect(refusalOf(() => decide(asked, send({ answers: { wins: lines(200), asks: 'One more' } })))).toEqual(
      {
        code: 'invalid-input',
        fields: [{ path: 'answers', problem: 'too-long' }],
      },
    );
  });
});

describe('skipping', () => {
  it('withdraws the entries and keeps the reason', () => {
    const { state, events } = decide(sent, skip());
    expect(state).toMatchObject({
      state: 'skipped',
      skipReason: 'on leave',
      entries: [],
      round: 2,
      answeredAt: now,
    });
    expect(kindsOf(events)).toEqual(['check-in.skipped']);
  });

  it('with the same reason changes nothing', () => {
    const skipped = decide(asked, skip()).state;
    expect(decide(skipped, skip({ meeting: started })).state).toBe(skipped);
    expect(decide(skipped, skip({ reason: 'ill' })).state).toMatchObject({ skipReason: 'ill', round: 2 });
  });

  it('is refused once the meeting has begun, and from an old card', () => {
    expect(refusalOf(() => decide(asked, skip({ meeting: started }))).code).toBe('wrong-state');
    expect(refusalOf(() => decide(sent, skip({ seenRound: 0 }))).code).toBe('edited-meanwhile');
  });

  it('can be taken back by sending', () => {
    const skipped = decide(asked, skip()).state;
    expect(decide(skipped, send()).state).toMatchObject({ state: 'sent', skipReason: '', round: 2 });
  });
});

describe('who may answer', () => {
  const commands: CheckInCommand[] = [{ kind: 'save-draft', answers }, send(), skip()];

  it.each(commands)('$kind: only the person who is asked, and work of the clock', (command) => {
    for (const actor of [actors.chair, actors.representative, actors.member, actors.guest]) {
      expect(refusalOf(() => decideCheckIn(asked, command, toContext({ actor }))).code).toBe('not-allowed');
    }
    expect(decideCheckIn(asked, command, toContext()).events).toHaveLength(1);
    expect(decide(asked, command).events).toHaveLength(1);
  });

  it.each(commands)('$kind: nobody before being asked', (command) => {
    expect(refusalOf(() => decide(null, command))).toEqual({ code: 'not-found', record: 'check-in' });
  });
});

import { describe, expect, it } from '@jest/globals';
import { toProgress } from '../../../shared/meeting/progress.ts';
import { toCloseCommand } from '../../../bot/app/close-meeting.ts';
import type { MeetingRecords } from '../../../bot/app/queries.ts';
import { toHistoryEntry } from '../../../bot/app/views.ts';
import { createWriteMeeting } from '../../../bot/app/write-meeting.ts';
import { meetingViewSchema, type MeetingView } from '../../../shared/api/views.ts';
import type { PersonActor } from '../../../shared/core/actor.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import { ana, cem, now, toAction, toActor, toContext, toSentCheckIn } from '../../support/builders.ts';
import { toCheckIn, toItem, toMeeting, toSeries } from '../../support/meeting-records.ts';

function toRecords(fields: Partial<MeetingRecords> = {}): MeetingRecords {
  const actions = [toAction()];
  return {
    series: toSeries(),
    meeting: toMeeting({ items: [toItem({ id: 'b', rank: 2 }), toItem({ id: 'a', rank: 1 })] }),
    meetingVersion: 7,
    checkIns: [
      toCheckIn(),
      toCheckIn({ id: 'd', personId: 'dora', department: 'marketing', state: 'draft' }),
    ],
    actions,
    actionVersions: new Map([['action', 3]]),
    ...fields,
  };
}

const toMeetingView = (
  records: MeetingRecords,
  reader: PersonActor,
  at: string,
  write = createWriteMeeting(),
) => JSON.parse(write(records, reader, at)) as MeetingView;

describe('a meeting as its reader sees it', () => {
  it('fits the contract, with items in order and without what is kept inside', () => {
    const view = toMeetingView(toRecords(), ana, now);
    expect(meetingViewSchema.safeParse(view).error).toBeUndefined();
    expect(view.items.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(view.items[0]).not.toHaveProperty('edited');
    expect(view).toMatchObject({
      version: 7,
      now,
      plannedMinutes: 10,
      actions: [{ id: 'action', version: 3 }],
    });
  });

  it.each([
    ['the chair of Sales', ana, ['cem']],
    ['the chair of Marketing', { ...ana, personId: 'ben', department: 'marketing' }, ['dora']],
    ['a representative', cem, []],
    ['a member', toActor('member'), []],
  ])('tells %s whom the own side waits for: %j', (_, reader, waitingFor) => {
    expect(toMeetingView(toRecords(), reader, now).checkIns.waitingFor).toEqual(waitingFor);
  });

  it('is written anew for each reader and time where it depends on them, and where its records are others', () => {
    const write = createWriteMeeting();
    const [before, after] = [toRecords(), toRecords({ meetingVersion: 8 })];
    const later = '2026-11-25T09:00:00.000Z';
    const all = [
      toMeetingView(before, ana, now, write),
      toMeetingView(before, cem, later, write),
      toMeetingView(after, ana, now, write),
    ];
    expect(all.map((view) => [view.version, view.now, view.checkIns.mine])).toEqual([
      [7, now, null],
      [7, later, 'asked'],
      [8, now, null],
    ]);
    const { now: _now, checkIns: _checkIns, ...shared } = all[0]!;
    expect(all[1]).toMatchObject(shared);
  });

  it('counts who was asked and who has answered, and knows the reader’s own', () => {
    const checkIns = [
      toSentCheckIn({}),
      toCheckIn({ personId: 'dora', state: 'skipped' }),
      toCheckIn({ personId: 'eve' }),
    ];
    expect(toMeetingView(toRecords({ checkIns }), cem, now).checkIns).toMatchObject({
      asked: 3,
      answered: 2,
      mine: 'sent',
    });
    expect(toMeetingView(toRecords({ checkIns }), ana, now).checkIns.mine).toBeNull();
  });
});

it.each([
  ['planned', null, { agendaPosted: false, started: false }],
  ['open', now, { agendaPosted: true, started: false }],
  ['running', now, { agendaPosted: true, started: true }],
  ['ended', now, { agendaPosted: true, started: true }],
  ['closed', null, { agendaPosted: false, started: true }],
] as const)('of a meeting that is %s, answers are taken accordingly', (state, agendaPostedAt, progress) => {
  expect(toProgress(toMeeting({ state, agendaPostedAt }))).toEqual(progress);
});

describe('closing and History', () => {
  const source = { kind: 'meeting', meetingId: 'series.2026-11-26', itemId: null } as const;
  const records = toRecords({
    meeting: toMeeting({ state: 'ended', items: [toItem({ title: 'Preise für Müller', notes: 'x' })] }),
    checkIns: [toSentCheckIn({ wins: 'Contoso signed' })],
    actions: [toAction(), toAction({ id: 'here', ownerId: 'dora', text: 'Call Fabrikam', source })],
  });
  const command = toCloseCommand(records);
  const closed = decideMeeting(records.meeting, command, toContext()).state;

  it('take only the meeting’s own actions into the minutes, and the names of those concerned', () => {
    expect(command.actions.map(({ id }) => id)).toEqual(['here']);
    expect(new Set(command.names)).toEqual(new Set(['Cem Kaya', 'Dora Lind']));
  });

  it('show the first texts where nothing was searched for', () => {
    expect(toHistoryEntry(closed, [])).toMatchObject({
      itemCount: 1,
      actionCount: 1,
      excerpts: ['Call Fabrikam', 'Preise für Müller', 'x'],
    });
  });

  it('show the texts in which a word was found', () => {
    expect(toHistoryEntry(closed, ['mull']).excerpts).toEqual(['Preise für Müller']);
    expect(toHistoryEntry(closed, ['signed']).excerpts).toEqual(['Contoso signed']);
    expect(toHistoryEntry(closed, ['nowhere']).excerpts).toEqual([]);
  });
});

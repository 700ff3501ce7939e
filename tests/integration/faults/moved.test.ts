import { afterAll, describe, expect, it, test } from '@jest/globals';
import { systemActor } from '../../../shared/core/actor.ts';
import { defaultSchedule } from '../../../shared/series/series.ts';
import {
  ask,
  beginWeek,
  editSeries,
  meetingId,
  moveTo,
  skip,
  unskip,
  type Change,
} from '../../support/changed-week.ts';
import { toCount } from '../../support/count.ts';
import { createTestDatabase } from '../../support/database.ts';

// Work is planned ahead: a check-in opens, an agenda is posted, chairs are told, people are reminded, a meeting ends, its
// minutes go out. Between the planning and the firing somebody changes the meeting. What fires then does nothing, or what
// is right by now; people hear nothing about a meeting that is off but that it is.

const database = await createTestDatabase();
afterAll(() => database.close());

const checkIns = (at: string) => [`${at} check-in:cem`, `${at} check-in:dora`];
const briefs = (at: string) => [`${at} brief:ana`, `${at} brief:ben`];
const reminders = (at: string) => [`${at} daily:cem:2026-11-23:1`, `${at} daily:dora:2026-11-23:1`];
const agenda = (at: string) => [`${at} agenda`];
/** Nobody has written anything, so the chairs are asked whether the meeting is needed. */
const offers = (at: string) => [`${at} offer:ana`, `${at} offer:ben`];
const asPlanned = [
  ...checkIns('24T08:00'),
  ...briefs('25T08:00'),
  ...reminders('25T08:00'),
  ...agenda('25T09:00'),
  ...offers('25T09:00'),
];
const notHeld = { state: 'skipped', skip: { kind: 'not-held' } };
const leftOut = { state: 'skipped', skip: { kind: 'by-hand' } };

const snooze: Change = ({ core }) => {
  const request = { kind: 'snooze', for: 'tomorrow' } as const;
  return core.commandCheckIn({ meetingId, personId: 'dora', actorId: 'dora', request, commandId: 'snooze' });
};

type Case = [name: string, changes: [at: string, change: Change][], posts: string[], meeting: object];

/** Those that `npm test` lives through come first. */
const cases: Case[] = [
  [
    'left out after it was asked for',
    [['24T10:00', skip]],
    [...checkIns('24T08:00'), ...agenda('24T10:00')],
    leftOut,
  ],
  [
    'moved to the day after once it was asked for',
    [['24T10:00', moveTo('2026-11-27', '10:00')]],
    [
      ...checkIns('24T08:00'),
      ...reminders('25T08:00'),
      ...briefs('26T08:00'),
      ...agenda('26T09:00'),
      ...offers('26T09:00'),
    ],
    notHeld,
  ],
  [
    'moved to the day before once it was asked for',
    [['24T10:00', moveTo('2026-11-25', '15:00')]],
    [
      ...checkIns('24T08:00'),
      ...briefs('24T10:00'),
      ...agenda('24T14:00'),
      ...offers('24T14:00'),
      ...reminders('25T08:00'),
    ],
    notHeld,
  ],
  ['given more time to begin', [['24T10:00', editSeries({ graceMinutes: 120 })]], asPlanned, notHeld],
  ['as it was planned', [], asPlanned, notHeld],
  // The morning's card reminds of it as well: there is one.
  ['put off by somebody until the morning', [['24T10:00', snooze]], asPlanned, notHeld],
  [
    'put off by somebody and left out',
    [
      ['24T10:00', snooze],
      ['24T12:00', skip],
    ],
    [...checkIns('24T08:00'), ...agenda('24T12:00')],
    leftOut,
  ],
  ['left out before it was asked for', [['23T09:00', skip]], agenda('23T09:00'), leftOut],
  ['left out after its agenda was posted', [['25T10:00', skip]], asPlanned, leftOut],
  [
    'left out and put back before it was asked for',
    [
      ['23T09:00', skip],
      ['24T07:00', unskip],
    ],
    [
      ...agenda('23T09:00'),
      ...checkIns('24T08:00'),
      ...briefs('25T08:00'),
      ...reminders('25T08:00'),
      ...offers('25T09:00'),
    ],
    notHeld,
  ],
  [
    'left out and put back when its brief and its agenda had been due',
    [
      ['24T10:00', skip],
      ['25T15:00', unskip],
    ],
    [...checkIns('24T08:00'), ...agenda('24T10:00'), ...briefs('25T15:00'), ...offers('25T15:00')],
    notHeld,
  ],
  [
    'moved to the day after before it was asked for',
    [['23T09:00', moveTo('2026-11-27', '10:00')]],
    [
      ...checkIns('25T08:00'),
      ...briefs('26T08:00'),
      ...reminders('26T08:00'),
      ...agenda('26T09:00'),
      ...offers('26T09:00'),
    ],
    notHeld,
  ],
  [
    'moved to the day after once its agenda was posted',
    [['25T10:00', moveTo('2026-11-27', '10:00')]],
    asPlanned,
    notHeld,
  ],
  [
    'moved so far ahead that it is asked for at once',
    [['23T09:00', moveTo('2026-11-24', '15:00')]],
    [
      ...checkIns('23T09:00'),
      ...briefs('23T09:00'),
      ...agenda('23T14:00'),
      ...offers('23T14:00'),
      ...reminders('24T08:00'),
    ],
    notHeld,
  ],
  [
    'moved and moved back after the first brief had been due',
    [
      ['24T10:00', moveTo('2026-11-27', '10:00')],
      ['25T10:00', moveTo('2026-11-26', '10:00')],
    ],
    [
      ...checkIns('24T08:00'),
      ...reminders('25T08:00'),
      ...briefs('25T10:00'),
      ...agenda('25T10:00'),
      ...offers('25T10:00'),
    ],
    notHeld,
  ],
  [
    'begun two days early',
    [['24T10:00', ask({ kind: 'start' })]],
    [...checkIns('24T08:00'), '25T11:00 minutes'],
    { state: 'closed' },
  ],
  [
    'taken off the schedule, which has another day now',
    [['23T09:00', editSeries({ schedule: { ...defaultSchedule, weekday: 5, zone: 'Europe/Berlin' } })]],
    [
      ...checkIns('25T08:00'),
      ...briefs('26T08:00'),
      ...reminders('26T08:00'),
      ...agenda('26T09:00'),
      ...offers('26T09:00'),
    ],
    { state: 'skipped', skip: { kind: 'rule' } },
  ],
];

describe('F18 a meeting that is', () => {
  it.each(cases.slice(0, toCount(3, cases.length)))('%s', async (_, changes, posts, expected) => {
    const week = await beginWeek(database.db);
    await week.live('28T12:00', changes);
    // The day that the schedule has instead is told of in the same words.
    const told = week.listPosts().map((post) => post.replace(':series.2026-11-27', ''));
    expect(told).toEqual([...posts].sort());
    expect(await week.readMeeting()).toMatchObject(expected);
  });
});

test('F18 minutes of a reopened meeting do not go out by themselves before their new time', async () => {
  const week = await beginWeek(database.db);
  await week.live('27T11:30', [
    ['26T09:00', ask({ kind: 'start' })],
    ['26T09:40', ask({ kind: 'set-attendance', personId: 'dora', state: 'absent' })],
    ['26T09:45', ask({ kind: 'close' })],
    ['27T10:50', ask({ kind: 'reopen', reason: 'A name was wrong' })],
  ]);
  // Noon of the day after the meeting has passed, ten minutes after it was opened again.
  expect(await week.readMeeting()).toMatchObject({ state: 'ended', minutes: [{ version: 1 }] });
  await week.live('30T12:00');
  expect(await week.readMeeting()).toMatchObject({
    state: 'closed',
    minutes: [{ version: 1 }, { version: 2 }],
  });
  expect(week.listPosts().filter((post) => post.endsWith('minutes'))).toEqual(['26T09:45 minutes']);
  const mails = week.world
    .filter(({ how }) => how === 'mail')
    .map(({ at, to }) => `${at.slice(8, 16)} ${to}`);
  expect(mails).toEqual(['26T09:45 dora@contoso.example', '30T11:00 dora@contoso.example']);
});

test('F18 whoever stands in for a chair does so for as long as it was said last', async () => {
  const week = await beginWeek(database.db);
  const standIn =
    (until: string): Change =>
    ({ core }) => {
      const command = { kind: 'set-acting', personId: 'cem', until } as const;
      return core.commands.series({ id: 'series', actor: systemActor, command, commandId: until });
    };
  const roleOfCem = async () => {
    const { state } = await week.process.core.queries.getSeries('series');
    return state.people.find(({ personId }) => personId === 'cem')?.role;
  };
  // Their last day was to be the 24th, in Berlin.
  await week.live('25T12:00', [
    ['23T09:00', standIn('2026-11-24')],
    ['24T09:00', standIn('2026-11-26')],
  ]);
  expect(await roleOfCem()).toBe('chair');
  await week.live('26T22:59');
  expect(await roleOfCem()).toBe('chair');
  await week.live('26T23:00');
  expect(await roleOfCem()).toBe('representative');
});

import { describe, expect, it } from '@jest/globals';
import { can, requireRole, toAuthor } from '../../../shared/core/actor.ts';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { actors, ana, findCustomers, now, refusalOf, toContext } from '../../support/builders.ts';
import { toOccurrenceTimes } from '../../../shared/series/schedule.ts';
import { toItem, toMeeting, toSeries } from '../../support/meeting-records.ts';

const items = [toItem({ id: 'a', rank: 1 }), toItem({ id: 'b', rank: 2 })];
const open = toMeeting({ items });
const running = toMeeting({ items, state: 'running', current: { itemId: 'a', since: now } });
const ended = toMeeting({ items, state: 'ended' });
const closed = toMeeting({ items, state: 'closed' });
const skipped = toMeeting({ state: 'skipped', skip: { kind: 'by-hand', reason: 'x', by: 'ana', at: now } });
const offered = toMeeting({ agendaPostedAt: now, offer: { notNeeded: [], keptBy: null } });
const { schedule } = toSeries();
const times = toOccurrenceTimes(schedule, '2026-11-27');
const parked = { parkedId: 'p', title: 'x', department: null, fromDate: '2026-11-19', customers: [] };
const newItem = { title: 'New', department: null, presenterId: null, customers: [], link: null };

/** Who may do what with a meeting, as product.md "People" says: chair, representative, member, guest. */
const table: [MeetingCommand, Meeting, string][] = [
  [{ kind: 'add-item', item: newItem }, open, 'yes yes yes no'],
  [{ kind: 'edit-item', itemId: 'a', seenVersion: 1, edit: { notes: 'x' } }, open, 'yes yes yes no'],
  [{ kind: 'decide', itemId: 'a', text: 'x' }, open, 'yes yes yes no'],
  [{ kind: 'undecide', itemId: 'a', decisionId: 'd' }, open, 'yes yes yes no'],
  [{ kind: 'remove-item', itemId: 'a', seenVersion: 1 }, open, 'yes no no no'],
  [{ kind: 'order-items', itemId: 'b', afterId: null }, open, 'yes no no no'],
  [{ kind: 'lock' }, open, 'yes no no no'],
  [{ kind: 'unlock' }, { ...open, locked: true }, 'yes no no no'],
  [{ kind: 'add-item', item: newItem }, { ...open, locked: true }, 'yes no no no'],
  [{ kind: 'merge', itemId: 'a', intoId: 'b' }, open, 'yes yes no no'],
  [{ kind: 'unmerge', itemId: 'a', mergedId: 'm' }, open, 'yes yes no no'],
  [{ kind: 'promote', parked }, open, 'yes yes yes no'],
  [{ kind: 'drop', itemId: 'a', reason: 'x' }, open, 'yes no no no'],
  [{ kind: 'attend' }, running, 'yes yes yes yes'],
  [{ kind: 'set-attendance', personId: 'cem', state: 'absent' }, running, 'yes yes no no'],
  [{ kind: 'answer-offer', answer: 'keep', sides: [['ana'], ['ben']] }, offered, 'yes no no no'],
  [
    { kind: 'skip', reason: 'x', isOfRule: true, seriesId: 'series', meetingId: 'm', times, schedule },
    open,
    'yes no no no',
  ],
  [{ kind: 'unskip' }, skipped, 'yes no no no'],
  [{ kind: 'move', times, reason: '' }, open, 'yes no no no'],
  [{ kind: 'start' }, toMeeting({ items, startsAt: now }), 'yes yes no no'],
  // The day before its time.
  [{ kind: 'start' }, open, 'yes no no no'],
  [{ kind: 'next' }, running, 'yes yes no no'],
  [{ kind: 'discuss' }, running, 'yes yes no no'],
  [{ kind: 'defer' }, running, 'yes yes no no'],
  [{ kind: 'park' }, running, 'yes yes no no'],
  [{ kind: 'extend', minutes: 5 }, running, 'yes yes no no'],
  [{ kind: 'end' }, running, 'yes yes no no'],
  [{ kind: 'close', actions: [], readBeforehand: [], names: [], findCustomers }, ended, 'yes no no no'],
  [{ kind: 'reopen', reason: 'x', isLatest: true }, closed, 'yes no no no'],
];
const roles = ['chair', 'representative', 'member', 'guest'] as const;

describe('who may do what with a meeting', () => {
  it.each(table.map(([command, meeting, row]) => [command.kind, row, command, meeting] as const))(
    '%s: %s',
    (_kind, row, command, meeting) => {
      const answers = roles.map((role) => {
        const decide = () => decideMeeting(meeting, command, toContext({ actor: actors[role] }));
        return mayCall(decide) ? 'yes' : 'no';
      });
      expect(answers.join(' ')).toBe(row);
      expect(mayCall(() => decideMeeting(meeting, command, toContext()))).toBe(true);
    },
  );
});

function mayCall(decide: () => unknown): boolean {
  let isAllowed = false;
  try {
    decide();
    isAllowed = true;
  } catch {
    const { code, state } = refusalOf(decide);
    expect(state === 'locked' || state === 'too-early' ? 'not-allowed' : code).toBe('not-allowed');
  }
  return isAllowed;
}

describe('actors', () => {
  it('who may not are told which roles may', () => {
    expect(can(ana, ['chair'])).toBe(true);
    expect(refusalOf(() => requireRole(actors.guest, ['chair', 'member']))).toEqual({
      code: 'not-allowed',
      allowedRoles: ['chair', 'member'],
    });
  });

  it('are authors by their id; work of the clock is the system’s', () => {
    expect(toAuthor(ana)).toBe('ana');
    expect(toAuthor(actors.system)).toBe('system');
  });
});

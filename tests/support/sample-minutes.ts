import type { AgendaItem, Meeting, Minutes } from '../../shared/meeting/meeting.ts';
import { toAction } from './builders.ts';
import { toItem, toMeeting } from './meeting-records.ts';

/** An item as minutes hold it, with nothing merged into it. */
export function toMinutesItem(fields: Partial<AgendaItem> = {}): AgendaItem {
  return toItem({ merged: [], customers: [], outcome: 'discussed', ...fields });
}

/** Minutes in which something of everything happened. */
export function toMinutes(fields: Partial<Minutes> = {}): Minutes {
  const fair = toMinutesItem({
    id: 'fair',
    title: 'Fair in Lyon',
    notes: 'Stand 12 is free.\nWe need two people.',
    decisions: [{ id: 'd', text: 'We go to the fair', at: '', by: 'ana' }],
    merged: [
      {
        ...toMinutesItem({ id: 'flyer', title: 'Flyer for Lyon', notes: 'Print 500.' }),
        decisions: [{ id: 'd2', text: 'The flyer is in French', at: '', by: 'ben' }],
      },
    ],
  });
  return {
    version: 1,
    closedAt: '2026-11-26T09:40:00.000Z',
    closedBy: 'ana',
    reason: '',
    attendance: [
      { personId: 'ana', state: 'present' },
      { personId: 'ben', state: 'present' },
      { personId: 'dora', state: 'absent' },
    ],
    startedAt: '2026-11-26T09:00:00.000Z',
    endedAt: '2026-11-26T09:31:00.000Z',
    items: [
      toMinutesItem({
        id: 'number',
        section: 'number',
        title: '',
        presenterId: null,
        origin: { kind: 'standing', section: 'number', department: null },
      }),
      fair,
      toMinutesItem({ id: 'budget', title: 'Budget', outcome: 'deferred' }),
      toMinutesItem({ id: 'logo', title: 'New logo', outcome: 'parked', presenterId: null }),
      toMinutesItem({ id: 'late', title: 'Price list', outcome: 'open' }),
      toMinutesItem({ id: 'old', title: 'Old website', outcome: 'dropped' }),
    ],
    actions: [
      toAction({ id: 'a1', text: 'Send the deck', ownerId: 'dora', dueOn: '2026-12-03' }),
      toAction({ id: 'a2', text: 'Call Contoso' }),
      toAction({ id: 'a3', text: 'Book the hall', state: 'done', dueOn: '2026-12-04' }),
      toAction({ id: 'a4', text: 'Ask the press', state: 'dropped' }),
    ],
    readBeforehand: [
      {
        personId: 'dora',
        department: 'marketing',
        late: true,
        entries: [
          { section: 'wins', text: 'Newsletter: 40 % opened it' },
          { section: 'cares', text: 'The spring campaign' },
        ],
      },
    ],
    ...fields,
  };
}

/** The closed meeting of these minutes. */
export function toClosedMeeting(minutes: Minutes): Meeting {
  return toMeeting({ state: 'closed', minutes: [minutes] });
}

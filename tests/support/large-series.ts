import { toMeetingId } from '../../shared/core/ids.ts';
import { addDays } from '../../shared/core/time.ts';
import { agendaLimit } from '../../shared/meeting/meeting.ts';
import { toWords } from '../../shared/core/text.ts';
import type { TestApp } from './app.ts';
import { toAction } from './builders.ts';
import { toItem, toMeeting } from './meeting-records.ts';
import { openSampleMeeting } from './sample-meeting.ts';
import { toMinutes } from './sample-minutes.ts';

/** As much as a series can be expected to hold. */
export const largeSeries = { items: agendaLimit, openActions: 2000, weeks: 260 } as const;

/**
 * The sample company with a full agenda, 2,000 open actions and five years of meetings before those that it had. What
 * would take years to be written is put into the database as the app would have written it.
 */
export async function createLargeSeries(app: TestApp) {
  const opened = await openSampleMeeting(app);
  await Promise.all([fillAgenda(app, opened.meetingId), addActions(app, opened), addHistory(app, opened)]);
  app.app.core.upkeep.onResync();
  return opened;
}

interface Opened {
  seriesId: string;
  meetingId: string;
}

async function fillAgenda(app: TestApp, meetingId: string): Promise<void> {
  const { meetingStore } = app.app.core.repositories;
  const before = await meetingStore.find(meetingId);
  if (before === null) throw new Error('there is no meeting');
  const { items } = before.state;
  const last = Math.max(...items.map(({ rank }) => rank));
  const more = Array.from({ length: largeSeries.items - items.length }, (_, at) =>
    toItem({
      id: `large${at.toString().padStart(3, '0')}`,
      rank: last + at + 1,
      title: `${(at + 1).toString()}: ${'a topic that takes a line and a half of the agenda to be written down '.repeat(2)}?`,
      presenterId: at % 2 === 0 ? 'kofi' : 'chloe',
      department: at % 2 === 0 ? 'sales' : 'marketing',
      origin: { kind: 'proposed', personId: 'kofi', link: null },
    }),
  );
  const after = { ...before.state, items: [...items, ...more] };
  const rest = { events: [], commandId: 'large', machineNow: Date.now() };
  if (!(await meetingStore.save({ ...rest, before, after }))) throw new Error('somebody else was first');
}

async function addActions(app: TestApp, { seriesId }: Opened): Promise<void> {
  const actions = Array.from({ length: largeSeries.openActions }, (_, at) => {
    const { id, ...action } = toAction({
      id: `large${at.toString().padStart(5, '0')}`,
      seriesId,
      text: `Open since long ago: number ${at.toString()}`,
      ownerId: at % 2 === 0 ? 'ana' : 'kofi',
      dueOn: addDays('2026-01-01', at % 300),
    });
    return { _id: id, ...action, version: 1, commandIds: [], outbox: [] };
  });
  await app.database.db.collection<{ _id: string }>('actions').insertMany(actions);
}

async function addHistory(app: TestApp, { seriesId }: Opened): Promise<void> {
  const meetings = Array.from({ length: largeSeries.weeks }, (_, week) => {
    const date = addDays('2021-01-07', week * 7);
    const minutes = toMinutes({ closedBy: 'ana' });
    const texts = minutes.items.flatMap(({ title, notes }) => [title, notes]);
    const search = { words: toWords(texts), people: ['ana'], departments: ['sales'], customers: [] };
    const id = toMeetingId(seriesId, date);
    const startsAt = `${date}T09:00:00.000Z`;
    const meeting = toMeeting({ id, seriesId, date, startsAt, state: 'closed', minutes: [minutes], search });
    const { id: _id, ...fields } = meeting;
    return { _id, ...fields, version: 9, commandIds: [], outbox: [] };
  });
  await app.database.db.collection<{ _id: string }>('meetings').insertMany(meetings);
}

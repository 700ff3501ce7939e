import type { Document } from 'mongodb';
import type { MeetingView, SeriesView } from '../../../shared/api/views.ts';
import type { Calls, Ground } from './ground.ts';

/** The least of a stored record that copies are made of. */
interface Stored extends Document {
  _id: string;
}

export interface BenchMeeting {
  seriesId: string;
  meetingId: string;
  itemIds: string[];
}

export interface MeetingOptions {
  /** Meetings, each in a series of its own with all people of the sample company. */
  count: number;
  /** Items of each agenda. */
  items: number;
}

/** Copies the next meeting of the sample company, with its check-in open and with so many items, into series of their own. */
export async function createMeetings(
  ground: Ground,
  { count, items }: MeetingOptions,
): Promise<BenchMeeting[]> {
  const { call, db } = ground;
  const { seriesId } = (await call('/local/sample', {})) as { seriesId: string };
  const meetings = db.collection<Stored>('meetings');
  const planned = await meetings.findOne({ seriesId, state: 'planned' }, { sort: { date: 1 } });
  const opensAt = String(planned?.['checkInOpensAt']);
  await call('/local/clock', { now: opensAt });
  const template = await getTemplate(ground, seriesId, planned?._id ?? '');
  const itemIds = Array.from({ length: items }, (_, at) => `item-${at + 1}`);
  const made: BenchMeeting[] = [];
  for (let at = 1; at <= count; at += 1) {
    made.push({ ...(await copy(ground, template, { at, itemIds })), itemIds });
  }
  return made;
}

/** Opens the check-in of the sample company's next meeting and fills its agenda up to so many items. */
export async function openSampleMeeting({ call, signIn }: Calls, items: number): Promise<void> {
  const { seriesId } = (await call('/local/sample', {})) as { seriesId: string };
  const ana = await signIn('ana');
  const get = (path: string) => call(`/api/v1${path}`, undefined, ana);
  const { currentMeetingId } = (await get(`/series/${seriesId}`)) as SeriesView;
  const path = `/meetings/${currentMeetingId ?? ''}`;
  const { checkInOpensAt } = (await get(path)) as MeetingView;
  await call('/local/clock', { now: checkInOpensAt });
  const { items: standing } = (await get(path)) as MeetingView;
  for (let at = standing.length; at < items; at += 1) {
    await call(`/api/v1${path}/items`, { title: `Price list of the spring campaign, part ${at}` }, ana);
  }
}

interface Template {
  series: Stored;
  meeting: Stored;
  checkIns: Stored[];
}

async function getTemplate({ db }: Ground, seriesId: string, meetingId: string): Promise<Template> {
  const series = await db.collection<Stored>('series').findOne({ _id: seriesId });
  const meeting = await db.collection<Stored>('meetings').findOne({ _id: meetingId });
  const checkIns = await db.collection<Stored>('checkIns').find({ meetingId }).toArray();
  if (series === null || meeting?.['state'] !== 'open') throw new Error('the check-in did not open');
  return { series, meeting, checkIns };
}

async function copy(
  { db }: Ground,
  template: Template,
  { at, itemIds }: { at: number; itemIds: readonly string[] },
): Promise<Omit<BenchMeeting, 'itemIds'>> {
  const seriesId = `bench-${at}`;
  const meetingId = `${seriesId}.${String(template.meeting['date'])}`;
  const fresh = { version: 1, commandIds: [], outbox: [] };
  const { outboxAt: _outboxAt, ...meeting } = template.meeting;
  await db.collection<Stored>('series').insertOne({ ...template.series, ...fresh, _id: seriesId });
  await db.collection<Stored>('meetings').insertOne({
    ...meeting,
    ...fresh,
    _id: meetingId,
    seriesId,
    items: toItems((template.meeting['items'] as Document[])[0] ?? {}, itemIds),
  });
  const checkIns = template.checkIns.map(({ outboxAt: _at, ...checkIn }) => ({
    ...checkIn,
    ...fresh,
    _id: `${meetingId}.${String(checkIn['personId'])}`,
    seriesId,
    meetingId,
  }));
  await db.collection<Stored>('checkIns').insertMany(checkIns);
  return { seriesId, meetingId };
}

const notes =
  'They want a smaller first order and a date for the second one; the price stands until the end of June.';

function toItems(standing: Document, itemIds: readonly string[]): Document[] {
  return itemIds.map((id, at) => ({
    ...standing,
    id,
    rank: 1_000_000 + at,
    section: 'asks',
    title: `Price list of the spring campaign, part ${at + 1}`,
    presenterId: 'ana',
    department: 'sales',
    origin: { kind: 'proposed', personId: 'ana', link: null },
    notes,
  }));
}

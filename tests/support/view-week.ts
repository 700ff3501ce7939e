import { systemActor } from '../../shared/core/actor.ts';
import { localTenantId } from '../../bot/local/tenant.ts';
import type { TestApp } from './app.ts';
import { moveToWeekday } from './chat.ts';
import { toPerson, toSeries } from './meeting-records.ts';
import type { ApiCall } from './sample-meeting.ts';

/** Parts of a week, in the order in which they come. */
export const phases = [
  'planned',
  'open',
  'running',
  'all done',
  'ended',
  'closed',
  'offered',
  'left out',
] as const;
export type Phase = (typeof phases)[number];

/** What states of the tab are reached by, besides people of the sample company: `{past}` in their addresses. */
export type Names = Readonly<Record<string, string>>;

interface Item {
  id: string;
  version: number;
  origin: { kind: string };
}

export type ViewWeek = Awaited<ReturnType<typeof createViewWeek>>;

/**
 * The sample company, some people of their own with a proposal each, and a week that goes from phase to phase. It begins
 * on a Friday, so that nothing is open yet whatever the day on which the test runs.
 */
export async function createViewWeek(app: TestApp) {
  await moveToWeekday(app, 5);
  const { seriesId } = (await app.createSample()) as { seriesId: string };
  const ana = await app.signIn('ana');
  const names: Record<string, string> = await createOthers(app);
  await createQuestions(app, ana, { seriesId, uma: names['uma'] ?? '' });
  const { currentMeetingId } = (await ana(`/series/${seriesId}`)).body as { currentMeetingId: string };
  const past = (await ana(`/series/${seriesId}/history`)).body.items[0].id as string;
  const meeting = createMeeting(app, ana, currentMeetingId);
  let reached = 0;

  const steps: Record<Phase, () => Promise<void>> = {
    planned: () => Promise.resolve(),
    open: meeting.open,
    running: meeting.start,
    'all done': meeting.discussAll,
    ended: () => meeting.command({ kind: 'end' }),
    closed: () => meeting.command({ kind: 'close' }),
    offered: async () => {
      names['offered'] = await offerNext(app, ana, seriesId);
    },
    'left out': () => leaveOut(app, names['offered'] ?? ''),
  };

  return {
    names: Object.assign(names, { past, meeting: currentMeetingId }) as Names,
    /** Goes on to a phase that is not over yet. */
    enter: async (phase: Phase): Promise<void> => {
      for (; reached < phases.indexOf(phase); reached += 1) await steps[phases[reached + 1] ?? phase]();
    },
  };
}

/** People of companies of their own, by how far their start is. */
async function createOthers(app: TestApp): Promise<Record<string, string>> {
  const channel = (name: string) => ({ type: 'channel', name });
  const meeting = { startsAt: '2030-12-03T13:30:00Z', lengthMinutes: 30 };
  const growth = await createCompany(app, ['Rosa Adler', 'Sam Ito', 'Uma Rao'], channel('Growth'));
  const sync = await createCompany(app, ['Hana Beck', 'Ivo Cruz'], {
    type: 'meeting',
    name: 'Sync',
    meeting,
  });
  const north = await createCompany(app, ['Eva Lund', 'Finn Roth', 'Gil Wu'], channel('North'));
  const east = await createCompany(app, ['Jo Park', 'Kim Sand'], channel('East'));
  await propose(app, north);
  const body = { kind: 'not-now', reason: 'After the fair' };
  const declinedId = await propose(app, east);
  await (
    await app.signIn(east.ids[1] ?? '')
  )(`/series/${declinedId}/start`, { method: 'POST', body });
  const [rosa = '', , uma = ''] = growth.ids;
  const [proposer = '', asked = '', bystander = ''] = north.ids;
  return { rosa, uma, hana: sync.ids[0] ?? '', proposer, asked, bystander, declined: east.ids[0] ?? '' };
}

interface Company {
  chatId: string;
  ids: string[];
}

async function createCompany(app: TestApp, people: string[], chat: object): Promise<Company> {
  const { body } = await app.post('/local/company', { people, chat, addedBy: people[0] });
  return { chatId: body.chatId as string, ids: (body.people as { id: string }[]).map(({ id }) => id) };
}

async function propose(app: TestApp, { chatId, ids }: Company): Promise<string> {
  const [own = '', otherChairId = ''] = ids;
  const body = {
    placeId: chatId,
    name: `Weekly of ${own}`,
    departments: [
      { id: 'sales', name: 'Sales' },
      { id: 'marketing', name: 'Marketing' },
    ],
    schedule: { zone: 'Europe/Berlin' },
    ownDepartment: 'sales',
    otherChairId,
    representatives: [],
    commitment: 'We meet.',
  };
  const answer = await (await app.signIn(own))('/series', { method: 'POST', body });
  return answer.body.id as string;
}

/** What the tab asks once: Lukas for his department, Ben about a meeting's chat, Nils which of two series. */
async function createQuestions(
  app: TestApp,
  ana: ApiCall,
  { seriesId, uma }: { seriesId: string; uma: string },
): Promise<void> {
  await ana(`/series/${seriesId}/people/lukas`, { method: 'PATCH', body: { department: 'neither' } });
  const { conversations } = app.app.core.repositories;
  const id = 'chat-of-a-meeting';
  const where = {
    id,
    tenantId: localTenantId,
    serviceUrl: `${app.baseUrl}/local/connector/`,
    botId: '28:bot',
  };
  const chat = { ...where, name: 'Joint weekly', meetingId: id, personId: null, seriesId: null };
  await conversations.remember({ ...chat, type: 'meeting' });
  await conversations.setMembers(id, ['ben']);
  const people = ['nils', uma].map((personId) => toPerson({ personId, name: personId, role: 'chair' }));
  const series = toSeries({ id: 'second', tenantId: localTenantId, name: 'A second weekly', people });
  const command = { kind: 'create', series } as const;
  await app.app.core.commands.series({ id: series.id, actor: systemActor, command, commandId: 'second' });
}

function createMeeting(app: TestApp, ana: ApiCall, meetingId: string) {
  const url = `/meetings/${meetingId}`;
  const command = async (body: object) => {
    await ana(`${url}/commands`, { method: 'POST', body });
  };
  const listItems = async () => (await ana(url)).body.items as Item[];

  async function put(as: string, state: 'sent' | 'draft', answers: object): Promise<void> {
    const call = await app.signIn(as);
    const { version } = (await call(`${url}/check-ins/${as}`)).body;
    const headers = { 'if-match': `"${version as number}"` };
    await call(`${url}/check-ins/${as}`, { method: 'PUT', headers, body: { state, answers } });
  }

  async function open(): Promise<void> {
    await app.moveTo((await ana(url)).body.checkInOpensAt as string);
    await put('mei', 'sent', {
      wins: 'Litware renewed\nNorthwind came to the stand',
      asks: 'Woodgrove Bank asks for a discount. May we?',
    });
    await put('diego', 'sent', { concerns: 'Woodgrove Bank has no reference. Who asks them?' });
    await put('yuki', 'draft', { wins: 'Said by nobody yet' });
  }

  async function start(): Promise<void> {
    await app.moveTo((await ana(url)).body.startsAt as string);
    await command({ kind: 'start' });
    const items = await listItems();
    await command({ kind: 'next', from: items[0]?.id, to: items[4]?.id });
    const itemId = items[4]?.id ?? '';
    await command({ kind: 'decide', itemId, text: 'We go to the fair together' });
    const source = { meetingId, itemId };
    const action = { text: 'Book the stand', ownerId: 'kofi', dueOn: '2030-01-04', source };
    await ana('/series/sales-and-marketing/actions', { method: 'POST', body: action });
  }

  async function discussAll(): Promise<void> {
    for (const { id } of await listItems()) await command({ kind: 'discuss', itemId: id });
  }

  return { open, start, discussAll, command };
}

/** Takes everything off the next agenda that somebody put on it, so that the meeting is offered back. @returns its id. */
async function offerNext(app: TestApp, ana: ApiCall, seriesId: string): Promise<string> {
  const id = (await ana(`/series/${seriesId}`)).body.currentMeetingId as string;
  await app.moveTo((await ana(`/meetings/${id}`)).body.checkInOpensAt as string);
  const { items, agendaPostsAt } = (await ana(`/meetings/${id}`)).body;
  for (const { id: itemId, version } of (items as Item[]).filter(
    ({ origin }) => origin.kind !== 'standing',
  )) {
    const headers = { 'if-match': `"${version}"` };
    await ana(`/meetings/${id}/items/${itemId}`, { method: 'DELETE', headers });
  }
  await app.moveTo(agendaPostsAt as string);
  return id;
}

async function leaveOut(app: TestApp, meetingId: string): Promise<void> {
  const body = { kind: 'answer-offer', answer: 'not-needed' };
  for (const as of ['ana', 'ben']) {
    await (
      await app.signIn(as)
    )(`/meetings/${meetingId}/commands`, { method: 'POST', body });
  }
}

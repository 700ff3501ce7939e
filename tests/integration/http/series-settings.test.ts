import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  MeetingSummary,
  MeetingView,
  SeriesSettingsView,
  SeriesView,
} from '../../../shared/api/views.ts';
import { startTestApp, type Answer, type TestApp } from '../../support/app.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';

interface HolidayProposal {
  countries: { code: string }[];
  days: { date: string; name: string }[];
}

let app: TestApp;
let seriesId: string;
let meetingId: string;
let ana: ApiCall;
let ben: ApiCall;
let priya: ApiCall;

beforeAll(async () => {
  app = await startTestApp();
  ({ seriesId, meetingId, ana } = await openSampleMeeting(app));
  ben = await app.signIn('ben');
  priya = await app.signIn('priya');
});
afterAll(() => app.close());

const url = (rest = '') => `/series/${seriesId}${rest}`;
const patch = (call: ApiCall, path: string, body: object, version = 0) =>
  call(path, { method: 'PATCH', body, headers: { 'if-match': `"${version.toString()}"` } });
const read = async () => (await ana(url())).body as SeriesView;
const listClosed = async () =>
  ((await ana(url('/meetings'))).body as { items: MeetingSummary[] }).items.filter(
    ({ state }) => state === 'closed',
  );
/** The dates of the meetings that are planned and not left out. */
const plannedDates = async (): Promise<string[]> =>
  (await read()).upcoming.filter(({ state }) => state === 'planned').map(({ startsAt }) => startsAt);
const codeOf = ({ body }: Answer) => (body as { errors?: { code: string }[] }).errors?.[0]?.code;

describe('settings of a series', () => {
  test('are changed by chairs alone, with a trail of who changed what', async () => {
    const { version } = await read();
    expect((await patch(priya, url(), { reminders: 2 }, version)).status).toBe(403);
    const changed = await patch(ana, url(), { reminders: 2, customers: ['Contoso', 'Proseware'] }, version);
    expect(changed).toMatchObject({ status: 200, body: { version: version + 1 } });
    const body = (await ben(url('/settings'))).body as SeriesSettingsView;
    expect(body).toMatchObject({ reminders: 2, customers: ['Contoso', 'Proseware'] });
    expect(body.changes.slice(-2)).toMatchObject([
      { by: 'ana', field: 'reminders', before: '1', after: '2' },
      { by: 'ana', field: 'customers', after: '["Contoso","Proseware"]' },
    ]);
    expect((await priya(url('/settings'))).status).toBe(403);
  });

  test('of different fields merge; of the same field the later writer sees both', async () => {
    const { version } = await read();
    expect((await patch(ana, url(), { graceMinutes: 20 }, version)).status).toBe(200);
    expect((await patch(ben, url(), { name: 'Joint weekly' }, version)).status).toBe(200);
    const refused = await patch(ben, url(), { graceMinutes: 5 }, version);
    expect(refused).toMatchObject({ status: 412, body: { field: 'graceMinutes', current: 20, yours: 5 } });
  });

  test('refuse an unknown zone with suggestions, and take a Windows name', async () => {
    const { version, schedule } = await read();
    const refused = await patch(ana, url(), { schedule: { ...schedule, zone: 'Europe/Berlni' } }, version);
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toMatchObject([
      { path: 'schedule.zone', code: 'unknown-zone', suggestions: expect.arrayContaining(['Europe/Berlin']) },
    ]);
    const taken = await patch(
      ana,
      url(),
      { schedule: { ...schedule, zone: 'W. Europe Standard Time' } },
      version,
    );
    expect(taken).toMatchObject({ status: 200, body: { schedule: { zone: 'Europe/Berlin' } } });
  });
});

describe('a changed schedule', () => {
  test('plans the future anew; the meeting for which people were asked keeps its time, and the past stays', async () => {
    const before = ((await ana(`/meetings/${meetingId}`)).body as MeetingView).startsAt;
    const past = await listClosed();
    const { version, schedule } = await read();
    const wanted = { ...schedule, weekday: 2, time: '14:30', lengthMinutes: 30 };
    expect((await patch(ana, url(), { schedule: wanted }, version)).status).toBe(200);
    await app.app.core.commands.idle();
    const dates = await plannedDates();
    // Not in the week for which people were asked already.
    expect(dates).toHaveLength(7);
    for (const startsAt of dates) {
      const local = new Intl.DateTimeFormat('en-GB', {
        timeZone: 'Europe/Berlin',
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
      }).format(new Date(startsAt));
      expect(local).toBe('Tue 14:30');
    }
    expect((await ana(`/meetings/${meetingId}`)).body).toMatchObject({ startsAt: before, state: 'open' });
    expect(await listClosed()).toEqual(past);
  });

  test('and changed back finds the same meetings again, each once', async () => {
    const { version, schedule } = await read();
    await patch(
      ana,
      url(),
      { schedule: { ...schedule, weekday: 4, time: '10:00', lengthMinutes: 45 } },
      version,
    );
    await app.app.core.commands.idle();
    const dates = await plannedDates();
    expect(new Set(dates).size).toBe(dates.length);
    expect(dates).toHaveLength(7);
  });
});

describe('one meeting', () => {
  const dateOf = async (index: number): Promise<string> => (await read()).upcoming[index]?.date ?? '';

  test('is left out with a reason, and put back', async () => {
    const date = await dateOf(2);
    const skip = (body: object) => ana(url('/skips'), { method: 'POST', body });
    expect(codeOf(await skip({ date, reason: ' ' }))).toBe('required');
    expect(codeOf(await skip({ date: '2020-01-02', reason: 'Past' }))).toBe('not-planned');
    expect(codeOf(await skip({ date: nextDay(date), reason: 'Nothing is there' }))).toBe('not-planned');
    expect(await skip({ date, reason: 'Company meeting' })).toMatchObject({
      status: 201,
      body: { state: 'skipped', skip: { reason: 'Company meeting', by: 'ana' } },
    });
    expect((await priya(url(`/skips/${date}`), { method: 'DELETE' })).status).toBe(403);
    const back = await ana(url(`/skips/${date}`), { method: 'DELETE' });
    expect(back).toMatchObject({ status: 200, body: { state: 'planned', skip: null } });
  });

  test('is moved, and keeps its name; the check-in opens before the new time', async () => {
    const date = await dateOf(3);
    const moved = await ana(`/meetings/${seriesId}.${date}`, {
      method: 'PATCH',
      body: { date: nextDay(date), time: '15:00', reason: 'The room is taken' },
    });
    expect(moved).toMatchObject({
      status: 200,
      body: { date, moved: { by: 'ana', reason: 'The room is taken' } },
    });
    expect((moved.body as MeetingView).startsAt.slice(0, 10)).toBe(nextDay(date));
    const past = { date: '2020-01-02', time: '15:00' };
    const refused = await ana(`/meetings/${seriesId}.${date}`, { method: 'PATCH', body: past });
    expect(codeOf(refused)).toBe('crosses-another');
    const far = { date: '2099-01-01', time: '15:00' };
    const beyond = await ana(`/meetings/${seriesId}.${date}`, { method: 'PATCH', body: far });
    expect(codeOf(beyond)).toBe('crosses-another');
  });

  function nextDay(date: string): string {
    return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
  }
});

describe('people of a series', () => {
  const set = (call: ApiCall, personId: string, body: object) =>
    call(url(`/people/${personId}`), { method: 'PATCH', body });
  const roleOf = async (personId: string) =>
    (await read()).people.find((person) => person.personId === personId)?.role;

  test('get their role from chairs; each department keeps exactly one chair', async () => {
    expect((await set(priya, 'priya', { role: 'chair' })).status).toBe(403);
    expect((await set(ana, 'priya', { role: 'representative' })).status).toBe(200);
    expect(await roleOf('priya')).toBe('representative');
    expect(codeOf(await set(ana, 'kofi', { role: 'chair' }))).toBe('second-chair');
    expect(codeOf(await set(ana, 'ana', { role: 'member' }))).toBe('last-chair');
    expect(codeOf(await set(ana, 'priya', { department: 'finance' }))).toBe('unknown-department');
    expect((await set(ana, 'nobody', { role: 'member' })).status).toBe(404);
    await set(ana, 'priya', { role: 'member' });
  });

  test('stand in for a chair until the end of a date, in the zone of the series', async () => {
    const { now } = (await ana(`/meetings/${meetingId}`)).body as MeetingView;
    const until = now.slice(0, 10);
    const kofi = await app.signIn('kofi');
    expect((await kofi(url('/settings'))).status).toBe(403);
    expect((await set(ana, 'kofi', { actingUntil: until })).status).toBe(200);
    expect((await kofi(url('/settings'))).status).toBe(200);
    expect(codeOf(await set(ana, 'kofi', { actingUntil: '2020-01-02' }))).toBe('out-of-range');
    await app.moveTo(new Date(Date.parse(until) + 2 * 86_400_000).toISOString());
    expect(await roleOf('kofi')).toBe('representative');
    expect((await kofi(url('/settings'))).status).toBe(403);
  });
});

describe('calendars', () => {
  test('get the meeting as a file and as a link, for everybody of the series', async () => {
    const calendar = (await priya(url('/calendar'))).body as {
      fileName: string;
      text: string;
      schedulingLink: string;
    };
    expect(calendar.fileName).toBe('sales-and-marketing.ics');
    expect(calendar.text).toContain('RRULE:FREQ=WEEKLY;BYDAY=TH');
    expect(calendar.text.replaceAll('\r\n ', '')).toContain(
      `URL:${app.baseUrl}/tab/?series=sales-and-marketing`,
    );
    expect(calendar.schedulingLink).toContain('https://teams.microsoft.com/l/meeting/new?subject=');
  });
});

describe('holidays', () => {
  test('are proposed by country, and no working days once they are chosen', async () => {
    const proposed = (await ana(url('/holidays?country=DE'))).body as HolidayProposal;
    expect(proposed.countries.some(({ code }) => code === 'DE')).toBe(true);
    expect(proposed.days.map(({ date }) => date.slice(5))).toContain('12-25');
    expect((await ana(url('/holidays'))).body.days).toEqual([]);
    const { version } = await read();
    const holidays = { country: 'DE', days: proposed.days };
    expect((await patch(ana, url(), { holidays }, version)).status).toBe(200);
    await app.app.core.commands.idle();
    const named = (await read()).upcoming.filter(({ holiday }) => holiday !== null);
    const dates = proposed.days.map(({ date }) => date);
    for (const { date } of named) expect(dates).toContain(date);
  });
});

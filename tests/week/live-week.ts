import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { takePicture } from './after-meeting.ts';
import { startApp, type AppProcess } from '../support/app-process.ts';
import { answerCheckIns, openCheckIn, postAgenda } from './before-meeting.ts';
import { toWeekCalendar } from './calendar.ts';
import { compareWeek } from './compare.ts';
import { countWeek } from './count.ts';
import { createEntrances } from './entrances.ts';
import { holdLastMeeting, openLastWeek } from './last-week.ts';
import { holdMeeting } from './meeting.ts';
import type { Counted, WeekOutcome } from './outcome.ts';
import { leaveOutMeeting } from './skipped-week.ts';
import { check, type Week } from './week.ts';

/**
 * Lives two weeks of the sample company, and one between them whose meeting is left out, in the real app, from outside,
 * with the app killed in the middle. Where the app refuses something that the rest needs, it ends early and says so.
 *
 * @param tell is called with what happens now.
 */
export async function liveWeek(tell: (text: string) => void): Promise<WeekOutcome> {
  const began = performance.now();
  const dataDir = await mkdtemp(join(tmpdir(), 'tandem-week-'));
  const run: Run = { dataDir, tell, app: null, week: null };
  try {
    return toOutcome(await live(run), began);
  } catch (error) {
    const sentence = `the week ended early: ${error instanceof Error ? error.message : String(error)}`;
    return toOutcome({ counted: nothing, missing: [...(run.week?.missing ?? []), sentence] }, began);
  } finally {
    await run.app?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Run {
  dataDir: string;
  tell: (text: string) => void;
  /** The app that runs now. */
  app: AppProcess | null;
  week: Week | null;
}

interface Findings {
  counted: Counted;
  missing: string[];
}

async function live(run: Run): Promise<Findings> {
  const { dataDir, tell } = run;
  tell('starting the app');
  const app = (run.app = await startApp(dataDir, { port: 0 }));
  const week = (run.week = await beginWeek(app));
  tell(`living the week of ${week.calendar.meetingDate}`);
  await openCheckIn(week);
  await answerCheckIns(week);
  await postAgenda(week);
  await holdMeeting(week);
  tell('killing the app and starting it again');
  const before = await takePicture(week);
  await app.kill();
  run.app = await startApp(dataDir, { port: Number(new URL(app.baseUrl).port) });
  await expectSame(week, before, run.app);
  tell(`leaving out the meeting of ${week.calendar.skippedDate}`);
  await leaveOutMeeting(week);
  tell(`living the week of ${week.calendar.lastMeetingDate}`);
  await openLastWeek(week);
  await holdLastMeeting(week);
  const counted = await countWeek(week);
  return {
    counted,
    missing: [...week.missing, ...compareWeek(counted, [week.meetingId, week.lastMeetingId], week.company)],
  };
}

async function beginWeek({ baseUrl }: AppProcess): Promise<Week> {
  const entrances = createEntrances(baseUrl);
  const calendar = toWeekCalendar(await entrances.now());
  await entrances.setClock(calendar.begin);
  const company = await entrances.makeSample();
  const again = await entrances.makeSample();
  const toId = (date: string) => `${company.seriesId}.${date}`;
  const { meetingDate, skippedDate, lastMeetingDate } = calendar;
  const ids = {
    meetingId: toId(meetingDate),
    skippedId: toId(skippedDate),
    lastMeetingId: toId(lastMeetingDate),
  };
  const week: Week = { entrances, calendar, company, ...ids, prompted: new Set(), missing: [] };
  check(week, isDeepStrictEqual(again, company), 'making the sample company again returns the same');
  const { currentMeetingId } = await entrances.series('ana', company.seriesId);
  check(
    week,
    currentMeetingId === week.meetingId,
    `this week is ${week.meetingId}, not ${currentMeetingId ?? 'none'}`,
  );
  const states = (await entrances.meetings('ana', company.seriesId)).map(({ state }) => state);
  const count = (wanted: string) => states.filter((state) => state === wanted).length;
  check(week, count('closed') === 6, `six meetings lie behind, not ${count('closed')}`);
  check(week, count('planned') === 8, `eight meetings are planned, not ${count('planned')}`);
  return week;
}

/** The power is back: all is there that was, and nothing is said again. */
async function expectSame(week: Week, before: string, { baseUrl }: AppProcess): Promise<void> {
  week.entrances = createEntrances(baseUrl);
  await week.entrances.advance('PT10M');
  const isSame = (await takePicture(week)) === before;
  check(week, isSame, 'after a kill everything is as it was, and nothing was sent again');
}

function toOutcome({ counted, missing }: Findings, began: number): WeekOutcome {
  const ok = missing.length === 0 && counted.doubled.length === 0;
  return { ok, ...counted, missing, ms: Math.round(performance.now() - began) };
}

/** What a week comes to that ended early. */
const nothing: Counted = {
  weeks: 0,
  checkIns: { sent: 0, late: 0, skipped: 0 },
  agendaItems: {},
  decisions: 0,
  actions: { open: 0, done: 0 },
  carriedOver: 0,
  minutes: [],
  messages: {},
  unprompted: {},
  doubled: [],
};

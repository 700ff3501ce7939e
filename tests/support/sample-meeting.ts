import type { TestApp } from './app.ts';

/** The API as one person. */
export type ApiCall = Awaited<ReturnType<TestApp['signIn']>>;

/** The sample company with the check-in of its next meeting open, whatever the day on which the test runs. */
export async function openSampleMeeting(app: TestApp) {
  const { seriesId } = await app.createSample();
  const ana = await app.signIn('ana');
  const meetingId: string = (await ana(`/series/${seriesId as string}`)).body.currentMeetingId;
  const times: { now: string; checkInOpensAt: string } = (await ana(`/meetings/${meetingId}`)).body;
  const { now, checkInOpensAt } = times;
  const aMinuteOn = new Date(new Date(now).getTime() + 60_000).toISOString();
  await app.moveTo(checkInOpensAt > aMinuteOn ? checkInOpensAt : aMinuteOn);
  return { seriesId: seriesId as string, meetingId, ana };
}

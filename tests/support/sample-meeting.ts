import type { TestApp } from './app.ts';

/** The people of the sample company that tests act as. */
export type ApiCall = Awaited<ReturnType<TestApp['signIn']>>;

/**
 * The sample company with the check-in of its next meeting but one open; whatever the day on which the test runs, that
 * one lies ahead.
 */
export async function openSampleMeeting(app: TestApp) {
  const { seriesId } = await app.createSample();
  const ana = await app.signIn('ana');
  const { items } = (await ana(`/series/${seriesId}/meetings`)).body;
  const planned = items.filter(({ state }: { state: string }) => state === 'planned');
  const meetingId: string = planned.at(-2).id;
  const { checkInOpensAt } = (await ana(`/meetings/${meetingId}`)).body;
  await app.moveTo(checkInOpensAt);
  return { seriesId: seriesId as string, meetingId, ana };
}

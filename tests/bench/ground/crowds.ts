import { samplePeople } from '../../../bot/local/sample/people.ts';
import { startChild, type BenchChild } from './child.ts';
import type { HttpRequest } from './connection.ts';
import type { CrowdAnswer, CrowdRequest } from '../programs/crowd.ts';
import type { Ground } from './ground.ts';
import type { BenchMeeting } from './meetings.ts';

/** Two processes full of open tabs, one for the app and one for the floor; they end with the work. */
export async function onCrowds<Result>(
  work: (ours: BenchChild, floor: BenchChild) => Promise<Result>,
): Promise<Result> {
  const ours = await startChild('programs/crowd');
  const floor = await startChild('programs/crowd');
  try {
    return await work(ours, floor);
  } finally {
    await ours.stop();
    await floor.stop();
  }
}

/** Headers of so many tabs, whose readers are the people of the sample company in turn: a chair first. */
export async function signInAll(ground: Ground, count: number): Promise<Record<string, string>[]> {
  const headers = await Promise.all(samplePeople.map(({ id }) => ground.signIn(id)));
  return Array.from({ length: count }, (_, at) => headers[at % headers.length]!);
}

/** One change as a crowd sends it. */
export interface CrowdChange {
  port: number;
  request: HttpRequest;
}

/** The next change of an agenda for the app, and the next one for the floor. */
export function createChanges(
  { appPort, floorPort }: Pick<Ground, 'appPort' | 'floorPort'>,
  { meeting, headers }: { meeting: BenchMeeting; headers: Record<string, string> },
) {
  const { meetingId, itemIds } = meeting;
  let version = 0;
  return {
    ours: (): CrowdChange => {
      version += 1;
      const path = `/api/v1/meetings/${meetingId}/items/${itemIds[0]!}`;
      const body = { title: `Price list of the spring campaign, edit ${version}` };
      const seen = { 'if-match': `"${version}"` };
      return { port: appPort, request: { method: 'PATCH', path, headers: { ...headers, ...seen }, body } };
    },
    floor: (): CrowdChange => {
      const body = { type: 'changed', hint: { kind: 'meeting', id: meetingId, version } };
      return { port: floorPort, request: { method: 'POST', path: '/change', body } };
    },
  };
}

/** Milliseconds from a change to the end of the last tab. */
export async function toLastMs(
  crowd: BenchChild,
  change: CrowdChange & { refetches: HttpRequest[] },
): Promise<number> {
  const request: CrowdRequest = { kind: 'change', ...change };
  return ((await crowd.ask(request)) as CrowdAnswer).lastMs;
}

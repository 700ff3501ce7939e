import { samplePeople } from '../../../bot/local/sample/people.ts';
import { startChild, type BenchChild } from './child.ts';
import type { CrowdAnswer, CrowdChangeRequest } from '../programs/crowd.ts';
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
export type CrowdChange = Omit<CrowdChangeRequest, 'kind' | 'refetches'>;

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
      const title = `Price list of the spring campaign, edit ${version}`;
      const all = { ...headers, 'if-match': `"${version}"` };
      const request = { method: 'PATCH', path, headers: all, body: { title } } as const;
      // Item and meeting both begin with version 1.
      return { port: appPort, request, told: toVersionText(version + 1), fetched: `"title":"${title}"` };
    },
    floor: (): CrowdChange => {
      const body = { type: 'changed', hint: { kind: 'meeting', id: meetingId, version } };
      const request = { method: 'POST', path: '/change', body } as const;
      return { port: floorPort, request, told: toVersionText(version), fetched: '' };
    },
  };
}

function toVersionText(version: number): string {
  return `"version":${version}}`;
}

/** Milliseconds from a change to the end of the last tab. */
export async function toLastMs(crowd: BenchChild, change: Omit<CrowdChangeRequest, 'kind'>): Promise<number> {
  const request: CrowdChangeRequest = { kind: 'change', ...change };
  return ((await crowd.ask(request)) as CrowdAnswer).lastMs;
}

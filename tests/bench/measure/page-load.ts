import { openBrowser } from '../../support/browser.ts';
import { atMostTimes, toEntry, type Entry } from '../entry.ts';
import { startChild } from '../ground/child.ts';
import { createCalls, onEngine } from '../ground/ground.ts';
import { openSampleMeeting } from '../ground/meetings.ts';
import { readPageTimes, type PageTimes, type Visit } from '../ground/page-times.ts';
import { buildSkeleton, builtSkeleton } from '../ground/skeleton.ts';
import { interleave } from '../interleave.ts';
import type { Bench, Measurement } from '../measurement.ts';
import type { TabServerOptions } from '../programs/tab-server.ts';
import { median } from '../statistics.ts';

/** As many as the skeleton draws. */
const rows = 50;

/**
 * The first visit to this week's agenda on a slow network and a slow machine, in the tab as it is built for Teams, in a
 * window that stands in for Teams: against the skeleton, which draws as many rows and fetches nothing but itself.
 */
export const pageLoad: Measurement = { name: 'page-load', run: measure };

async function measure(bench: Bench): Promise<Record<string, Entry>> {
  await buildSkeleton();
  return await onEngine(async ({ uri, dataDir }) => {
    const options: TabServerOptions = {
      environment: { TANDEM_MODE: 'local', DATA_DIR: dataDir, MONGODB_URI: uri },
      builtSkeleton,
    };
    const server = await startChild('programs/tab-server', options);
    const browser = await openBrowser();
    try {
      const { baseUrl, port, skeletonPort } = server.hello as {
        baseUrl: string;
        port: number;
        skeletonPort: number;
      };
      const calls = createCalls(baseUrl);
      await openSampleMeeting(calls, rows);
      const token = (await calls.signIn('kofi'))['authorization']!.replace('Bearer ', '');
      const toUrl = (of: number) => `http://127.0.0.1:${of}/tab/`;
      const ours = { browser, url: toUrl(port), token, rows };
      return await compare(bench, ours, { ...ours, url: toUrl(skeletonPort) });
    } finally {
      await browser.close();
      await server.ask({ kind: 'stop' });
      await server.stop();
    }
  });
}

async function compare(bench: Bench, ours: Visit, skeleton: Visit): Promise<Record<string, Entry>> {
  const [mine, theirs] = [createVisits(ours), createVisits(skeleton)];
  const rounds = bench.pick(7, 1);
  await interleave(rounds, mine.visit, theirs.visit);
  const toTimes = (of: keyof PageTimes) => ({
    value: median(mine.times.slice(1).map((times) => times[of])),
    floor: median(theirs.times.slice(1).map((times) => times[of])),
    unit: 'ms',
  });
  return {
    'page-interactive': toEntry({ ...toTimes('interactiveMs'), goal: atMostTimes(1.15) }),
    'page-whole': toEntry(toTimes('wholeMs')),
    'page-first-paint': toEntry({ ...toTimes('firstPaintMs'), goal: atMostTimes(1) }),
    'page-first-content': toEntry(toTimes('firstContentMs')),
  };
}

function createVisits(visit: Visit) {
  const times: PageTimes[] = [];
  return {
    times,
    visit: async () => {
      const one = await readPageTimes(visit);
      times.push(one);
      return one.interactiveMs;
    },
  };
}

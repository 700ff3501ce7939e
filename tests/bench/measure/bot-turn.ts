import { toExecuteActivity } from '../../../bot/local/activities.ts';
import { localAppId, localTenantId, toLocalServiceUrl } from '../../../bot/local/tenant.ts';
import { atMostTimes, toEntry, type Entry } from '../entry.ts';
import type { BotFloorOptions } from '../programs/bot-floor.ts';
import type { BotOptions } from '../programs/bot-without-database.ts';
import { startChild, type BenchChild } from '../ground/child.ts';
import { toWire } from '../ground/connection.ts';
import { onIssuer } from '../ground/issuer.ts';
import { openConnections, runLoad } from '../ground/load.ts';
import { interleave, toMedians } from '../interleave.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { median } from '../statistics.ts';

const concurrency = 16;
/** What the answer of a press says when it brings a card. */
const card = '"type":"application/vnd.microsoft.card.adaptive"';

/**
 * A press on a card that is answered with a card drawn anew, with the records in memory: against an adapter that answers
 * without doing anything. Both check the token.
 */
export const botTurn: Measurement = {
  name: 'bot-turn',
  run: (bench) =>
    onIssuer(async ({ openIdMetadataUrl, activityIssuer: tokenIssuer, signActivityToken }, baseUrl) => {
      const serviceUrl = toLocalServiceUrl(baseUrl);
      const issuer = { openIdMetadataUrl, tokenIssuer };
      const ours: BotOptions = { ...issuer, serviceUrl };
      const theirs: BotFloorOptions = { ...issuer, appId: localAppId, tenantId: localTenantId };
      const bot = await startChild('programs/bot-without-database', ours);
      const floor = await startChild('programs/bot-floor', theirs);
      try {
        return await measure(bench, {
          bot,
          floor,
          request: toPress(baseUrl, await signActivityToken(serviceUrl)),
        });
      } finally {
        await bot.stop();
        await floor.stop();
      }
    }),
};

interface Sides {
  bot: BenchChild;
  floor: BenchChild;
  request: string;
}

async function measure(bench: Bench, { bot, floor, request }: Sides): Promise<Record<string, Entry>> {
  const durationMs = bench.pick(400, 20);
  const rounds = bench.pick(11, 1);
  const [ours, floors] = await Promise.all(
    [bot, floor].map((child) => openConnections(toPort(child), concurrency)),
  );
  const toSide = (connections: typeof ours, count: number, answer: string) => async () => {
    const some = connections!.slice(0, count);
    const onAnswer = requireAnswer(answer);
    return median(await runLoad({ connections: some, durationMs, toRequest: () => request, onAnswer }));
  };
  const toPair = (count: number) => [toSide(ours, count, card), toSide(floors, count, '"value":{}')] as const;
  const one = await interleave(rounds, ...toPair(1));
  const many = await interleave(rounds, ...toPair(concurrency));
  for (const { close } of [...ours!, ...floors!]) close();
  return {
    'bot-turn': toEntry({ ...toMedians(one), unit: 'ms p50', goal: atMostTimes(1.5) }),
    'bot-turn-16': toEntry({ ...toMedians(many), unit: 'ms p50', goal: atMostTimes(1.5) }),
  };
}

function toPort({ hello }: BenchChild): number {
  return (hello as { port: number }).port;
}

/** A refusal, or words about a fault, would be quick. */
const requireAnswer =
  (part: string) =>
  (_at: number, { body }: { body: string }): void => {
    if (!body.includes(part)) throw new Error(`not the answer of a press: ${body.slice(0, 200)}`);
  };

function toPress(baseUrl: string, token: string): string {
  const from = {
    id: 'cem',
    tenantId: localTenantId,
    objectId: 'cem',
    name: 'Cem Kaya',
    email: null,
    zone: null,
  };
  const chat = { id: 'chat-cem', type: 'personal' as const, name: 'Tandem', personIds: ['cem'] };
  const head = { id: 'activity', chat, from, baseUrl, at: '2026-11-24T10:00:00.000Z' };
  const data = { meetingId: 'series.2026-11-26' };
  const action = { type: 'Action.Execute', verb: 'check-in.show', data };
  return toWire({
    method: 'POST',
    path: '/api/messages',
    headers: { authorization: `Bearer ${token}` },
    body: toExecuteActivity(head, 'card', action),
  });
}

import type { CardSubject, ConversationReference } from '../../bot/app/ports.ts';
import { createRequestCard, toCardKey } from '../../bot/app/request-card.ts';
import type { PostedCard } from '../../bot/db/cards.ts';
import { createRepositories } from '../../bot/db/repositories.ts';
import { createSendCard, type SendCardDependencies } from '../../bot/jobs/send-card.ts';
import { createWorker, type Worker } from '../../bot/jobs/worker.ts';
import { createBotAdapter } from '../../bot/teams/adapter.ts';
import { createSender } from '../../bot/teams/send.ts';
import type { TestDatabase } from './database.ts';
import { createProbeClock, createProbeLog } from './probe-clock.ts';

/** One card of every kind: those with a person go into the chat of Cem, the others into the channel of the series `s`. */
export const cardSubjects = {
  'check-in': { kind: 'check-in', seriesId: 's', meetingId: 'm', personId: 'cem' },
  brief: { kind: 'brief', seriesId: 's', meetingId: 'm', personId: 'cem' },
  offer: { kind: 'offer', seriesId: 's', meetingId: 'm', personId: 'cem' },
  agenda: { kind: 'agenda', seriesId: 's', meetingId: 'm' },
  minutes: { kind: 'minutes', seriesId: 's', meetingId: 'm' },
  mention: { kind: 'mention', seriesId: 's', meetingId: 'm' },
  daily: { kind: 'daily', personId: 'cem', week: '2026-11-23', number: 1 },
  start: { kind: 'start', placeId: 'place', personId: 'cem' },
  join: { kind: 'join', seriesId: 's', personId: 'cem' },
  together: { kind: 'together', seriesId: 's' },
} as const satisfies { [Kind in CardSubject['kind']]: CardSubject & { kind: Kind } };

interface DueJob {
  state: string;
  dueAt: Date;
  availableAt: Date;
}

export interface CardGroundOptions {
  database: TestDatabase;
  serviceUrl: string;
  /** Limit of one request in milliseconds. */
  timeoutMs?: number;
}

/**
 * The queue, the pacing and the real sender, on a clock that a test moves. A card says its kind and the text of the test;
 * one that is sent again is marked.
 */
export function createCardGround({ database, serviceUrl, timeoutMs = 5000 }: CardGroundOptions) {
  const repositories = createRepositories(database.db);
  const { conversations, cards, jobs } = repositories;
  const clock = createProbeClock();
  const words = { text: 'one' };
  const adapter = createBotAdapter({
    appId: 'app',
    tenantId: 't',
    credentials: { kind: 'token', getToken: () => Promise.resolve('token') },
    rules: { serviceUrls: [serviceUrl] },
    timeoutMs,
  });
  const sender = createSender({ adapter, clock });
  const request = createRequestCard({ jobs, clock });
  const render: SendCardDependencies['render'] = ({ kind }, { isRepeat }) =>
    Promise.resolve({ card: {}, summary: `${kind} ${words.text}${isRepeat ? ' (again)' : ''}` });

  function createProcess(owner: string, fields: Partial<SendCardDependencies> = {}): Worker {
    const means = { repositories, render, sender, requestCard: request, clock, owner };
    const sendCard = createSendCard({ ...means, tenantSendsPerSecond: 25, ...fields });
    const log = createProbeLog();
    return createWorker({ jobs, handlers: { 'send-card': sendCard }, clock, log, owner, random: () => 0 });
  }

  const worker = createProcess('one');

  /** When, on the clock, the next work may be taken; null when there is none. */
  async function nextAt(): Promise<number | null> {
    const due = await database.db.collection<DueJob>('jobs').find({ state: 'due' }).toArray();
    const times = due.map(({ dueAt, availableAt }) => Math.max(dueAt.getTime(), availableAt.getTime()));
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Lets time go by, with everything that becomes due in it. */
  async function settle({ minutes = 60 } = {}): Promise<void> {
    const end = clock.machineNow() + minutes * 60_000;
    for (;;) {
      await worker.drain();
      const at = await nextAt();
      if (at === null || at > end) break;
      clock.advance(Math.max(at - clock.machineNow(), 0));
    }
    clock.advance(end - clock.machineNow());
  }

  return {
    repositories,
    clock,
    words,
    render,
    worker,
    createProcess,
    request,
    settle,
    /** Asks for a card and lets an hour go by. */
    bring: async (subject: CardSubject): Promise<void> => {
      await request(subject);
      await settle();
    },
    getCard: async (subject: CardSubject): Promise<PostedCard> => (await cards.find(toCardKey(subject)))!,
    jobOf: (subject: CardSubject) =>
      database.db.collection('jobs').findOne({ _id: `send-card:${toCardKey(subject)}` as never }),
    /** The bot can speak in a personal chat. */
    addChat: (personId: string) =>
      conversations.remember({ ...toReference(`chat-${personId}`, serviceUrl), personId }),
    /** Nothing was ever asked or sent, and the bot can speak in Cem's chat and in the channel. */
    reset: async (): Promise<void> => {
      for (const name of ['jobs', 'cards', 'conversations', 'lanes', 'tenantPacing']) {
        await database.db.collection(name).deleteMany({});
      }
      words.text = 'one';
      await conversations.remember({ ...toReference('chat', serviceUrl), personId: 'cem' });
      await conversations.remember({ ...toReference('channel', serviceUrl), type: 'channel', seriesId: 's' });
      await conversations.linkToSeries('channel', 's', true);
    },
  };
}

function toReference(id: string, serviceUrl: string): ConversationReference {
  return {
    id,
    type: 'personal',
    tenantId: 't',
    serviceUrl,
    botId: 'bot',
    name: '',
    meetingId: null,
    personId: null,
    seriesId: null,
  };
}

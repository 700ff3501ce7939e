import type { CardSubject, MailTransport, OutgoingMessage, RenderCard, Sender } from '../../bot/app/ports.ts';
import { toCardKey } from '../../bot/app/request-card.ts';
import { createCore } from '../../bot/core.ts';
import { createHandlers } from '../../bot/jobs/handlers.ts';
import { createSendCard } from '../../bot/jobs/send-card.ts';
import { createSendMail } from '../../bot/jobs/send-mail.ts';
import { createWorker } from '../../bot/jobs/worker.ts';
import { createRenderMail } from '../../bot/mail/render.ts';
import { createRenderCard } from '../../bot/teams/cards/render.ts';
import { textsOf, t } from './meeting-records.ts';
import type { MortalProcess } from './mortal-process.ts';
import type { ProbeClock } from './probe-clock.ts';
import { outside } from './quiet.ts';

/** Something that reached a person or the channel. */
export interface Delivery {
  how: 'post' | 'edit' | 'mail';
  /** Id of the conversation, or an address. */
  to: string;
  /** What the card is about (`toCardKey`); of a mail its subject. */
  about: string;
  text: string;
  /** Product's time. */
  at: string;
}

/** A job that ended as it should. */
export interface RanJob {
  kind: string;
  key: string;
  /** Product's time. */
  at: string;
}

export type WholeProcess = ReturnType<typeof createWholeProcess>;

const tabUrl = (id: string) => `https://tab.example/${id}`;

/**
 * Everything of the app behind its entrances, as bot/compose.ts puts it together: commands, what follows from them, jobs,
 * and the real cards and mails. In the place of Teams and of the mail server stands the list `world` of what arrived.
 */
export function createWholeProcess(life: MortalProcess, clock: ProbeClock, world: Delivery[]) {
  const core = createCore({ db: life.db, clock, ...outside, hasMail: true });
  const words = { ...core, translateFor: () => t, tabUrl };
  const drawn = new WeakMap<OutgoingMessage, CardSubject>();
  const draw = createRenderCard(words);
  const render: RenderCard = async (subject, options) => {
    const message = await draw(subject, options);
    if (message !== null) drawn.set(message, subject);
    return message;
  };
  /** @returns how many deliveries there are now. */
  const deliver = (delivery: Omit<Delivery, 'at'>): Promise<number> =>
    life.step(() => Promise.resolve(world.push({ ...delivery, at: clock.now() })));
  const toDelivery = (how: 'post' | 'edit', to: string, message: OutgoingMessage) => {
    const text = textsOf(message.card).join('\n');
    return { how, to, about: toCardKey(drawn.get(message)!), text };
  };
  const sender: Sender = {
    post: async ({ id }, message) => {
      const count = await deliver(toDelivery('post', id, message));
      return { activityId: `activity${count.toString()}` };
    },
    edit: async ({ id }, _activityId, message) => {
      await deliver(toDelivery('edit', id, message));
    },
  };
  const transport: MailTransport = {
    send: async ({ to, subject, text }) => {
      await deliver({ how: 'mail', to, about: subject, text });
    },
  };
  const sendCard = createSendCard({ ...core, render, sender, tenantSendsPerSecond: 1000 });
  const sendMail = createSendMail({ ...core, render: createRenderMail(words), transport });
  const handlers = createHandlers({ ...core, sendCard, sendMail });
  const ran: RanJob[] = [];
  const onDone = ({ kind, key }: Pick<RanJob, 'kind' | 'key'>) =>
    void ran.push({ kind, key, at: clock.now() });
  const worker = createWorker({ ...core, jobs: core.repositories.jobs, handlers, onDone, random: () => 0 });

  /** Does what is due now, and what follows from it. */
  async function settle(): Promise<void> {
    await worker.drain();
    await core.commands.idle();
  }

  /** Lets the time pass until an instant, doing each piece of work when it is due, as the local clock does. */
  async function liveUntil(until: string): Promise<void> {
    await settle();
    for (;;) {
      const dueAt = await core.repositories.jobs.nextDueAt(until, clock.machineNow(), worker.kinds);
      if (dueAt === null) break;
      clock.advance(Math.max(Date.parse(dueAt) - Date.parse(clock.now()), 0));
      await settle();
    }
    clock.advance(Math.max(Date.parse(until) - Date.parse(clock.now()), 0));
  }

  return { core, worker, ran, settle, liveUntil };
}

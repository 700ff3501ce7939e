import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findButton } from '../../support/chat.ts';
import { toCount } from '../../support/count.ts';
import { startFleet, type Fleet } from '../../support/fleet.ts';
import { until } from '../../support/until.ts';

const seriesId = 'sales-and-marketing';
const meetingId = `${seriesId}.2026-11-26`;
const asked = ['kofi', 'mei', 'tom', 'chloe', 'diego', 'yuki'];
/** As often as the longest series of deliveries that was seen (acceptance.md 3.1). */
const deliveries = 4;

let fleet: Fleet;
beforeAll(async () => {
  // A minute after the check-in should have opened: the sample company comes with one job that is due.
  fleet = await startFleet({ size: toCount(3, 10), now: '2026-11-24T08:01:00.000Z' });
  await fleet.createSample();
}, 180_000);
afterAll(() => fleet.close());

const collection = (name: string) => fleet.database.db.collection(name);

/** Everything is done that is due now. */
const settled = () =>
  until('nothing is due', async () => {
    const due = { state: 'due', dueAt: { $lte: new Date(fleet.clock.now()) } };
    return (await collection('jobs').countDocuments(due)) === 0;
  });

/** What the bot posted and edited in a chat since a place in the record. */
const sentSince = (start: number, chatId: string) =>
  fleet.seen
    .slice(start)
    .filter(({ method, path }) => method !== 'GET' && path.includes(`/conversations/${chatId}/`));

describe('F12 several processes, one due job', () => {
  it('open one check-in once, and ask everybody once', async () => {
    await settled();
    for (const personId of asked) {
      const cards = (await fleet.chats.listMessages(`chat-${personId}`)).filter(
        ({ card }) => findButton(card, 'check-in.send') !== null,
      );
      expect(cards).toHaveLength(1);
    }
    expect(await collection('checkIns').countDocuments({ meetingId })).toBe(asked.length);
  });

  it('send one card once, also when all of them reach for it at the same moment', async () => {
    const rounds = toCount(2, 25);
    for (let round = 0; round < rounds; round += 1) {
      const start = fleet.seen.length;
      for (const { pause } of fleet.processes) pause();
      await makeDue(round);
      for (const { resume } of fleet.processes) resume();
      await settled();
      expect(sentSince(start, 'chat-kofi').map(({ method }) => method)).toEqual(['POST']);
    }
  });

  /** One more copy of Kofi's check-in is wanted in his chat. */
  async function makeDue(round: number): Promise<void> {
    const subject = { kind: 'check-in', seriesId, meetingId, personId: 'kofi', below: round.toString() };
    const key = `check-in:${meetingId}:kofi:${round.toString()}`;
    await fleet.jobs.request({
      kind: 'send-card',
      key,
      lane: 'person:kofi',
      payload: { subject },
      dueAt: fleet.clock.now(),
    });
  }
});

type Activity = Record<string, unknown>;

/** Somebody presses a button with this data in their chat. */
async function pressWith(
  personId: string,
  verb: string,
  data: Readonly<Record<string, unknown>>,
): Promise<Activity> {
  const where = { chatId: `chat-${personId}`, messageId: 'pressed' };
  return (await fleet.toPressed(where, personId, { type: 'Action.Execute', verb, data })) as Activity;
}

/** Somebody presses the last button of this verb in their chat, with this in the boxes. */
const press = (personId: string, verb: string, inputs: object) => async (): Promise<Activity> => {
  const messages = await fleet.chats.listMessages(`chat-${personId}`);
  const found = messages.map(({ card }) => findButton(card, verb)).findLast((button) => button !== null)!;
  return pressWith(personId, verb, { ...(found['data'] as object), ...inputs });
};
const write = (personId: string, text: string) => async () =>
  (await fleet.toWritten(`chat-${personId}`, personId, text)) as Activity;
const choose = (personId: string, text: string) => async () =>
  (await fleet.toChosen('channel-sales-and-marketing', personId, text)) as Activity;

/** A button of a card that stands for a written command, for one of several series. */
const pressCommand = (command: string, rest: string) => () =>
  pressWith('priya', 'command', { command, rest, mentioned: [], seriesId });

/** The boxes of the other choices, left as they were. */
const nothingChosen = { for: '', awayUntil: '' };

const countItems = async (title: string): Promise<number> => {
  const headers = await fleet.signIn('ana');
  const { body } = await fleet.call(0, `/api/v1/meetings/${meetingId}`, { headers });
  return (body.items as { title: string }[]).filter((item) => item.title === title).length;
};
const countActions = (text: string) => collection('actions').countDocuments({ text });
const roundOf = async (personId: string) =>
  (await collection('checkIns').findOne({ meetingId, personId }))?.['round'] as number;
const customerOf = (name: string) => `${name} is ready to sign`;

interface Case {
  make: () => Promise<Activity>;
  /** How often it was done. */
  effect: () => Promise<number>;
  /** What the bot says in the chat itself, besides the answer. */
  replies: number;
}

/** One of everything that changes something; each of a person of its own. */
const cases = (word: string): Record<string, Case> => ({
  'an answered check-in': {
    make: press('mei', 'check-in.send', { wins: customerOf(word) }),
    effect: () => roundOf('mei'),
    replies: 0,
  },
  'an item for the agenda': {
    make: write('priya', `add Prices for ${word}`),
    effect: () => countItems(`Prices for ${word}`),
    replies: 1,
  },
  'an action': {
    make: write('lukas', `action send the deck of ${word}`),
    effect: () => countActions(`send the deck of ${word}`),
    replies: 1,
  },
  'a win': {
    make: write('amara', `win ${word} came to the fair`),
    effect: () => countItems(`${word} came to the fair`),
    replies: 1,
  },
  'a message for the agenda': {
    make: choose('nils', `${word} asks for a visit`),
    effect: () => countItems(`${word} asks for a visit`),
    replies: 0,
  },
});

/** The same press as Teams sends it again: under another id and with another time. */
const underNewId = (activity: Activity, at: number): Activity => ({
  ...activity,
  id: `again-${at.toString()}-${String(activity['id'])}`,
  timestamp: new Date(Date.parse(String(activity['timestamp'])) + at * 1000).toISOString(),
});

/** Delivers copies of an activity to one process after the other, all at once. */
const deliverAll = (copies: readonly Activity[]) =>
  Promise.all(copies.map((copy, at) => fleet.deliver(at, copy)));

/** Answers as people see them: links lead to the process that was asked. */
const toSeen = ({ body }: { body: unknown }) => JSON.stringify([body]).replace(/127\.0\.0\.1:\d+/gu, 'host');

const names = Object.keys(cases(''));

describe('F2 the same activity, delivered again and again to different processes', () => {
  it.each(names)('%s is one, and each delivery is answered', async (name) => {
    const { make, effect, replies } = cases('Contoso')[name]!;
    const activity = await make();
    const start = fleet.seen.length;
    const answers = await deliverAll(Array.from({ length: deliveries }, () => activity));
    await settled();
    answers.push(await fleet.deliver(1, activity));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(toSeen)).size).toBe(1);
    expect(await effect()).toBe(1);
    const { conversation } = activity as { conversation: { id: string } };
    const said = sentSince(start, conversation.id).filter(({ method }) => method === 'POST');
    expect(said).toHaveLength(replies);
  });
});

describe('F3 the same press under new ids, twice at once and twice half a minute later', () => {
  const invokes: Record<string, Case & { meanwhile?: () => Promise<unknown> }> = {
    'an answered check-in that was changed in between': {
      make: press('diego', 'check-in.send', { wins: customerOf('Litware') }),
      meanwhile: async () => {
        const { body } = await fleet.deliver(0, await press('diego', 'check-in.edit', {})());
        const { data } = findButton(body.value, 'check-in.send') as { data: object };
        const changed = { ...data, wins: customerOf('Litware'), problems: 'Prices are late' };
        await fleet.deliver(2, await pressWith('diego', 'check-in.send', changed));
      },
      // The first and the changed answer are two rounds; what comes late is none.
      effect: async () => (await roundOf('diego')) - 1,
      replies: 0,
    },
    'a check-in that is left out': {
      make: async () => {
        const choices = await fleet.deliver(0, await press('chloe', 'check-in.choices', {})());
        const { data } = findButton(choices.body.value, 'check-in.skip') as { data: object };
        return pressWith('chloe', 'check-in.skip', { ...data, reason: 'Nothing new', ...nothingChosen });
      },
      effect: () => roundOf('chloe'),
      replies: 0,
    },
    'a check-in that is handed over': {
      make: async () => {
        const choices = await fleet.deliver(0, await press('tom', 'check-in.choices', {})());
        const { data } = findButton(choices.body.value, 'check-in.hand-over') as { data: object };
        return pressWith('tom', 'check-in.hand-over', { ...data, substituteId: 'priya', ...nothingChosen });
      },
      effect: () => collection('checkIns').countDocuments({ meetingId, insteadOf: 'tom' }),
      replies: 0,
    },
    'an item by a button': {
      make: pressCommand('add', 'Stand for Northwind'),
      effect: () => countItems('Stand for Northwind'),
      replies: 0,
    },
    'an action by a button, done in between': {
      make: pressCommand('action', 'call Northwind'),
      meanwhile: () =>
        collection('actions').updateOne({ text: 'call Northwind' }, { $set: { state: 'done' } }),
      effect: () => countActions('call Northwind'),
      replies: 0,
    },
    'a message for the agenda': {
      make: choose('nils', 'Northwind asks for a visit'),
      effect: () => countItems('Northwind asks for a visit'),
      replies: 0,
    },
  };

  it.each(Object.entries(invokes))('%s: one effect, each is answered', async (_, invoke) => {
    const activity = await invoke.make();
    const answers = await deliverAll([activity, underNewId(activity, 1)]);
    await settled();
    await invoke.meanwhile?.();
    await settled();
    answers.push(...(await deliverAll([underNewId(activity, 30), underNewId(activity, 31)])));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await invoke.effect()).toBe(1);
    const [first, second, third, fourth] = answers.map(toSeen);
    expect([second, fourth]).toEqual([first, third]);
    if (activity['name'] === 'adaptiveCard/action') {
      for (const { body } of answers)
        expect(body).toMatchObject({ statusCode: 200, value: expect.anything() });
    }
  });

  it('what comes late is answered with what is stored by then', async () => {
    const late = await press('yuki', 'check-in.send', { wins: 'An old sentence' })();
    await fleet.deliver(0, await press('yuki', 'check-in.send', { wins: 'A new sentence' })());
    const { status, body } = await fleet.deliver(1, underNewId(late, 30));
    expect(status).toBe(200);
    expect(JSON.stringify(body.value)).toContain('A new sentence');
    expect(await roundOf('yuki')).toBe(1);
  });
});

import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardSubject } from '../../../bot/app/ports.ts';
import { startBadConnector } from '../../support/bad-connector.ts';
import { cardSubjects, createCardGround } from '../../support/card-ground.ts';
import { isLong } from '../../support/count.ts';
import { createTestDatabase } from '../../support/database.ts';

/**
 * What an answer means for a message. `tried-again`: it did not arrive. `unknown`: it may have. `blocked`: nothing is
 * sent to the conversation until somebody is active there. `put-aside`: until somebody asks for it again. `gone`: the
 * message is no longer there.
 */
type Meaning = 'tried-again' | 'unknown' | 'blocked' | 'put-aside' | 'gone';

/** Every row of "Status codes from bot conversational APIs" (teams docs), and what else was seen; what it means for a post and for an edit. */
const table: [number, string, Meaning, Meaning?][] = [
  [400, 'Bad Argument', 'put-aside'],
  [400, 'BadSyntax', 'put-aside'],
  [401, 'BotNotRegistered', 'put-aside'],
  [401, 'Unauthorized', 'put-aside'],
  [403, 'BotDisabledByAdmin', 'blocked'],
  [403, 'BotNotInConversationRoster', 'blocked'],
  [403, 'ConversationBlockedByUser', 'blocked'],
  [403, 'ForbiddenOperationException', 'blocked'],
  [403, 'InvalidBotApiHost', 'blocked'],
  [403, 'NotEnoughPermissions', 'blocked'],
  [403, 'MessageWritesBlocked', 'blocked'],
  [403, 'SomethingNew', 'blocked'],
  [404, 'ActivityNotFoundInConversation', 'blocked', 'gone'],
  [404, 'ConversationNotFound', 'blocked'],
  [412, 'PreconditionFailed', 'tried-again'],
  [413, 'MessageSizeTooBig', 'put-aside'],
  [429, 'Throttled', 'tried-again'],
  [500, 'ServiceError', 'unknown', 'tried-again'],
  [502, 'ServiceError', 'tried-again'],
  [503, '', 'tried-again'],
  [504, '', 'tried-again'],
];

const database = await createTestDatabase();
const connector = await startBadConnector({ now: () => ground.clock.machineNow() });
const ground = createCardGround({ database, serviceUrl: connector.serviceUrl });
afterAll(async () => {
  await connector.close();
  await database.close();
});
beforeEach(async () => {
  connector.reset();
  await ground.reset();
});

type Kind = CardSubject['kind'];
const every = Object.keys(cardSubjects) as Kind[];
const posted = isLong ? every : (['check-in', 'minutes'] as const);
const edited = isLong ? every : (['agenda'] as const);

const withKinds = (kinds: readonly Kind[]) =>
  table.flatMap(([status, code, post, edit = post]) =>
    kinds.map((kind) => ({ status, code, kind, post, edit, reason: `${status.toString()} ${code}`.trim() })),
  );
const refuseOnce = ({ status, code }: { status: number; code: string }) => {
  connector.misbehave({ does: 'refuse', status, code });
};
/** What stands there of a kind, without the kind. */
const seen = (kind: Kind) =>
  connector.messages
    .map(({ summary }) => summary)
    .filter((summary) => summary.startsWith(`${kind} `))
    .map((summary) => summary.slice(kind.length + 1));

/** Whether cards of this kind still have somewhere to go. */
async function isReachable(kind: Kind): Promise<boolean> {
  const { conversations } = ground.repositories;
  const subject: CardSubject = cardSubjects[kind];
  const found =
    'personId' in subject ? conversations.findPersonal('cem') : conversations.findOfSeries(subject.seriesId);
  return (await found) !== null;
}

describe('F7 an answer to a post', () => {
  it.each(withKinds(posted))('$status $code to $kind: $post', async ({ kind, post, reason, ...answer }) => {
    const subject = cardSubjects[kind];
    refuseOnce(answer);
    await ground.bring(subject);
    const card = await ground.getCard(subject);
    const job = await ground.jobOf(subject);
    const isRepeated = post === 'unknown' && kind !== 'minutes';
    if (post === 'tried-again' || isRepeated) {
      expect(seen(kind)).toEqual([isRepeated ? 'one (again)' : 'one']);
      expect(card).toMatchObject({
        state: 'ok',
        activityId: 'a1',
        reason: null,
        resends: isRepeated ? 1 : 0,
      });
      expect(job).toMatchObject({ state: 'done' });
      return;
    }
    expect(seen(kind)).toEqual([]);
    expect(connector.requests.filter(({ summary }) => summary.startsWith(kind))).toHaveLength(1);
    const state = post === 'unknown' ? 'unknown' : 'failed';
    expect(card).toMatchObject({ state, activityId: null, sending: null, reason });
    expect(job).toMatchObject({ state: 'parked', reason });
    expect(await isReachable(kind)).toBe(post !== 'blocked');
  });
});

describe('F7 an answer to an edit', () => {
  it.each(withKinds(edited))('$status $code to $kind: $edit', async ({ kind, edit, reason, ...answer }) => {
    const subject = cardSubjects[kind];
    await ground.bring(subject);
    ground.words.text = 'two';
    refuseOnce(answer);
    await ground.bring(subject);
    const card = await ground.getCard(subject);
    const job = await ground.jobOf(subject);
    if (edit === 'tried-again') {
      expect(seen(kind)).toEqual(['two']);
      expect(card).toMatchObject({ state: 'ok', activityId: 'a1', reason: null });
      expect(job).toMatchObject({ state: 'done' });
      return;
    }
    expect(seen(kind)).toEqual(['one']);
    expect(connector.requests).toHaveLength(2);
    expect(job).toMatchObject({ state: 'parked', reason });
    expect(await isReachable(kind)).toBe(edit !== 'blocked');
    if (edit === 'gone') expect(card).toMatchObject({ activityId: null, sentHash: null, reason });
    else expect(card).toMatchObject({ state: 'failed', activityId: 'a1', reason });
  });
});

describe('F7 what was put aside', () => {
  it.each(['check-in', 'minutes'] as const)('%s: goes out once when it is asked for again', async (kind) => {
    refuseOnce({ status: 413, code: 'MessageSizeTooBig' });
    await ground.bring(cardSubjects[kind]);
    await ground.bring(cardSubjects[kind]);
    expect(seen(kind)).toEqual(['one']);
    expect(await ground.getCard(cardSubjects[kind])).toMatchObject({ state: 'ok', reason: null });
  });

  it('a message that was deleted is posted anew when it is asked for again', async () => {
    await ground.bring(cardSubjects.agenda);
    ground.words.text = 'two';
    refuseOnce({ status: 404, code: 'ActivityNotFoundInConversation' });
    await ground.bring(cardSubjects.agenda);
    await ground.bring(cardSubjects.agenda);
    expect(seen('agenda')).toEqual(['one', 'two']);
  });

  it('nothing is sent to somebody who has blocked the bot, and they are asked where everybody is', async () => {
    refuseOnce({ status: 403, code: 'ConversationBlockedByUser' });
    await ground.bring(cardSubjects['check-in']);
    expect(connector.requests.map(({ conversationId }) => conversationId)).toEqual(['chat', 'channel']);
    await ground.bring(cardSubjects.brief);
    await ground.bring(cardSubjects['check-in']);
    expect(connector.requests).toHaveLength(2);
    expect(await ground.jobOf(cardSubjects.brief)).toMatchObject({ reason: 'no conversation' });
  });
});

import { Router } from 'express';
import { z } from 'zod';
import type { CardJson, Clock, Person } from '../app/ports.ts';
import {
  toExecuteActivity,
  toInstallActivities,
  toMessageActionActivity,
  toMessageActivity,
  toSubmitActivity,
  type ActivityHead,
} from './activities.ts';
import type { ChatStore, LocalChat, LocalMessage } from './chat-store.ts';
import type { Issuer } from './issuer.ts';
import { readInput } from '../http/input.ts';
import { RequestError } from '../http/problems.ts';
import { DomainError } from '../../shared/core/errors.ts';
import { toLocalServiceUrl } from './tenant.ts';

export interface LocalChatsDependencies {
  chats: ChatStore;
  issuer: Pick<Issuer, 'signActivityToken'>;
  /** The person of an id, null for nobody. */
  findPerson: (personId: string) => Promise<Person | null>;
  /** Origin of our own server, without a slash at the end. */
  baseUrl: string;
  clock: Clock;
  newId: () => string;
}

const postSchema = z.union([
  z.strictObject({ from: z.string(), text: z.string().max(28_000) }),
  z.strictObject({
    from: z.string(),
    replyTo: z.string(),
    action: z.object({
      type: z.enum(['Action.Execute', 'Action.Submit']),
      verb: z.string().optional(),
      data: z.record(z.string(), z.unknown()).default({}),
    }),
  }),
]);

type PostBody = z.infer<typeof postSchema>;

const messageActionSchema = z.strictObject({
  from: z.string(),
  messageId: z.string(),
  commandId: z.string().max(64).default('addToAgenda'),
});

/** What the bot's endpoint answered. */
export interface Delivered {
  status: number;
  body: unknown;
}

export type LocalChats = ReturnType<typeof createLocalChats>;

/** Teams' side of the chats: what people write and press reaches the bot as a signed activity over HTTP. */
export function createLocalChats(deps: LocalChatsDependencies) {
  const { chats, issuer, findPerson, baseUrl, clock, newId } = deps;

  /** Puts a chat there and tells the bot that it was added to it, so that it keeps the address. */
  async function installApp(chat: LocalChat, byPersonId: string): Promise<void> {
    await chats.putChat(chat);
    for (const activity of toInstallActivities(toHead(chat, await findPerson(byPersonId), newId()))) {
      await deliver(activity);
    }
  }

  /** Writes or presses as a person. @returns the bot's answer and every message of the chat that is new or edited. */
  async function post(chatId: string, body: PostBody) {
    const { chat, person } = await findMember(chatId, body.from);
    const changed = new Map<string, LocalMessage>();
    const stop = chats.onChange((message) => {
      if (message.chatId === chatId) changed.set(message.id, message);
    });
    try {
      const { status, body: answer } =
        'text' in body ? await write(chat, person, body.text) : await press(chat, person, body);
      return { status, invokeResponse: answer, messages: [...changed.values()].map(toView) };
    } finally {
      stop();
    }
  }

  async function write(chat: LocalChat, person: Person, text: string): Promise<Delivered> {
    const { id } = await chats.addMessage(chat.id, person.id, { text, card: null });
    return { ...(await deliver(toMessageActivity(toHead(chat, person, id), text))), body: null };
  }

  async function press(
    chat: LocalChat,
    person: Person,
    { replyTo, action }: Extract<PostBody, { replyTo: string }>,
  ): Promise<Delivered> {
    const message = await chats.findMessage(chat.id, replyTo);
    if (message === null || !hasCard(message)) throw new DomainError('not-found', { record: 'series' });
    const head = toHead(chat, person, newId());
    if (action.type === 'Action.Submit') {
      return { ...(await deliver(toSubmitActivity(head, replyTo, action))), body: null };
    }
    const delivered = await deliver(toExecuteActivity(head, replyTo, action));
    const card = readCard(delivered.body);
    if (card !== null) await chats.editMessage(chat.id, replyTo, { text: message.text, card });
    return delivered;
  }

  /** Chooses a command in the menu of a message. @returns what the dialog shows. */
  async function actOnMessage(
    chatId: string,
    { from, messageId, commandId }: z.infer<typeof messageActionSchema>,
  ) {
    const { chat, person } = await findMember(chatId, from);
    const message = await chats.findMessage(chat.id, messageId);
    if (message === null) throw new DomainError('not-found', { record: 'series' });
    const { status, body } = await deliver(
      toMessageActionActivity(toHead(chat, person, newId()), message, commandId),
    );
    return { status, invokeResponse: body };
  }

  async function deliver(activity: object): Promise<Delivered> {
    const token = await issuer.signActivityToken(toLocalServiceUrl(baseUrl));
    const response = await fetch(`${baseUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, body: isJson && text !== '' ? (JSON.parse(text) as unknown) : null };
  }

  function toHead(chat: LocalChat, from: Person | null, id: string): ActivityHead {
    return { id, chat, from, baseUrl, at: clock.now() };
  }

  async function findMember(chatId: string, personId: string): Promise<{ chat: LocalChat; person: Person }> {
    const chat = await chats.findChat(chatId);
    if (chat === null) throw new DomainError('not-found', { record: 'series' });
    const person = await findPerson(personId);
    if (person === null || !chat.personIds.includes(personId)) throw new RequestError('not-a-member');
    return { chat, person };
  }

  return { installApp, post, actOnMessage, deliver };
}

/**
 * Routes of the chat page (names.md, "Local mode only"), and `POST /local/chats/{chatId}/message-action` with
 * `{ "from": personId, "messageId": id }`, which is the menu of a message in Teams.
 */
export function createChatsRouter({
  chats,
  post,
  actOnMessage,
}: { chats: ChatStore } & Pick<LocalChats, 'post' | 'actOnMessage'>): Router {
  const router = Router();
  router.get('/people/:personId/chats', async (request, response) => {
    const found = await chats.listChats(request.params.personId);
    const views = found.map(async ({ id, type, name }) => {
      return { id, type, name, messages: (await chats.listMessages(id)).map(toView) };
    });
    response.json({ chats: await Promise.all(views) });
  });
  router.post('/chats/:chatId/messages', async (request, response) => {
    response.json(await post(request.params.chatId, readInput(postSchema, request.body)));
  });
  router.post('/chats/:chatId/message-action', async (request, response) => {
    response.json(await actOnMessage(request.params.chatId, readInput(messageActionSchema, request.body)));
  });
  return router;
}

function hasCard({ card }: LocalMessage): boolean {
  return card !== null;
}

function toView({ id, from, at, text, card, editedAt }: LocalMessage) {
  return { id, from, at, text, card, editedAt };
}

/** The card of an answer that takes the place of the pressed one. */
function readCard(body: unknown): CardJson | null {
  const schema = z.object({
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: z.record(z.string(), z.unknown()),
  });
  return schema.safeParse(body).data?.value ?? null;
}

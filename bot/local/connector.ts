import { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { Person } from '../app/ports.ts';
import type { ChatStore, LocalChat, MessageContent } from './chat-store.ts';
import { createFaults, type Fault } from './faults.ts';
import type { Issuer } from './issuer.ts';
import { addDuration } from '../../shared/core/time.ts';
import { localTenantId, toLocalEmail } from './tenant.ts';

export interface ConnectorDependencies {
  chats: ChatStore;
  issuer: Pick<Issuer, 'verifyBotToken'>;
  /** Names and addresses of people for the rosters. */
  listPeople: (ids: readonly string[]) => Promise<Pick<Person, 'id' | 'objectId' | 'name' | 'email'>[]>;
}

const cardType = 'application/vnd.microsoft.card.adaptive';

const activitySchema = z.object({
  type: z.string(),
  text: z.string().nullish(),
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.record(z.string(), z.unknown()).optional() }))
    .nullish(),
});

/** Largest message that Teams takes, as UTF-16 (acceptance.md 0). */
const messageLimit = 100_000;

/**
 * The Bot Connector of local mode: the part of its REST interface that the bot uses (Bot Connector API v3), over the
 * stored chats. Each request needs the bot's token; errors have the connector's form.
 */
export function createConnector({ chats, issuer, listPeople }: ConnectorDependencies) {
  const faults = createFaults();
  const router = Router();
  router.use(requireBotToken(issuer));
  router.post('/v3/conversations', createConversation(chats));
  router.post(
    ['/v3/conversations/:chatId/activities', '/v3/conversations/:chatId/activities/:activityId'],
    post,
  );
  router.put('/v3/conversations/:chatId/activities/:activityId', put);
  router.delete('/v3/conversations/:chatId/activities/:activityId', remove);
  router.get('/v3/conversations/:chatId/members', async (request, response) => {
    response.json(await toMembers(request));
  });
  router.get('/v3/conversations/:chatId/pagedmembers', async (request, response) => {
    response.json({ members: await toMembers(request) });
  });
  router.get('/v1/meetings/:chatId', readMeeting(chats));

  router.use(answerRefusal);

  async function post(request: Request, response: Response): Promise<void> {
    const { id } = await getChat(chats, request);
    await carryOut(request, response, async (content) => (await chats.addMessage(id, 'bot', content)).id);
  }

  async function put(request: Request, response: Response): Promise<void> {
    const chat = await getChat(chats, request);
    const id = readParam(request, 'activityId');
    await carryOut(request, response, async (content) => {
      const edited = await chats.editMessage(chat.id, id, content);
      return edited?.id ?? null;
    });
  }

  async function remove(request: Request, response: Response): Promise<void> {
    const isDeleted = await chats.deleteMessage(
      readParam(request, 'chatId'),
      readParam(request, 'activityId'),
    );
    if (!isDeleted) throw new ConnectorError(404, 'ActivityNotFoundInConversation');
    response.json({});
  }

  /** Stores the message unless a fault says otherwise, and answers with its id. */
  async function carryOut(
    request: Request,
    response: Response,
    store: (content: MessageContent) => Promise<string | null>,
  ): Promise<void> {
    const fault = faults.take();
    if (fault !== null && !losesReply(fault)) {
      answerFault(response, fault);
      return;
    }
    const id = await store(readContent(request.body));
    if (fault !== null) {
      loseReply(request, fault);
      return;
    }
    if (id === null) throw new ConnectorError(404, 'ActivityNotFoundInConversation');
    response.status(request.method === 'POST' ? 201 : 200).json({ id });
  }

  async function toMembers(request: Request) {
    const people = await listPeople((await getChat(chats, request)).personIds);
    return people.map(({ id, objectId, name, email }) => ({
      id: toTeamsId(id),
      aadObjectId: objectId,
      objectId,
      name,
      email: email ?? toLocalEmail(id),
      userPrincipalName: toLocalEmail(id),
      tenantId: localTenantId,
      userRole: 'user',
    }));
  }

  return { router, failNext: faults.failNext };
}

/** A person's id as Teams gives it to bots. */
export function toTeamsId(personId: string): string {
  return `29:${personId}`;
}

/** What the calendar says of a meeting (`MeetingDetails`); the meeting's id is that of its chat. */
function readMeeting(chats: ChatStore): RequestHandler {
  return async (request, response) => {
    const { id, name, type, meeting } = await getChat(chats, request);
    if (type !== 'meeting') throw new ConnectorError(404, 'MeetingNotFound');
    const times = meeting === undefined ? {} : toScheduled(meeting);
    response.json({
      details: { id, msGraphResourceId: id, type: 'Recurring', joinUrl: '', title: name, ...times },
      conversation: { id, isGroup: true, conversationType: 'groupChat' },
      organizer: {},
    });
  };
}

function toScheduled({ startsAt, lengthMinutes }: NonNullable<LocalChat['meeting']>) {
  const scheduledEndTime = addDuration(startsAt, `PT${lengthMinutes.toString()}M`);
  return { scheduledStartTime: startsAt, scheduledEndTime };
}

function requireBotToken(issuer: ConnectorDependencies['issuer']): RequestHandler {
  return async (request, _response, next) => {
    const token = /^Bearer (\S+)$/u.exec(request.headers.authorization ?? '')?.[1] ?? '';
    try {
      await issuer.verifyBotToken(token);
    } catch {
      throw new ConnectorError(401, 'Unauthorized');
    }
    next();
  };
}

const newConversationSchema = z.object({ members: z.array(z.object({ id: z.string() })).min(1) });

/** A chat with one person exists once; asking for it again gives the same one. */
function createConversation(chats: ChatStore): RequestHandler {
  return async (request, response) => {
    const parsed = newConversationSchema.safeParse(request.body);
    const personId = parsed.data?.members[0]?.id.replace(/^29:/u, '') ?? '';
    const found = (await chats.listChats(personId)).find(({ type }) => type === 'personal');
    if (found === undefined) throw new ConnectorError(403, 'BotNotInConversationRoster');
    response.status(201).json({ id: found.id });
  };
}

/** Replies in a channel are addressed to their thread; here a channel is one thread. */
async function getChat(chats: ChatStore, request: Request): Promise<LocalChat> {
  const chat = await chats.findChat(readParam(request, 'chatId').replace(/;messageid=.*$/u, ''));
  if (chat === null) throw new ConnectorError(404, 'ConversationNotFound');
  return chat;
}

function readParam(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}

function readContent(json: unknown): MessageContent {
  const parsed = activitySchema.safeParse(json);
  if (!parsed.success || parsed.data.type !== 'message') throw new ConnectorError(400, 'BadSyntax');
  if (JSON.stringify(json).length > messageLimit) throw new ConnectorError(413, 'MessageSizeTooBig');
  const { text, attachments } = parsed.data;
  const card = (attachments ?? []).find(({ contentType }) => contentType === cardType)?.content ?? null;
  return { text: text ?? '', card };
}

/** The message is stored, and its sender is not told. */
function losesReply({ drop, hang }: Fault): boolean {
  return drop === true || hang === true;
}

function loseReply(request: Request, { drop }: Fault): void {
  if (drop === true) request.socket.destroy();
}

function answerFault(response: Response, { status = 500, headers = {}, body = '' }: Fault): void {
  response.status(status).set(headers);
  response.send(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A refusal in the connector's form: `{ error: { code, message } }`. */
class ConnectorError extends Error {
  readonly status: number;

  constructor(status: number, code: string) {
    super(code);
    this.name = 'ConnectorError';
    this.status = status;
  }
}

// Express knows an error handler by its four parameters.
// eslint-disable-next-line max-params
const answerRefusal: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof ConnectorError)) {
    next(error);
    return;
  }
  response.status(error.status).json({ error: { code: error.message, message: error.message } });
};

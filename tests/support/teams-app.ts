import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { ulid } from 'ulid';
import { createNoteShown } from '../../bot/app/note-shown.ts';
import type { Log } from '../../bot/app/ports.ts';
import { createClock } from '../../bot/clock.ts';
import { createCore } from '../../bot/core.ts';
import { createErrorHandler } from '../../bot/http/errors.ts';
import { createChatStore } from '../../bot/local/chat-store.ts';
import { createChatsRouter, createLocalChats } from '../../bot/local/chats.ts';
import { createConnector } from '../../bot/local/connector.ts';
import { createIssuer } from '../../bot/local/issuer.ts';
import { createIssuerKey } from '../../bot/local/issuer-keys.ts';
import { createLocalMailTransport, createOutboxRouter } from '../../bot/local/outbox.ts';
import { createLocalRoutes } from '../../bot/local/routes.ts';
import { createSignInRouter } from '../../bot/local/sign-in.ts';
import { localAppId, localTenantId, toLocalServiceUrl } from '../../bot/local/tenant.ts';
import { createBotAdapter } from '../../bot/teams/adapter.ts';
import { createBot } from '../../bot/teams/bot.ts';
import { createRenderCard } from '../../bot/teams/cards/render.ts';
import { createMessagesHandler } from '../../bot/teams/messages.ts';
import { createRoster } from '../../bot/teams/roster.ts';
import { createSender } from '../../bot/teams/send.ts';
import { systemActor } from '../../shared/core/actor.ts';
import { createTestDatabase } from './database.ts';
import { t, toSeries } from './meeting-records.ts';
import { watchQuestions } from './query-watch.ts';

export const meetingId = 'series.2026-11-26';

export type TeamsApp = Awaited<ReturnType<typeof startTeamsApp>>;

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * The bot with the local connector on a server of its own, with all checks on: a series of four people whose check-in
 * has opened, a personal chat for each, and their channel. No jobs run: a test sends cards itself.
 */
export async function startTeamsApp({ timeoutMs = 2000 } = {}) {
  const database = await createTestDatabase();
  const clock = createClock();
  clock.freeze('2026-11-24T10:00:00.000Z');
  const web = express();
  const server = createServer(web);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port.toString()}`;

  const newId = () => ulid();
  const issuer = await createIssuer({ baseUrl, clock, issuerKey: await createIssuerKey(newId()) });
  const rules = { tenantIds: [localTenantId], serviceUrls: [toLocalServiceUrl(baseUrl)] };
  const adapter = createBotAdapter({
    appId: localAppId,
    tenantId: localTenantId,
    credentials: { kind: 'token', getToken: issuer.signBotToken },
    rules,
    issuer: { openIdMetadataUrl: issuer.openIdMetadataUrl, tokenIssuer: issuer.activityIssuer },
    timeoutMs,
  });
  const translateFor = () => t;
  const core = createCore({
    db: database.db,
    clock,
    log: silent,
    roster: createRoster(adapter),
    translateFor,
    hasMail: true,
  });
  const { people, conversations } = core.repositories;
  const endWatch = watchQuestions(core.repositories.seriesStore);
  const chats = createChatStore({ db: database.db, clock, newId });
  const localChats = createLocalChats({ chats, issuer, findPerson: people.find, baseUrl, clock, newId });
  const connector = createConnector({ chats, issuer, listPeople: people.list });
  const tabUrl = (id: string) => `${baseUrl}/tab/meetings/${id}`;
  const tabPage = (path: string) => `${baseUrl}/tab${path}`;
  const render = createRenderCard({ ...core, translateFor, tabUrl });
  const noteShown = createNoteShown({ ...core, render });
  const words = { render, noteShown, translateFor, tabUrl, tabPage };
  const bot = createBot({ ...core, people, conversations, ...words });
  const errors: object[] = [];
  const log: Log = { ...silent, error: (facts) => void errors.push(facts) };
  web.post(
    '/api/messages',
    express.json(),
    createMessagesHandler({ adapter, bot, rules, translateFor, newId, log }),
  );
  const listPeople = () => Promise.resolve([]);
  const routers = [
    createChatsRouter({ chats, ...localChats }),
    createSignInRouter({ listPeople, findPerson: people.find, issuer }),
    createOutboxRouter({ db: database.db }),
  ];
  web.use(createLocalRoutes({ port, issuer, connector, routers }));
  web.use(createErrorHandler({ t, log, newId, clock, toOutage: () => null }));

  await createRecords(core, localChats);

  return {
    baseUrl,
    core,
    chats,
    issuer,
    connector,
    localChats,
    mail: createLocalMailTransport({ db: database.db, clock, newId }),
    /** What was logged as an unexpected error. */
    errors,
    sender: createSender({ adapter, clock }),
    render,
    close: async () => {
      await core.commands.idle();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      endWatch();
    },
  };
}

async function createRecords(
  core: ReturnType<typeof createCore>,
  { installApp }: Pick<ReturnType<typeof createLocalChats>, 'installApp'>,
): Promise<void> {
  const series = toSeries({ tenantId: localTenantId });
  for (const { personId, name } of series.people) {
    await core.repositories.people.remember({ tenantId: localTenantId, objectId: personId, name }, personId);
    await installApp({ id: `chat-${personId}`, type: 'personal', name, personIds: [personId] }, personId);
  }
  const personIds = series.people.map(({ personId }) => personId);
  await installApp({ id: 'channel', type: 'channel', name: series.name, personIds }, 'ana');
  await core.repositories.conversations.linkToSeries('channel', series.id, true);
  await core.commands.series({
    id: series.id,
    actor: systemActor,
    command: { kind: 'create', series },
    commandId: 'create',
  });
  await core.commands.idle();
  await core.commands.meeting({
    id: meetingId,
    actor: systemActor,
    command: { kind: 'open' },
    commandId: 'open',
  });
  await core.commands.idle();
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import express, { type RequestHandler } from 'express';
import { ulid } from 'ulid';
import { createClock } from '../../bot/clock.ts';
import { createCore } from '../../bot/core.ts';
import { createJobRepository } from '../../bot/db/jobs.ts';
import { createPeopleRepository } from '../../bot/db/people.ts';
import { createSettingRepository } from '../../bot/db/settings.ts';
import {
  toExecuteActivity,
  toInstallActivities,
  toMessageActionActivity,
  toMessageActivity,
  type PressedAction,
} from '../../bot/local/activities.ts';
import { createChatStore, type LocalChat } from '../../bot/local/chat-store.ts';
import { createConnector } from '../../bot/local/connector.ts';
import { createIssuer } from '../../bot/local/issuer.ts';
import { readIssuerKey } from '../../bot/local/issuer-keys.ts';
import { createLocalRoutes } from '../../bot/local/routes.ts';
import { createSample as createSampleCompany } from '../../bot/local/sample/create-sample.ts';
import { toLocalServiceUrl } from '../../bot/local/tenant.ts';
import { startApp, type AppProcess } from './app-process.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { outside } from './quiet.ts';

/** A request that reached the connector, in the order in which they came. */
export interface SeenRequest {
  method: string;
  /** Below `/local/connector`. */
  path: string;
  body: unknown;
  /** Machine's time in milliseconds. */
  at: number;
}

export interface FleetOptions {
  /** How many processes. */
  size: number;
  /** The product's time of all of them when they start, an instant text; by default the machine's. */
  now?: string;
  /** An engine of its own, for tests that kill it; by default the run's. */
  database?: TestDatabase;
  /** Stands before the connector: to refuse, delay or break requests. */
  meddle?: RequestHandler;
  /** More variables of the processes. */
  environment?: Readonly<Record<string, string>>;
  /** Takes each line of their logs. */
  onLog?: (line: string) => void;
}

export type Fleet = Awaited<ReturnType<typeof startFleet>>;

/**
 * Several processes of the compiled app on one database, as in production behind a load balancer, and in this process
 * the Teams that they talk to: one connector, whose issuer's key they share. All checks are on.
 */
export async function startFleet({ size, now, meddle, onLog, environment = {}, ...given }: FleetOptions) {
  const database = given.database ?? (await createTestDatabase());
  if (now !== undefined) await storeOffset(database, now);
  const teams = await startTeamsSide(database, now, meddle);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tandem-fleet-'));
  const variables = {
    MONGODB_URI: toDatabaseUri(database),
    LOCAL_CONNECTOR_URL: teams.serviceUrl,
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...environment,
  };
  const options = { port: 0, environment: variables, ...(onLog !== undefined && { onLog }) };
  const start = () => startApp(folder, options);
  const processes: AppProcess[] = [];
  for (let at = 0; at < size; at += 1) processes.push(await start());
  const toProcess = (at: number) => processes[at % processes.length]!;

  /** One request of the API or of a local route; the process is chosen by number. */
  async function call(at: number, url: string, init: RequestInit = {}) {
    const headers = { 'content-type': 'application/json', ...(init.headers as Record<string, string>) };
    const response = await fetch(toProcess(at).baseUrl + url, { ...init, headers });
    const text = await response.text();
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of every route
    const body: any = text === '' ? null : JSON.parse(text);
    return { status: response.status, headers: response.headers, body };
  }

  const post = (at: number, url: string, body: unknown) =>
    call(at, url, { method: 'POST', body: JSON.stringify(body) });

  /** Headers with which any of the processes takes requests for a person. */
  async function signIn(personId: string): Promise<Record<string, string>> {
    const { body } = await post(0, '/local/sign-in', { personId });
    return { authorization: `Bearer ${String(body.token)}` };
  }

  /** Teams hands an activity to one of the processes. */
  async function deliver(at: number, activity: object) {
    const token = await teams.issuer.signActivityToken(teams.serviceUrl);
    const headers = { authorization: `Bearer ${token}` };
    return call(at, '/api/messages', { method: 'POST', headers, body: JSON.stringify(activity) });
  }

  /** The app is added to a chat, in the name of a person; Teams tells it to the first process. */
  async function installApp(chat: LocalChat, personId: string): Promise<void> {
    await teams.chats.putChat(chat);
    for (const activity of await teams.toInstalled(chat.id, personId)) await deliver(0, activity);
  }

  /** Makes the sample company, whose chats are on this side; what is due by then is done by the processes. */
  async function createSample(): Promise<void> {
    const core = createCore({ db: database.db, clock: teams.clock, ...outside, hasMail: true });
    await createSampleCompany({ ...core, installApp })();
    await core.commands.idle();
  }

  return {
    database,
    /** The queue, to ask for work directly. */
    jobs: createJobRepository(database.db),
    processes,
    ...teams,
    call,
    post,
    signIn,
    deliver,
    installApp,
    createSample,
    /** Starts another process in the place of one that was ended. */
    restart: async (at: number): Promise<void> => {
      processes[at] = await start();
    },
    close: async (): Promise<void> => {
      await Promise.all(processes.map(({ kill }) => kill()));
      await teams.stop();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What Teams does: keeps chats, takes messages, and sends what people write and press. */
async function startTeamsSide(database: TestDatabase, now?: string, meddle?: RequestHandler) {
  const web = express();
  const server = createServer(web);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port.toString()}`;
  const clock = createClock(now === undefined ? 0 : toOffset(now));
  const newId = () => ulid(clock.machineNow());
  const issuerKey = await readIssuerKey(database.db, newId());
  const issuer = await createIssuer({ baseUrl, clock, issuerKey });
  const chats = createChatStore({ db: database.db, clock, newId });
  const people = createPeopleRepository(database.db);
  const connector = createConnector({ chats, issuer, listPeople: people.list });
  const seen: SeenRequest[] = [];
  web.use('/local/connector', express.json({ limit: '512kb' }), (request, _response, next) => {
    const { method, path: below, body } = request;
    seen.push({ method, path: below, body, at: clock.machineNow() });
    next();
  });
  if (meddle !== undefined) web.use('/local/connector', meddle);
  web.use(createLocalRoutes({ port, issuer, connector, routers: [] }));

  /** The start of every activity of a person in a chat. */
  async function toHead(chatId: string, personId: string) {
    const chat = await chats.findChat(chatId);
    if (chat === null) throw new Error(`there is no chat ${chatId}`);
    return { id: newId(), chat, from: await people.find(personId), baseUrl, at: clock.now() };
  }

  return {
    serviceUrl: toLocalServiceUrl(baseUrl),
    issuer,
    chats,
    clock,
    /** Everything that reached the connector. */
    seen,
    failNext: connector.failNext,
    /** The activities by which Teams tells that somebody has added the app. */
    toInstalled: async (chatId: string, personId: string) =>
      toInstallActivities(await toHead(chatId, personId)),
    /** An activity: somebody writes. */
    toWritten: async (chatId: string, personId: string, text: string) =>
      toMessageActivity(await toHead(chatId, personId), text),
    /** An activity: somebody puts the words of a message on the agenda, by the message's menu. */
    toChosen: async (chatId: string, personId: string, text: string) =>
      toMessageActionActivity(await toHead(chatId, personId), { id: 'chosen', text }, 'addToAgenda'),
    /** An activity: somebody presses a button of a card. */
    toPressed: async (
      { chatId, messageId }: { chatId: string; messageId: string },
      personId: string,
      action: PressedAction,
    ) => toExecuteActivity(await toHead(chatId, personId), messageId, action),
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Every process reads it when it starts. */
async function storeOffset({ db }: TestDatabase, now: string): Promise<void> {
  await createSettingRepository(db).set('clockOffsetMs', toOffset(now));
}

function toOffset(now: string): number {
  return new Date(now).getTime() - createClock().machineNow();
}

/** The connection string with the test's database in it, as the app reads it. */
function toDatabaseUri({ uri, name }: TestDatabase): string {
  return uri.replace(/^(mongodb:\/\/[^/]+)\/?[^?]*/u, `$1/${name}`);
}

import type { Server } from 'node:http';
import { createNoteShown } from './app/note-shown.ts';
import { createLiveFeed, type LiveFeed } from './app/live-feed.ts';
import type { Log } from './app/ports.ts';
import { createClock, type SettableClock } from './clock.ts';
import type { Config } from './config.ts';
import { createCore, type Core } from './core.ts';
import { openDatabase, type Database } from './db/connect.ts';
import { createIndexes, indexSpecs } from './db/indexes.ts';
import { migrations } from './db/migrations/list.ts';
import { migrate } from './db/migrations/migrate.ts';
import { toOutage } from './db/outage.ts';
import { requireNoHalfRestore } from './db/restore-mark.ts';
import { createTeamsEdges, type Edges, type LocalMode } from './edges.ts';
import { createHttpApp } from './http/app.ts';
import { createAuthenticate } from './http/auth.ts';
import { createLimits } from './http/limits.ts';
import { createLiveStream } from './http/live.ts';
import { createPages } from './http/pages.ts';
import { createActionRoutes } from './http/routes/action-routes.ts';
import { createCheckInRoutes } from './http/routes/check-in-routes.ts';
import { createMeetingRoutes } from './http/routes/meeting-routes.ts';
import { createPersonRoutes } from './http/routes/person-routes.ts';
import { createSeriesRoutes } from './http/routes/series-routes.ts';
import { createSettingsRoutes } from './http/routes/settings-routes.ts';
import { createStartRoutes } from './http/routes/start-routes.ts';
import { createHandlers } from './jobs/handlers.ts';
import { createMaintenance } from './jobs/maintenance.ts';
import { createSendCard } from './jobs/send-card.ts';
import { createSendMail } from './jobs/send-mail.ts';
import { createWorker, type JobHandler, type Worker } from './jobs/worker.ts';
import { createRenderMail } from './mail/render.ts';
import { createBotAdapter, type BotAdapter } from './teams/adapter.ts';
import { createBot } from './teams/bot.ts';
import { createRenderCard } from './teams/cards/render.ts';
import { createMessagesHandler } from './teams/messages.ts';
import { createRoster } from './teams/roster.ts';
import { createSender } from './teams/send.ts';
import { createTranslations } from './translations.ts';

export interface App {
  /** What answers HTTP requests. */
  handler: ReturnType<typeof createHttpApp>;
  core: Core;
  worker: Worker;
  /** One sentence on where the data is kept. */
  storage: string;
  /** Stops taking work, finishes what runs, and closes the database. */
  stop: () => Promise<void>;
}

/**
 * Builds the whole app: the only place that sees everything. `baseUrl` is where the server listens already.
 *
 * @throws StartError for what the person who starts it can put right.
 */
export async function compose(config: Config, log: Log, baseUrl: string): Promise<App> {
  const { mongodbUri, mongodBinary, dataDir, databaseName } = config;
  const database = await openDatabase({
    ...(mongodbUri !== null && { mongodbUri }),
    ...(mongodBinary !== null && { mongodBinary }),
    dataDir,
    databaseName,
    log,
  });
  try {
    await requireNoHalfRestore(database.db);
    await migrate(database.db, migrations, { log });
    await createIndexes(database.db, indexSpecs);
    return await composeOn({ database, config, log, baseUrl });
  } catch (error) {
    await database.close();
    throw error;
  }
}

interface Ground {
  database: Database;
  config: Config;
  log: Log;
  baseUrl: string;
}

async function composeOn(ground: Ground): Promise<App> {
  const { database, config, log, baseUrl } = ground;
  const { local, clock } = await loadMode(database, config, baseUrl);
  const edges = local?.edges ?? createTeamsEdges(requireTeams(config));
  const adapter = toAdapter(edges);
  const core = composeCore({ database, clock, log, adapter, edges });
  await core.repositories.live.prepare();
  const feed = createLiveFeed(core.repositories.live);
  feed.listen({
    onHint: ({ seriesId }) => {
      core.cache.drop(seriesId);
    },
    onResync: core.cache.dropAll,
  });
  const bot = composeBot(core, edges, adapter);
  const worker = composeWorker(core, bot, { config, local, edges });
  const maintenance = createMaintenance(core);
  const { live, handler } = await composeHttp({ core, feed, edges, bot, worker, database, config, local });
  worker.start();
  maintenance.start();
  return {
    handler,
    core,
    worker,
    storage: database.storage,
    stop: async () => {
      live.stop();
      await feed.stop();
      await worker.stop();
      await maintenance.stop();
      await core.commands.idle();
      await database.close();
    },
  };
}

type BotParts = ReturnType<typeof composeBot>;

function composeWorker(
  core: Core,
  bot: BotParts,
  { config, local, edges }: { config: Config; local: LocalMode | null; edges: Edges },
): Worker {
  const sendCard = createSendCard({ ...core, ...bot, tenantSendsPerSecond: config.tenantSendsPerSecond });
  const handlers = createHandlers({ ...core, sendCard, sendMail: composeMail(core, edges) });
  const onDone = local === null ? {} : { onDone: local.onJobDone };
  return createWorker({ ...core, jobs: core.repositories.jobs, handlers, ...onDone });
}

function composeMail(core: Core, { mail, publicUrl }: Edges): JobHandler | null {
  if (mail === null) return null;
  const translateFor = createTranslations();
  const render = createRenderMail({ ...core, translateFor, tabUrl: toTabUrl(publicUrl) });
  return createSendMail({ ...core, render, transport: mail });
}

interface HttpParts {
  core: Core;
  feed: LiveFeed;
  edges: Edges;
  bot: BotParts;
  worker: Worker;
  database: Database;
  config: Config;
  local: LocalMode | null;
}

async function composeHttp({ core, feed, edges, bot, worker, database, config, local }: HttpParts) {
  const { repositories, clock } = core;
  const authenticate = createAuthenticate({
    trust: edges.trust,
    clock,
    findPerson: repositories.people.findByIdentity,
  });
  const live = createLiveStream({ ...core, feed, authenticate });
  const { messages } = bot;
  const localRoutes = (await local?.createRoutes({ core, worker, database, messages })) ?? null;
  const handler = createHttpApp({
    ...core,
    authenticate,
    live,
    idempotency: repositories.idempotency,
    within: createLimits(core),
    toOutage,
    handlers: composeRoutes(core, edges),
    messages: localRoutes?.messages ?? messages,
    pages: createPages(local === null ? 'production' : 'local', config.builtFolder),
    local: localRoutes?.router ?? null,
    checkReady: () => database.db.command({ ping: 1 }),
    t: createTranslations()('en'),
  });
  return { live, handler };
}

/** Local mode is loaded only where no Teams settings are, and never beside them. */
async function loadMode(
  { db }: Database,
  { teams, localConnectorUrl, isPlayground }: Config,
  baseUrl: string,
): Promise<{ local: LocalMode | null; clock: SettableClock }> {
  if (teams !== null) return { local: null, clock: createClock() };
  const { createLocalMode } = await import('./local/local-mode.ts');
  return createLocalMode({ db, baseUrl, connectorUrl: localConnectorUrl, isPlayground });
}

function requireTeams({ teams }: Config) {
  if (teams === null) throw new Error('local mode was not loaded');
  return teams;
}

interface CoreParts {
  database: Database;
  clock: SettableClock;
  log: Log;
  adapter: BotAdapter;
  edges: Edges;
}

function composeCore({ database, clock, log, adapter, edges }: CoreParts): Core {
  const roster = createRoster(adapter);
  const translateFor = createTranslations();
  return createCore({ db: database.db, clock, log, roster, translateFor, hasMail: edges.mail !== null });
}

function toAdapter({ appId, tenantId, credentials, rules, issuer }: Edges): BotAdapter {
  return createBotAdapter({ appId, tenantId, credentials, rules, ...(issuer !== null && { issuer }) });
}

function composeBot(core: Core, edges: Edges, adapter: BotAdapter) {
  const { publicUrl, rules, issuer } = edges;
  const translateFor = createTranslations();
  const tabUrl = toTabUrl(publicUrl);
  const { people, conversations } = core.repositories;
  const render = createRenderCard({ ...core, translateFor, tabUrl });
  const tabPage = (path: string) => `${publicUrl}/tab${path}`;
  const noteShown = createNoteShown({ ...core, render });
  const words = { render, noteShown, translateFor, tabUrl, tabPage };
  const bot = createBot({ ...core, people, conversations, ...words });
  const tokenIssuer = issuer === null ? {} : { tokenIssuer: issuer.tokenIssuer };
  return {
    messages: createMessagesHandler({
      ...core,
      toOutage,
      adapter,
      bot,
      rules,
      translateFor,
      ...tokenIssuer,
    }),
    render,
    sender: createSender({ adapter, clock: core.clock }),
  };
}

/** Where a meeting is shown in the tab. */
function toTabUrl(publicUrl: string) {
  return (meetingId: string) => `${publicUrl}/tab/meetings/${encodeURIComponent(meetingId)}`;
}

function composeRoutes(core: Core, { publicUrl }: Edges) {
  return {
    ...createSeriesRoutes(core),
    ...createMeetingRoutes(core),
    ...createCheckInRoutes(core),
    ...createActionRoutes(core),
    ...createPersonRoutes(core),
    ...createSettingsRoutes({ ...core, publicUrl }),
    ...createStartRoutes(core),
  };
}

/** Starts answering with the app in the place of "not ready yet". */
export function attach(server: Server, { handler }: App): void {
  server.removeAllListeners('request');
  server.on('request', handler);
}

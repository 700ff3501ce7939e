import type { Server } from 'node:http';
import { createNoteShown } from './app/note-shown.ts';
import { createLiveFeed, type LiveFeed } from './app/live-feed.ts';
import type { Log } from './app/ports.ts';
import { createSendWatch, type SendWatch } from './app/watch-sends.ts';
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
import { createAdmission } from './http/admission.ts';
import { createHttpApp, type HttpDependencies } from './http/app.ts';
import { createAuthenticate } from './http/auth.ts';
import { sayBuild } from './http/build-name.ts';
import { createLimits } from './http/limits.ts';
import { createLiveStream } from './http/live.ts';
import type { MetricsAccess } from './http/metrics-route.ts';
import { createPages, toTabPage } from './http/pages.ts';
import { createReadiness } from './http/ready.ts';
import { createActionRoutes } from './http/routes/action-routes.ts';
import { createCheckInRoutes } from './http/routes/check-in-routes.ts';
import { createFirstViewRoutes } from './http/routes/first-view-routes.ts';
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
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { createStop } from './stop.ts';
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
  stop: ReturnType<typeof createStop>;
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
  feed.listen(core.upkeep);
  const { live, authenticate } = composeLive(core, feed, edges);
  const metrics = createMetrics({ ...core, pool: database.pool, countClients: live.countClients });
  const sends = createSendWatch({ log, onSend: metrics.countSend });
  const bot = composeBot({ core, edges, adapter, metrics, sends });
  const worker = composeWorker(core, bot, { config, local, edges, sends });
  const maintenance = createMaintenance({ ...core, kinds: worker.kinds });
  const probeDatabase = () => database.probe(probeLimitMs);
  const readiness = createReadiness({ ...core, probeDatabase, toOutage, lookedAt: worker.lookedAt });
  const admission = createAdmission(readiness);
  const health = { live, authenticate, metrics, readiness, admission };
  const handler = await composeHttp({ core, edges, bot, worker, database, config, local, health });
  worker.start();
  maintenance.start();
  const stop = createStop({ core, readiness, admission, live, feed, worker, maintenance, metrics, database });
  return { handler, core, worker, storage: database.storage, stop };
}

/** A database that takes longer to store a number is not there. */
const probeLimitMs = 1000;

function composeLive(core: Core, feed: LiveFeed, { trust }: Edges) {
  const { clock, repositories } = core;
  const findPerson = repositories.people.findByIdentity;
  const authenticate = createAuthenticate({ trust, clock, findPerson });
  return { authenticate, live: createLiveStream({ ...core, feed, authenticate }) };
}

type BotParts = ReturnType<typeof composeBot>;

function composeWorker(
  core: Core,
  bot: BotParts,
  { config, local, edges, sends }: Pick<HttpParts, 'config' | 'local' | 'edges'> & { sends: SendWatch },
): Worker {
  const sendCard = createSendCard({ ...core, ...bot, tenantSendsPerSecond: config.tenantSendsPerSecond });
  const handlers = createHandlers({ ...core, sendCard, sendMail: composeMail(core, edges, sends) });
  const onDone = local === null ? {} : { onDone: local.onJobDone };
  return createWorker({ ...core, jobs: core.repositories.jobs, handlers, ...onDone });
}

function composeMail(core: Core, { mail, publicUrl }: Edges, { watchMails }: SendWatch): JobHandler | null {
  if (mail === null) return null;
  const translateFor = createTranslations();
  const render = createRenderMail({ ...core, translateFor, tabUrl: toTabUrl(publicUrl) });
  return createSendMail({ ...core, render, transport: watchMails(mail) });
}

interface HttpParts {
  core: Core;
  edges: Edges;
  bot: BotParts;
  worker: Worker;
  database: Database;
  config: Config;
  local: LocalMode | null;
  health: Pick<HttpDependencies, 'live' | 'authenticate' | 'readiness' | 'admission'> & { metrics: Metrics };
}

async function composeHttp({ core, edges, bot, worker, database, config, local, health }: HttpParts) {
  const { messages } = bot;
  const tabMode = local === null ? 'production' : 'local';
  const localRoutes = (await local?.createRoutes({ core, worker, database, messages })) ?? null;
  return createHttpApp({
    ...core,
    ...health,
    within: createLimits(core),
    toOutage,
    onAnswered: health.metrics.countRequest,
    metricsAccess: toMetricsAccess(config),
    idempotency: core.repositories.idempotency,
    handlers: composeRoutes(core, edges),
    messages: localRoutes?.messages ?? messages,
    pages: createPages(tabMode, config.builtFolder),
    sayBuild: sayBuild(toTabPage(tabMode, config.builtFolder)),
    local: localRoutes?.router ?? null,
    t: createTranslations()('en'),
  });
}

/** In local mode only this computer reaches the server. */
function toMetricsAccess({ teams }: Config): MetricsAccess {
  if (teams === null) return { kind: 'open' };
  return teams.metricsToken === null ? { kind: 'closed' } : { kind: 'secret', secret: teams.metricsToken };
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

interface BotOptions {
  core: Core;
  edges: Edges;
  adapter: BotAdapter;
  metrics: Metrics;
  sends: SendWatch;
}

function composeBot({ core, edges, adapter, metrics, sends }: BotOptions) {
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
      timeActivity: metrics.timeActivity,
      ...tokenIssuer,
    }),
    render,
    sender: sends.watchSender(createSender({ adapter, clock: core.clock })),
  };
}

/** Where a meeting is shown in the tab. */
function toTabUrl(publicUrl: string) {
  return (meetingId: string) => `${publicUrl}/tab/meetings/${encodeURIComponent(meetingId)}`;
}

function composeRoutes(core: Core, { publicUrl }: Edges) {
  return {
    ...createFirstViewRoutes(core),
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

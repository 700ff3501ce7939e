import express, { type Express, type RequestHandler, type Router } from 'express';
import { apiPrefix, routes, type RouteName } from '../../shared/api/routes.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { Log } from '../app/ports.ts';
import type { Outage } from '../db/outage.ts';
import type { Admission } from './admission.ts';
import { compressJson } from './compress.ts';
import { createErrorHandler, refuseUnknownRoute } from './errors.ts';
import { setSecurityHeaders } from './headers.ts';
import type { createLiveStream } from './live.ts';
import { createMetricsRoute, type MetricsAccess, type MetricsText } from './metrics-route.ts';
import { toOpenApi } from './openapi.ts';
import { RequestError } from './problems.ts';
import { answerAlive, createAnswerReady, type Readiness } from './ready.ts';
import { asRoute, createRequestLog, type AnsweredRequest } from './request-log.ts';
import { toRequestHandler, type RouteDependencies, type RouteHandlers } from './route.ts';

export interface HttpDependencies extends RouteDependencies {
  handlers: RouteHandlers;
  live: ReturnType<typeof createLiveStream>;
  /** Takes activities of the Bot Connector. */
  messages: MessagesHandler;
  pages: Router;
  /** Says in each answer of the API which build of the tab is served. */
  sayBuild: RequestHandler;
  /** Routes that exist in local mode only. */
  local: LocalRoutes | null;
  readiness: Readiness;
  admission: Admission;
  metrics: MetricsText;
  metricsAccess: MetricsAccess;
  /** Told of every request once it is over. */
  onAnswered: (request: AnsweredRequest) => void;
  t: Translate;
  log: Log;
  /** Whether an error is the database's. */
  toOutage: (error: unknown) => Outage | null;
}

/** What takes activities of the Bot Connector. */
export type MessagesHandler = RequestHandler;

/** What local mode serves besides the app. */
export type LocalRoutes = Router;

const bodyLimit = '256kb';

/** The whole HTTP surface: health, bot endpoint, API, pages, and in local mode what stands in for Teams. */
export function createHttpApp(deps: HttpDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(setSecurityHeaders({ isLocal: deps.local !== null }));
  addHealth(app, deps);
  app.use(deps.admission.guard);
  const document = toOpenApi();
  app.get(
    '/openapi.json',
    named('openapi', '/openapi.json'),
    (_request, response) => void response.json(document),
  );
  const readJson = express.json({ limit: bodyLimit });
  app.post('/api/messages', named('messages', '/api/messages'), readJson, deps.messages);
  app.use(apiPrefix, named('api', `${apiPrefix}/*`), compressJson(), deps.sayBuild);
  app.use(apiPrefix, requireJson, readJson, createApi(deps));
  app.use('/tab', named('pages', '/tab/*'));
  app.use('/local', named('local', '/local/*'));
  app.use(deps.pages);
  if (deps.local !== null) app.use(deps.local);
  app.use(refuseUnknownRoute);
  app.use(createErrorHandler(deps));
  return app;
}

/** What machines ask: whether it lives, whether it is ready, and how it fares. Answered also while the app stops. */
function addHealth(app: Express, deps: HttpDependencies): void {
  app.use(createRequestLog(deps));
  app.get('/livez', named('livez', '/livez'), answerAlive);
  app.get('/readyz', named('readyz', '/readyz'), createAnswerReady(deps.readiness, deps.t));
  const metrics = createMetricsRoute(deps.metrics, deps.metricsAccess);
  app.get('/metrics', named('metrics', '/metrics'), metrics);
}

function named(name: string, path: string): RequestHandler {
  return asRoute({ name, path });
}

function createApi(deps: HttpDependencies): Router {
  const router = express.Router();
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, path } = routes[name];
    const handle = toRequestHandler(name, deps.handlers[name] as never, deps);
    router[method](toExpressPath(path), named(name, apiPrefix + path), handle);
  }
  const { live } = deps;
  const watch = asRoute({ name: 'watchSeries', path: apiPrefix + live.path, isStream: true });
  router.get(toExpressPath(live.path), watch, live.handle);
  return router;
}

/** A page of another site cannot send JSON without being asked for leave first (acceptance.md 2.4, CSRF). */
const requireJson: RequestHandler = (request, _response, next) => {
  const hasBody =
    request.headers['content-length'] !== undefined && request.headers['content-length'] !== '0';
  if (hasBody && request.is('application/json') === false) throw new RequestError('not-json');
  next();
};

function toExpressPath(path: string): string {
  return path.replace(/\{(\w+)\}/gu, ':$1');
}

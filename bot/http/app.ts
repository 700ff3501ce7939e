import express, { type Express, type RequestHandler, type Router } from 'express';
import { apiPrefix, routes, type RouteName } from '../../shared/api/routes.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { Log } from '../app/ports.ts';
import type { Outage } from '../db/outage.ts';
import { createErrorHandler, refuseUnknownRoute } from './errors.ts';
import { setSecurityHeaders } from './headers.ts';
import type { createLiveStream } from './live.ts';
import { toOpenApi } from './openapi.ts';
import { RequestError } from './problems.ts';
import { toRequestHandler, type RouteDependencies, type RouteHandlers } from './route.ts';

export interface HttpDependencies extends RouteDependencies {
  handlers: RouteHandlers;
  live: ReturnType<typeof createLiveStream>;
  /** Takes activities of the Bot Connector. */
  messages: RequestHandler;
  pages: Router;
  /** Routes that exist in local mode only. */
  local: LocalRoutes | null;
  /** Resolves when the app can serve: the database answers. */
  checkReady: () => Promise<unknown>;
  t: Translate;
  log: Log;
  /** Whether an error is the database's. */
  toOutage: (error: unknown) => Outage | null;
}

/** What local mode serves besides the app. */
export type LocalRoutes = Router;

const bodyLimit = '256kb';

/** The whole HTTP surface: health, bot endpoint, API, pages, and in local mode what stands in for Teams. */
export function createHttpApp(deps: HttpDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(setSecurityHeaders({ isLocal: deps.local !== null }));
  app.get('/livez', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const isReady = await deps.checkReady().then(
      () => true,
      () => false,
    );
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ok' : 'the database does not answer' });
  });
  const document = toOpenApi();
  app.get('/openapi.json', (_request, response) => void response.json(document));
  const readJson = express.json({ limit: bodyLimit });
  app.post('/api/messages', readJson, deps.messages);
  app.use(apiPrefix, requireJson, readJson, createApi(deps));
  app.use(deps.pages);
  if (deps.local !== null) app.use(deps.local);
  app.use(refuseUnknownRoute);
  app.use(createErrorHandler(deps));
  return app;
}

function createApi(deps: HttpDependencies): Router {
  const router = express.Router();
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, path } = routes[name];
    router[method](toExpressPath(path), toRequestHandler(name, deps.handlers[name] as never, deps));
  }
  router.get(toExpressPath(deps.live.path), deps.live.handle);
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

import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { readConfig } from '../../../bot/config.ts';
import { setSecurityHeaders } from '../../../bot/http/headers.ts';
import { createPages } from '../../../bot/http/pages.ts';
import { createLog } from '../../../bot/log.ts';
import { serve } from '../../../bot/serve.ts';
import { readOptions, serveParent } from '../ground/serve-parent.ts';

// The tab as it is built for Teams, with its production headers, in front of an app whose people can sign in without
// Teams; and the skeleton, served in the same way.

export interface TabServerOptions {
  /** Environment of the app. */
  environment: Record<string, string>;
  builtSkeleton: string;
}

const { environment, builtSkeleton } = readOptions() as TabServerOptions;
const config = readConfig({ ...environment, PORT: '0' });
const running = await serve(config, createLog('error'));

function createFront(built: string): Express {
  const app = express();
  app.use(setSecurityHeaders({ isLocal: false }));
  app.use(createPages('production', built));
  return app;
}

async function listen(app: Express): Promise<number> {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

const port = await listen(createFront(config.builtFolder).use(running.app.handler));
const skeletonPort = await listen(createFront(builtSkeleton));
serveParent({ baseUrl: running.baseUrl, port, skeletonPort }, async () => {
  await running.stop();
  return {};
});

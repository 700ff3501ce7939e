import { json, Router } from 'express';
import { createLocalGuard } from './guard.ts';
import { refuseUnknownRoute } from '../http/errors.ts';

export interface LocalRoutesDependencies {
  /** Port of our own server: the guard lets requests to it in, and no other. */
  port: number;
  issuer: { router: Router };
  connector: { router: Router };
  /** Sign-in, chats, outbox, sample company, clock: each with paths below `/local`. */
  routers: readonly Router[];
}

/** Everything below `/local`, guarded; mount it at the root of the server. It reads its JSON bodies itself. */
export function createLocalRoutes({ port, issuer, connector, routers }: LocalRoutesDependencies): Router {
  const local = Router();
  local.use(createLocalGuard(port));
  local.use(json({ limit: '512kb' }));
  local.use('/issuer', issuer.router);
  local.use('/connector', connector.router);
  for (const router of routers) local.use(router);
  local.use(refuseUnknownRoute);
  const root = Router();
  root.use('/local', local);
  return root;
}

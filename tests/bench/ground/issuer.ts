import type { AddressInfo } from 'node:net';
import express from 'express';
import { createClock } from '../../../bot/clock.ts';
import { createIssuerKey } from '../../../bot/local/issuer-keys.ts';
import { createIssuer, type Issuer } from '../../../bot/local/issuer.ts';

/** The issuer of local mode on a server of its own, whose tokens both bots check. Ends with the work. */
export async function onIssuer<Result>(
  work: (issuer: Issuer, baseUrl: string) => Promise<Result>,
): Promise<Result> {
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const issuerKey = await createIssuerKey('bench');
    const issuer = await createIssuer({ baseUrl, clock: createClock(), issuerKey });
    app.use('/local/issuer', issuer.router);
    return await work(issuer, baseUrl);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

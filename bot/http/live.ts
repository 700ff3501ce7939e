import type { RequestHandler, Response } from 'express';
import type { LiveHint, LiveMessage } from '../../shared/api/live.ts';
import { livePath } from '../../shared/api/routes.ts';
import { toActor } from '../../shared/series/people.ts';
import type { LiveFeed } from '../app/live-feed.ts';
import type { Queries } from '../app/queries.ts';
import type { Authenticate } from './auth.ts';

export interface LiveDependencies {
  feed: LiveFeed;
  queries: Queries;
  authenticate: Authenticate;
}

interface Client {
  response: Response;
  seriesId: string;
  personId: string;
}

const heartbeatMs = 20_000;
/** A client that does not read is told to begin anew instead of being written to for ever (performance.md §5). */
const backlogLimitBytes = 64 * 1024;

/** One event as it is sent: written once, however many read it. */
function toEvent(message: LiveMessage): Buffer {
  return Buffer.from(`data: ${JSON.stringify(message)}\n\n`);
}

const resync = toEvent({ type: 'resync' });

/**
 * The live stream of a series as Server-Sent Events: hints without content, each only to the tabs of that series, and
 * personal ones only to that person. Every connection begins with `resync`.
 */
export function createLiveStream({ feed, queries, authenticate }: LiveDependencies) {
  const clients = new Set<Client>();
  const bySeries = new Map<string, Set<Client>>();

  feed.listen({
    onHint: ({ personId, ...hint }: LiveHint) => {
      const event = toEvent({ type: 'changed', hint });
      for (const client of bySeries.get(hint.seriesId) ?? []) {
        if (personId === null || personId === client.personId) write(client, event);
      }
    },
    onResync: () => {
      for (const client of clients) write(client, resync);
    },
  });
  const heartbeat = setInterval(() => {
    for (const { response } of clients) response.write(': still here\n\n');
  }, heartbeatMs);

  function write({ response }: Client, event: Buffer): void {
    if (response.writableLength > backlogLimitBytes) response.destroy();
    else response.write(event);
  }

  function add(client: Client): void {
    const others = bySeries.get(client.seriesId) ?? new Set();
    clients.add(client);
    bySeries.set(client.seriesId, others.add(client));
    client.response.on('close', () => {
      clients.delete(client);
      others.delete(client);
      if (others.size === 0 && bySeries.get(client.seriesId) === others) bySeries.delete(client.seriesId);
    });
  }

  const handle: RequestHandler = async (request, response) => {
    const person = await authenticate(request.headers.authorization);
    const seriesId = String(request.params['seriesId']);
    toActor((await queries.getSeries(seriesId)).state, person.id);
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    const client: Client = { response, seriesId, personId: person.id };
    add(client);
    write(client, resync);
  };

  return {
    path: livePath,
    handle,
    countClients: (): number => clients.size,
    stop: (): void => {
      clearInterval(heartbeat);
      for (const { response } of clients) response.end();
    },
  };
}

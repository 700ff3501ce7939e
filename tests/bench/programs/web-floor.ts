import type { AddressInfo } from 'node:net';
import express, { type RequestHandler, type Response } from 'express';
import { MongoClient } from 'mongodb';
import { readOptions, serveParent } from '../ground/serve-parent.ts';

// The least that a server can do for what the app does: Express, the driver, and nothing else. A process of its own.

export interface WebFloorOptions {
  uri: string;
  databaseName: string;
}

/** What the parent may ask: the body that no-op requests are answered with, or the memory after a collection. */
export type WebFloorRequest = { kind: 'body'; body: object } | { kind: 'collect' };

const { uri, databaseName } = readOptions() as WebFloorOptions;
const client = await new MongoClient(uri).connect();
const meetings = client
  .db(databaseName, { writeConcern: { w: 1, journal: true } })
  .collection<{ _id: string; version: number }>('meetings');
const listeners = new Set<Response>();
let body: object = {};

const answerNothing: RequestHandler = (_request, response) => void response.json(body);

const findMeeting: RequestHandler = async (request, response) => {
  response.json(await meetings.findOne({ _id: String(request.params['id']) }));
};

/** The writer says which version it has seen: one conditional update. */
const editItem: RequestHandler = async (request, response) => {
  const { version, title } = request.body as { version: number; title: string };
  const filter = { _id: String(request.params['id']), version };
  const update = { $set: { 'items.$[item].title': title }, $inc: { version: 1 } };
  const arrayFilters = [{ 'item.id': request.params['itemId'] }];
  const { matchedCount } = await meetings.updateOne(filter, update, { arrayFilters });
  response.status(matchedCount === 1 ? 200 : 409).json(body);
};

/** Moves on one document, one after the other: what a queue in the process makes of them. */
let last: Promise<unknown> = Promise.resolve();
const moveItem: RequestHandler = async (request, response) => {
  const { itemId, rank } = request.body as { itemId: string; rank: number };
  const update = { $set: { 'items.$[item].rank': rank }, $inc: { version: 1 } };
  const move = () =>
    meetings.updateOne({ _id: String(request.params['id']) }, update, {
      arrayFilters: [{ 'item.id': itemId }],
    });
  const mine = last.then(move);
  last = mine;
  await mine;
  response.json(body);
};

const openStream: RequestHandler = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('data: {"type":"resync"}\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
};

const tellAll: RequestHandler = (request, response) => {
  const event = `data: ${JSON.stringify(request.body)}\n\n`;
  for (const listener of listeners) listener.write(event);
  response.json({});
};

const app = express();
app.get('/noop', answerNothing);
app.get('/meetings/:id', findMeeting);
app.patch('/meetings/:id/items/:itemId', express.json(), editItem);
app.post('/meetings/:id/order', express.json(), moveItem);
app.get('/live', openStream);
app.post('/change', express.json(), tellAll);

async function answerParent(request: WebFloorRequest): Promise<object> {
  if (request.kind === 'body') ({ body } = request);
  else await Promise.resolve(globalThis.gc?.());
  return {};
}

const server = app.listen(0, '127.0.0.1', () => {
  serveParent({ port: (server.address() as AddressInfo).port }, answerParent);
});

import type { AddressInfo } from 'node:net';
import express from 'express';
import { ulid } from 'ulid';
import { createBotAdapter } from '../../../bot/teams/adapter.ts';
import { createBot } from '../../../bot/teams/bot.ts';
import type { BotDependencies } from '../../../bot/teams/dependencies.ts';
import { createMessagesHandler } from '../../../bot/teams/messages.ts';
import { createClock } from '../../../bot/clock.ts';
import { localAppId, localTenantId } from '../../../bot/local/tenant.ts';
import { t, toCheckIn, toMeeting, toSeries } from '../../support/meeting-records.ts';
import { silent } from '../../support/quiet.ts';
import { readOptions, serveParent } from '../ground/serve-parent.ts';

// The real bot with all its checks, on records that are in memory: what a turn costs besides the database.

export interface BotOptions {
  openIdMetadataUrl: string;
  tokenIssuer: string;
  serviceUrl: string;
}

const { openIdMetadataUrl, tokenIssuer, serviceUrl } = readOptions() as BotOptions;
const rules = { tenantIds: [localTenantId], serviceUrls: [serviceUrl] };
const adapter = createBotAdapter({
  appId: localAppId,
  tenantId: localTenantId,
  credentials: { kind: 'token', getToken: () => Promise.resolve('') },
  rules,
  issuer: { openIdMetadataUrl, tokenIssuer },
});
const clock = createClock();
const translateFor = () => t;
const person = {
  id: 'cem',
  tenantId: localTenantId,
  objectId: 'cem',
  name: 'Cem Kaya',
  email: null,
  zone: null,
};
const records = { series: toSeries(), meeting: toMeeting(), checkIn: toCheckIn(), version: 1 };

/** Only what the press asks for; anything else would fail loudly. */
const memory = {
  people: { findByIdentity: () => Promise.resolve(person), remember: () => Promise.resolve(person) },
  conversations: {
    findPersonal: () => Promise.resolve({ id: 'chat-cem' }),
    remember: () => Promise.resolve(null),
  },
  queries: { findCheckIn: () => Promise.resolve(records) },
  repositories: {
    checkIns: {
      listOfMeeting: () => Promise.resolve([{ state: records.checkIn }]),
      findLastSent: () => Promise.resolve(null),
    },
    people: { list: () => Promise.resolve([person]) },
  },
  personSettings: { get: () => Promise.resolve({ language: null, zone: null }) },
  noteShown: () => Promise.resolve(),
};
const bot = createBot({
  ...memory,
  clock,
  newId: ulid,
  log: silent,
  translateFor,
  tabUrl: (id: string) => `https://tandem.example/tab/meetings/${id}`,
  tabPage: (path: string) => `https://tandem.example/tab${path}`,
} as unknown as BotDependencies);

const app = express();
const handle = createMessagesHandler({
  adapter,
  bot,
  rules,
  tokenIssuer,
  translateFor,
  newId: ulid,
  log: silent,
});
app.post('/api/messages', express.json(), handle);
const server = app.listen(0, '127.0.0.1', () => {
  serveParent({ port: (server.address() as AddressInfo).port }, () => Promise.resolve({}));
});

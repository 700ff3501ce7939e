import type { RequestHandler, Router } from 'express';
import { ulid } from 'ulid';
import { createClock, type SettableClock } from '../clock.ts';
import type { Core } from '../core.ts';
import type { Db } from '../db/connect.ts';
import type { LocalMode } from '../edges.ts';
import { createIndexes } from '../db/indexes.ts';
import { createSettingRepository } from '../db/settings.ts';
import type { Worker } from '../jobs/worker.ts';
import { createChatStore, localIndexes } from './chat-store.ts';
import { createChatsRouter, createLocalChats } from './chats.ts';
import {
  createClockControl,
  createRunRecorder,
  readStoredOffset,
  type RunRecorder,
} from './clock-control.ts';
import { createClockRoutes } from './clock-routes.ts';
import { createCompany } from './company.ts';
import { createCompanyRouter } from './company-routes.ts';
import { createConnector } from './connector.ts';
import { createIssuer, type Issuer } from './issuer.ts';
import { readIssuerKey } from './issuer-keys.ts';
import { createListPeople } from './list-people.ts';
import { createLocalMailTransport, createOutboxRouter } from './outbox.ts';
import { createPlaygroundDoor } from './playground.ts';
import { createLocalRoutes } from './routes.ts';
import { createSample } from './sample/create-sample.ts';
import { createSampleRouter } from './sample/sample-routes.ts';
import { createSignInRouter } from './sign-in.ts';
import { localAppId, localTenantId, toLocalServiceUrl } from './tenant.ts';

export interface LocalModeDependencies {
  db: Db;
  /** Origin of our own server, without a slash at the end. */
  baseUrl: string;
  /** Where messages go: the connector of another process on the same database; null for our own. */
  connectorUrl: string | null;
  /** The Agents Playground is let in (playground.ts). */
  isPlayground: boolean;
}

/** Puts an issuer, a connector and a clock of our own in the place of Teams (architecture.md 13). */
export async function createLocalMode({
  db,
  baseUrl,
  connectorUrl,
  isPlayground,
}: LocalModeDependencies): Promise<{ local: LocalMode; clock: SettableClock }> {
  const clock = createClock(await readStoredOffset(createSettingRepository(db)));
  const newId = () => ulid(clock.machineNow());
  const issuer = await createIssuer({ baseUrl, clock, issuerKey: await readIssuerKey(db, newId()) });
  const ownConnector = toLocalServiceUrl(baseUrl);
  const serviceUrl = connectorUrl ?? ownConnector;
  const recorder = createRunRecorder(clock);
  await createIndexes(db, [...localIndexes]);
  return {
    clock,
    local: {
      edges: {
        publicUrl: baseUrl,
        appId: localAppId,
        tenantId: localTenantId,
        trust: {
          keys: issuer.jwks,
          issuerOf: () => issuer.personIssuer,
          audience: localAppId,
          tenants: [localTenantId],
        },
        credentials: { kind: 'token', getToken: issuer.signBotToken },
        rules: {
          tenantIds: [localTenantId],
          serviceUrls: [...new Set([serviceUrl, ownConnector])],
          hasLoopback: isPlayground,
        },
        issuer: { openIdMetadataUrl: issuer.openIdMetadataUrl, tokenIssuer: issuer.activityIssuer },
        mail: createLocalMailTransport({ db, clock, newId }),
      },
      onJobDone: recorder.note,
      createRoutes: async ({ core, worker, messages }) => {
        await core.repositories.conversations.readdressAll(serviceUrl);
        const parts = { db, baseUrl, core, worker, messages, clock, issuer, recorder, isPlayground };
        return composeRoutes(parts);
      },
    },
  };
}

interface RouteParts {
  db: Db;
  baseUrl: string;
  core: Core;
  worker: Worker;
  messages: RequestHandler;
  clock: SettableClock;
  issuer: Issuer;
  recorder: RunRecorder;
  isPlayground: boolean;
}

function composeRoutes(parts: RouteParts): { router: Router; messages: RequestHandler } {
  const { db, baseUrl, core, worker, clock, issuer, recorder, isPlayground } = parts;
  const { repositories, newId } = core;
  const { people, jobs, settings } = repositories;
  const chats = createChatStore({ db, clock, newId });
  const localChats = createLocalChats({ chats, issuer, findPerson: people.find, baseUrl, clock, newId });
  const connector = createConnector({ chats, issuer, listPeople: people.list });
  const control = createClockControl({ clock, worker, jobs, settings, idle: core.commands.idle, recorder });
  const sample = createSample({ ...core, installApp: localChats.installApp });
  const port = Number(new URL(baseUrl).port);
  const router = createLocalRoutes({
    port,
    issuer,
    connector,
    routers: [
      createSignInRouter({
        listPeople: createListPeople({ repositories, chats }),
        findPerson: people.find,
        issuer,
        isPlayground,
      }),
      createChatsRouter({ chats, ...localChats }),
      createOutboxRouter({ db }),
      createClockRoutes(control),
      createSampleRouter(sample),
      createCompanyRouter(createCompany({ people, chats, installApp: localChats.installApp })),
    ],
  });
  if (!isPlayground) return { router, messages: parts.messages };
  return { router, messages: createPlaygroundDoor({ ...parts, port, createSample: sample, log: core.log }) };
}

import { createRemoteJWKSet } from 'jose';
import type { MailTransport } from './app/ports.ts';
import type { TeamsConfig } from './config.ts';
import type { Core } from './core.ts';
import type { Database } from './db/connect.ts';
import type { Job } from './db/job.ts';
import type { LocalRoutes, MessagesHandler } from './http/app.ts';
import type { Worker } from './jobs/worker.ts';
import { createSmtpTransport } from './mail/transport.ts';
import type { TokenTrust } from './http/auth.ts';
import type { LocalIssuer } from './teams/adapter.ts';
import type { BotCredentials } from './teams/credentials.ts';
import { teamsServiceUrls, type GateRules } from './teams/gate.ts';

/** What differs between Teams and local mode: whose tokens are taken, and where messages go. */
export interface Edges {
  /** Where people reach the app, without a slash at the end. */
  publicUrl: string;
  appId: string;
  tenantId: string;
  trust: TokenTrust;
  credentials: BotCredentials;
  rules: GateRules;
  /** The issuer of activities' tokens, where it is not that of Teams. */
  issuer: LocalIssuer | null;
  /** Null where mail is not set up. */
  mail: MailTransport | null;
}

export interface LocalRoutesDependencies {
  core: Core;
  worker: Worker;
  database: Database;
  /** Takes activities; local mode may put something in front of it. */
  messages: MessagesHandler;
}

/** What local mode puts in the place of Teams; loaded only there (bot/local/local-mode.ts). */
export interface LocalMode {
  edges: Edges;
  /** Told of every job that ended. */
  onJobDone: (job: Job) => void;
  createRoutes: (
    deps: LocalRoutesDependencies,
  ) => Promise<{ router: LocalRoutes; messages: MessagesHandler }>;
}

/** Entra and the public cloud's Bot Connector, for one tenant, and a mail server where there is one. */
export function createTeamsEdges({ publicUrl, appId, tenantId, appPassword, mail }: TeamsConfig): Edges {
  const keys = new URL(`https://login.microsoftonline.com/${tenantId}/discovery/v2.0/keys`);
  return {
    publicUrl,
    appId,
    tenantId,
    trust: {
      keys: createRemoteJWKSet(keys),
      issuerOf: (tenant) => `https://login.microsoftonline.com/${tenant}/v2.0`,
      audience: appId,
      tenants: [tenantId],
    },
    credentials: { kind: 'single-tenant', password: appPassword },
    rules: { tenantIds: [tenantId], serviceUrls: teamsServiceUrls },
    issuer: null,
    mail: mail === null ? null : createSmtpTransport(mail),
  };
}

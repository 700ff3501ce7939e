import { resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './db/start-error.ts';
import { readSmtpUrl, type SmtpServer } from './mail/smtp-url.ts';
import type { MailSender } from './mail/transport.ts';

const commonSchema = z.object({
  PORT: z.coerce
    .number({ error: 'a whole number from 0 to 65535' })
    .int({ error: 'a whole number from 0 to 65535' })
    .min(0, { error: 'a whole number from 0 to 65535' })
    .max(65_535, { error: 'a whole number from 0 to 65535' })
    .default(3978),
  DATA_DIR: z.string().min(1).default('.data'),
  MONGODB_URI: z.string().min(1).optional(),
  MONGOD_BINARY: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).optional(),
});

const smtpHint =
  'smtps://user:password@host:465 or smtp://user:password@host:587, or smtp+plain://localhost:25 on this computer, without options';
const senderHint = 'an address, or Name <address>';

const smtpUrlSchema = z.string().transform((text, context): SmtpServer => {
  const server = readSmtpUrl(text);
  if (server !== null) return server;
  context.addIssue({ code: 'custom', message: smtpHint });
  return z.NEVER;
});

const senderSchema = z.string().transform((text, context): MailSender => {
  const [, name = '', address = text] = /^([^<>]*)<([^<>]+)>$/u.exec(text) ?? [];
  if (z.email().safeParse(address.trim()).success) return { name: name.trim(), address: address.trim() };
  context.addIssue({ code: 'custom', message: senderHint });
  return z.NEVER;
});

const loopbackHint = 'an address of this computer, such as http://127.0.0.1:3978/local/connector/';

const localSchema = commonSchema.extend({
  TANDEM_MODE: z.literal('local'),
  LOCAL_CONNECTOR_URL: z
    .url({ protocol: /^http$/u, hostname: /^(?:127\.0\.0\.1|localhost)$/u, error: loopbackHint })
    .optional(),
});

const teamsSchema = commonSchema
  .extend({
    TANDEM_MODE: z.literal('teams'),
    MONGODB_URI: z.string().min(1),
    PUBLIC_URL: z.url({ protocol: /^https$/u }),
    MICROSOFT_APP_ID: z.guid(),
    MICROSOFT_APP_TENANT_ID: z.guid(),
    MICROSOFT_APP_PASSWORD: z.string().min(16),
    METRICS_TOKEN: z.string().min(16).optional(),
    SMTP_URL: smtpUrlSchema.optional(),
    MAIL_FROM: senderSchema.optional(),
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => (SMTP_URL === undefined) === (MAIL_FROM === undefined), {
    path: ['SMTP_URL and MAIL_FROM'],
    message: 'both or neither',
  });

const environmentSchema = z.discriminatedUnion('TANDEM_MODE', [localSchema, teamsSchema]);

/** Who the app is to Microsoft Entra and to the Bot Connector. */
export interface TeamsConfig {
  publicUrl: string;
  appId: string;
  tenantId: string;
  appPassword: string;
  /** Secret of those who may read the metrics; null where nobody may. */
  metricsToken: string | null;
  /** Null where mail is not set up: then nothing is sent by mail. */
  mail: { server: SmtpServer; from: MailSender } | null;
}

/** Everything that is set from outside, read once before anything starts. */
export interface Config {
  port: number;
  /** Absolute path. */
  dataDir: string;
  /** Folder that holds the built tab, absolute: beside the compiled bot. */
  builtFolder: string;
  mongodbUri: string | null;
  mongodBinary: string | null;
  logLevel: string;
  databaseName: string;
  /** How many messages per second a tenant allows; Teams documents 30 (performance.md §4). */
  tenantSendsPerSecond: number;
  /** Connector of another process in local mode; null for the own one. */
  localConnectorUrl: string | null;
  /** Activities of the Agents Playground are taken, which have no token: in local mode, and only when asked for. */
  isPlayground: boolean;
  /** Null in local mode. Nothing switches from one to the other while running. */
  teams: TeamsConfig | null;
}

/**
 * Reads the environment and what is written behind `npm start --`. Local mode is the default; `TANDEM_MODE=teams` needs
 * every secret that it works with.
 *
 * @throws StartError one sentence that names every variable or option that is wrong.
 */
export function readConfig(
  environment: NodeJS.ProcessEnv = process.env,
  options: readonly string[] = [],
): Config {
  const result = environmentSchema.safeParse({ TANDEM_MODE: 'local', ...environment });
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`);
    throw new StartError(`Correct these settings and start again: ${problems.join(', ')}.`);
  }
  const settings = result.data;
  const isLocal = settings.TANDEM_MODE === 'local';
  return {
    port: settings.PORT,
    dataDir: resolve(settings.DATA_DIR),
    builtFolder: resolve(import.meta.dirname, '..'),
    mongodbUri: settings.MONGODB_URI ?? null,
    mongodBinary: settings.MONGOD_BINARY ?? null,
    logLevel: settings.LOG_LEVEL ?? (isLocal ? 'warn' : 'info'),
    databaseName: readDatabaseName(settings.MONGODB_URI) ?? 'tandem',
    tenantSendsPerSecond: 25,
    localConnectorUrl: toLocalConnectorUrl(settings),
    isPlayground: readPlaygroundOption(options, isLocal),
    teams: isLocal ? null : toTeams(settings),
  };
}

const playgroundOption = '--playground';

function readPlaygroundOption(options: readonly string[], isLocal: boolean): boolean {
  const unknown = options.find((option) => option !== playgroundOption);
  if (unknown !== undefined) {
    throw new StartError(
      `There is no option ${unknown}: the only one is ${playgroundOption}, everything else is a variable (env/.env.example).`,
    );
  }
  if (options.length > 0 && !isLocal) {
    throw new StartError(
      `${playgroundOption} takes messages without a token, which Teams mode never does: start without it, or without TANDEM_MODE=teams.`,
    );
  }
  return options.length > 0;
}

/** The database that a connection string names behind its hosts; null where it names none. */
function readDatabaseName(uri = ''): string | null {
  return /^mongodb(?:\+srv)?:\/\/[^/]*\/([^/?]+)/u.exec(uri)?.[1] ?? null;
}

function toLocalConnectorUrl(settings: z.infer<typeof environmentSchema>): string | null {
  return settings.TANDEM_MODE === 'local' ? (settings.LOCAL_CONNECTOR_URL ?? null) : null;
}

type TeamsSettings = Extract<z.infer<typeof environmentSchema>, { TANDEM_MODE: 'teams' }>;

function toTeams(settings: TeamsSettings): TeamsConfig {
  const { SMTP_URL: server, MAIL_FROM: from } = settings;
  return {
    publicUrl: settings.PUBLIC_URL.replace(/\/$/u, ''),
    appId: settings.MICROSOFT_APP_ID,
    tenantId: settings.MICROSOFT_APP_TENANT_ID,
    appPassword: settings.MICROSOFT_APP_PASSWORD,
    metricsToken: settings.METRICS_TOKEN ?? null,
    mail: server === undefined || from === undefined ? null : { server, from },
  };
}

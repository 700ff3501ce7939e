import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TeamsInfo,
  type Activity,
  type ConversationReference as SdkReference,
  type MeetingDetails,
  type TeamsChannelAccount,
  type TurnContext,
} from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import type { ConversationReference, OutgoingMessage } from '../app/ports.ts';
import { createCredentials, type BotCredentials } from './credentials.ts';
import { isAllowedServiceUrl, type ServiceRules } from './gate.ts';
import { createTransport } from './transport.ts';

/** Largest page of a roster that Teams gives. */
const rosterPageSize = 500;

/** Endpoints of an issuer of our own; without it the SDK's values for Teams stand (local mode, and tests). */
export interface LocalIssuer {
  openIdMetadataUrl: string;
  /** `iss` of the tokens that come with activities. */
  tokenIssuer: string;
}

export interface BotAdapterOptions {
  appId: string;
  /** Tenant of the bot's registration. */
  tenantId: string;
  credentials: BotCredentials;
  /** Connectors that may be spoken to (gate.ts). */
  rules: ServiceRules;
  issuer?: LocalIssuer;
  /** Limit of one request in milliseconds. */
  timeoutMs?: number;
}

/** What may be sent: a card with its line for notifications, or plain words. */
export type Reply = OutgoingMessage | { text: string };

/** Answers to the activity of one turn, in its conversation. */
export interface Turn {
  reply: (message: Reply) => Promise<void>;
  /** Puts a message in the place of one that the bot sent before. */
  replace: (messageId: string, message: Reply) => Promise<void>;
}

export type BotAdapter = ReturnType<typeof createBotAdapter>;

/** The issuer of activities' tokens in the public cloud (bot-framework-rest-connector-authentication). */
export const teamsTokenIssuer = 'https://api.botframework.com';

/**
 * The Bot Framework's adapter behind functions of ours. The check of tokens is always on: there is no option without an
 * app id or without credentials. All requests go out once, in limited time and to listed connectors only (transport.ts).
 */
export function createBotAdapter({
  appId,
  tenantId,
  credentials,
  rules,
  issuer,
  timeoutMs,
}: BotAdapterOptions) {
  const isAllowed = (url: string) => isAllowedServiceUrl(url, rules);
  const httpClient = createTransport({ isAllowed, ...(timeoutMs !== undefined && { timeoutMs }) });
  const authentication = new ConfigurationBotFrameworkAuthentication(
    toConfiguration(appId, tenantId, issuer),
    createCredentials(appId, tenantId, credentials),
    undefined,
    undefined,
    { httpClient },
  );
  const sdk = new OpenCloudAdapter(authentication);

  /** Sends to a stored conversation, outside of a turn. @returns the id of the message. */
  async function post(to: ConversationReference, message: OutgoingMessage): Promise<string> {
    let id = '';
    await sdk.continueConversationAsync(appId, toSdkReference(to), async (context) => {
      // Through the adapter: a turn context would make the post a reply to the invented activity that it continues.
      const [sent] = await sdk.sendActivities(context, [toOutgoing(to, message)]);
      id = sent?.id ?? '';
    });
    return id;
  }

  async function edit(
    to: ConversationReference,
    activityId: string,
    message: OutgoingMessage,
  ): Promise<void> {
    await sdk.continueConversationAsync(appId, toSdkReference(to), async (context) => {
      await sdk.updateActivity(context, { ...toOutgoing(to, message), id: activityId });
    });
  }

  /** Everybody of a conversation, page by page. */
  async function listMembers(to: ConversationReference): Promise<TeamsChannelAccount[]> {
    const members: TeamsChannelAccount[] = [];
    await sdk.continueConversationAsync(appId, toSdkReference(to), async (context) => {
      for (let next = ''; ;) {
        const page = await TeamsInfo.getPagedMembers(context, rosterPageSize, next === '' ? undefined : next);
        members.push(...page.members);
        // Typed as always there; the last page has none.
        next = (page as Partial<typeof page>).continuationToken ?? '';
        if (next === '') return;
      }
    });
    return members;
  }

  /** What the calendar says of the meeting that a chat belongs to. */
  async function readMeeting(to: ConversationReference, meetingId: string): Promise<MeetingDetails | null> {
    let details: MeetingDetails | null = null;
    await sdk.continueConversationAsync(appId, toSdkReference(to), async (context) => {
      details = (await TeamsInfo.getMeetingInfo(context, meetingId)).details;
    });
    return details;
  }

  /** Checks the token of a request. @throws whatever the SDK throws for a token that it does not take. */
  function authenticate(json: unknown, authorization: string): Promise<AuthenticateRequestResult> {
    return authentication.authenticateRequest(json as Activity, authorization);
  }

  /** Runs one turn for an activity whose token was accepted. */
  async function run(json: unknown, result: AuthenticateRequestResult, logic: (turn: Turn) => Promise<void>) {
    await sdk.processAuthenticated(result, json as Activity, (context) => logic(toTurn(context)));
  }

  return { authenticate, run, post, edit, listMembers, readMeeting };
}

/** Makes the SDK's turn callable with a token that has been checked already, so that each step has its own answer. */
class OpenCloudAdapter extends CloudAdapter {
  async processAuthenticated(
    result: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.processActivity(result, activity, logic);
  }
}

function toConfiguration(
  appId: string,
  tenantId: string,
  issuer: LocalIssuer | undefined,
): Record<string, string> {
  const base = { MicrosoftAppId: appId, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: tenantId };
  if (issuer === undefined) return base;
  return {
    ...base,
    ToBotFromChannelOpenIdMetadataUrl: issuer.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: issuer.openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: issuer.tokenIssuer,
    ToChannelFromBotOAuthScope: issuer.tokenIssuer,
    ToChannelFromBotLoginUrl: issuer.openIdMetadataUrl,
    OAuthUrl: issuer.openIdMetadataUrl,
  };
}

function toTurn(context: TurnContext): Turn {
  return {
    reply: async (message) => {
      await context.sendActivity(toContent(message));
    },
    replace: async (messageId, message) => {
      await context.updateActivity({ ...toContent(message), id: messageId });
    },
  };
}

function toContent(message: Reply): Partial<Activity> {
  if ('text' in message) return { type: 'message', text: message.text, textFormat: 'plain' };
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content: message.card };
  return { type: 'message', summary: message.summary, attachments: [attachment] };
}

function toOutgoing({ id, botId, type }: ConversationReference, message: OutgoingMessage): Partial<Activity> {
  return {
    ...toContent(message),
    channelId: 'msteams',
    conversation: toConversation(id, type),
    from: { id: botId, name: '' },
  };
}

function toSdkReference({
  id,
  botId,
  serviceUrl,
  tenantId,
  type,
}: ConversationReference): Partial<SdkReference> {
  const conversation = { ...toConversation(id, type), tenantId };
  return { channelId: 'msteams', serviceUrl, bot: { id: botId, name: '' }, conversation };
}

/** A meeting's chat is a group chat to the connector. */
function toConversation(id: string, type: ConversationReference['type']) {
  const conversationType = type === 'meeting' ? 'groupChat' : type;
  return { id, isGroup: type !== 'personal', conversationType, name: '' };
}

import type { Person } from '../app/ports.ts';
import type { LocalChat } from './chat-store.ts';
import { toTeamsId } from './connector.ts';
import { localBot, localTenantId, toLocalServiceUrl } from './tenant.ts';

/** A press on a card as the page sends it. */
export interface PressedAction {
  type: string;
  verb?: string | undefined;
  data: Readonly<Record<string, unknown>>;
}

export interface ActivityHead {
  /** Id of the activity; for a message also that of the stored message. */
  id: string;
  chat: LocalChat;
  /** Null for what Teams itself tells. */
  from: Person | null;
  baseUrl: string;
  /** The product's time, an instant text. */
  at: string;
}

/** Something a person wrote; in a channel it names the bot, as only such messages reach it. */
export function toMessageActivity(head: ActivityHead, text: string): object {
  return { ...toActivity(head), type: 'message', text, textFormat: 'plain', entities: toMentions(text) };
}

/** Everybody whom the text mentions by `<at>`; like Teams, it does not say for everybody who they are. */
function toMentions(text: string): object[] {
  return [...text.matchAll(/<at>([^<]{1,120})<\/at>/gu)].map(([written, name = '']) => {
    const mentioned = name === localBot.name ? localBot : { id: toTeamsId(name), name };
    return { type: 'mention', mentioned, text: written };
  });
}

/** A command of the message extension, chosen in the menu of a message. */
export function toMessageActionActivity(
  head: ActivityHead,
  message: { id: string; text: string },
  commandId: string,
): object {
  const linkToMessage = `https://teams.example/l/message/${head.chat.id}/${message.id}`;
  const body = { contentType: 'text', content: message.text };
  const messagePayload = { id: message.id, messageType: 'message', linkToMessage, body };
  const value = { commandId, commandContext: 'message', data: {}, messagePayload };
  return { ...toActivity(head), type: 'invoke', name: 'composeExtension/submitAction', value };
}

/** A press on Action.Execute. */
export function toExecuteActivity(
  head: ActivityHead,
  replyToId: string,
  { verb, data }: PressedAction,
): object {
  const value = { action: { type: 'Action.Execute', verb: verb ?? '', data }, trigger: 'manual' };
  return { ...toActivity(head), type: 'invoke', name: 'adaptiveCard/action', replyToId, value };
}

/** A press on the legacy Action.Submit: a message without words whose value is the data. */
export function toSubmitActivity(head: ActivityHead, replyToId: string, { data }: PressedAction): object {
  return { ...toActivity(head), type: 'message', text: '', replyToId, value: data };
}

/** The two ways in which Teams tells that the app was added. */
export function toInstallActivities(head: ActivityHead): object[] {
  const base = toActivity(head);
  return [
    { ...base, id: `${head.id}-1`, type: 'conversationUpdate', membersAdded: [localBot], membersRemoved: [] },
    { ...base, id: `${head.id}-2`, type: 'installationUpdate', action: 'add' },
  ];
}

function toActivity({ id, chat, from, baseUrl, at }: ActivityHead): object {
  return {
    id,
    timestamp: at,
    channelId: 'msteams',
    serviceUrl: toLocalServiceUrl(baseUrl),
    locale: 'en',
    // People of local mode sit at this computer.
    localTimezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    from: from === null ? {} : { id: toTeamsId(from.id), name: from.name, aadObjectId: from.objectId },
    recipient: localBot,
    conversation: {
      id: chat.id,
      name: chat.name,
      tenantId: localTenantId,
      isGroup: chat.type !== 'personal',
      conversationType: chat.type === 'meeting' ? 'groupChat' : chat.type,
    },
    channelData: {
      tenant: { id: localTenantId },
      ...(chat.type === 'channel' && { channel: { id: chat.id }, team: { id: chat.id } }),
      ...(chat.type === 'meeting' && { meeting: { id: chat.id } }),
    },
  };
}

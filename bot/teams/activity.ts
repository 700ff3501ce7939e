import { z } from 'zod';
import type { ConversationReference } from '../app/ports.ts';
import { toPlainText } from './command-text.ts';

/** What every activity tells: who, where, in which tenant. The ids were verified with the request's token. */
export interface ActivitySource {
  /** Id that Teams gave the activity; a repeated delivery may come under another one. */
  activityId: string;
  /** The conversation as it is addressed now; `personId` and `seriesId` are not known from an activity. */
  conversation: ConversationReference;
  /** Identity of the sender; null for Teams itself and for people without an account of a tenant. */
  from: { objectId: string; name: string } | null;
  /** IANA zone of the sender's client; null where it does not say. */
  zone: string | null;
  /** Language of the sender's client, a BCP 47 tag. */
  locale: string;
}

export interface TextMessage extends ActivitySource {
  kind: 'message';
  /** As it was typed, with mention tags and entities. */
  text: string;
  /** How the bot is called in this conversation. */
  botName: string;
  /** Other people whom it mentions, in order; the object id is null where Teams leaves it out. */
  mentions: { name: string; objectId: string | null }[];
}

export interface CardPress extends ActivitySource {
  kind: 'press';
  /** An `execute` is answered with a card in place; after a `submit` the card is replaced by an edit. */
  via: 'execute' | 'submit';
  /** A client that refreshes a card by itself may only be given a card (style.md 1.3). */
  isAutomatic: boolean;
  verb: string;
  /** The action's data and the card's inputs: untrusted. */
  data: Readonly<Record<string, unknown>>;
  /** The message that holds the card. */
  messageId: string | null;
}

/** The app was added to a conversation; this may be told several times. */
export interface Installed extends ActivitySource {
  kind: 'installed';
}

/** The app was taken out of a conversation. */
export interface Removed extends ActivitySource {
  kind: 'removed';
}

/** A command of the message extension, chosen in the menu of a message or in the dialog that answered it. */
export interface MessageAction extends ActivitySource {
  kind: 'message-action';
  commandId: string;
  /** Id of the chosen message; empty where Teams does not say. */
  messageId: string;
  /** Its words, without formatting. */
  text: string;
  /** Where it can be read; null for anything that is no web address. */
  link: string | null;
  /** What was typed or chosen in the dialog: untrusted. */
  data: Readonly<Record<string, unknown>>;
}

export interface OtherActivity extends ActivitySource {
  kind: 'other';
}

export type BotActivity = TextMessage | CardPress | Installed | Removed | MessageAction | OtherActivity;

const text = z.string().nullish();
const dataSchema = z.record(z.string(), z.unknown());

/** The parts of a Bot Framework activity that we read. */
const wireSchema = z.object({
  type: z.string(),
  id: text,
  name: text,
  action: text,
  text,
  locale: text,
  localTimezone: text,
  replyToId: text,
  serviceUrl: z.string(),
  from: z.object({ name: text, aadObjectId: text }).nullish(),
  recipient: z.object({ id: z.string(), name: text }),
  conversation: z.object({ id: z.string().min(1), name: text, conversationType: text, tenantId: text }),
  channelData: z
    .object({
      tenant: z.object({ id: text }).nullish(),
      meeting: z.object({ id: text }).nullish(),
      channel: z.object({ name: text }).nullish(),
      team: z.object({ name: text }).nullish(),
    })
    .nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
  membersRemoved: z.array(z.object({ id: z.string() })).nullish(),
});

const mentionSchema = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string(), name: text, aadObjectId: text }),
});

/** `MessagingExtensionAction` (Teams docs, "Respond to the dialog submit action"). */
const messageActionSchema = z.object({
  commandId: z.string().max(64),
  data: dataSchema.nullish(),
  messagePayload: z
    .object({
      id: text,
      subject: text,
      linkToMessage: text,
      body: z.object({ content: text }).nullish(),
    })
    .nullish(),
});

const executeSchema = z.object({
  trigger: z.string().nullish(),
  action: z.object({ verb: z.string(), data: dataSchema.nullish() }),
});

type Wire = z.infer<typeof wireSchema>;

/**
 * Reads what the SDK hands over.
 *
 * @returns null for something that is no activity of a conversation.
 */
export function readActivity(json: unknown): BotActivity | null {
  const parsed = wireSchema.safeParse(json);
  if (!parsed.success) return null;
  const wire = parsed.data;
  const source = toSource(wire);
  if (wire.type === 'invoke') return readInvoke(wire, source);
  if (wire.type === 'message') return readMessage(wire, source);
  if (isRemoval(wire)) return { kind: 'removed', ...source };
  return { kind: isInstallation(wire) ? 'installed' : 'other', ...source };
}

function readInvoke(wire: Wire, source: ActivitySource): BotActivity {
  if (wire.name === 'composeExtension/submitAction') return readMessageAction(wire, source);
  if (wire.name !== 'adaptiveCard/action') return { kind: 'other', ...source };
  const parsed = executeSchema.safeParse(wire.value);
  const { action, trigger } = parsed.success
    ? parsed.data
    : { action: { verb: '', data: {} }, trigger: null };
  return {
    kind: 'press',
    via: 'execute',
    isAutomatic: trigger === 'automatic',
    verb: action.verb,
    data: action.data ?? {},
    messageId: wire.replyToId ?? null,
    ...source,
  };
}

function readMessageAction({ value }: Wire, source: ActivitySource): BotActivity {
  const parsed = messageActionSchema.safeParse(value);
  if (!parsed.success) return { kind: 'other', ...source };
  const { commandId, data, messagePayload } = parsed.data;
  const { id, subject, linkToMessage, body } = messagePayload ?? {};
  const words = toPlainText(body?.content ?? '');
  return {
    kind: 'message-action',
    commandId,
    messageId: id ?? '',
    text: words === '' ? (subject ?? '') : words,
    link: toWebLink(linkToMessage ?? ''),
    data: data ?? {},
    ...source,
  };
}

/** A link that may be shown to others; null for what is none. */
export function toWebLink(text: string): string | null {
  if (text.length > 2000 || !URL.canParse(text)) return null;
  return new URL(text).protocol === 'https:' ? text : null;
}

/** A legacy Action.Submit arrives as a message whose value is the data; ours carry the verb in it. */
function readMessage(wire: Wire, source: ActivitySource): BotActivity {
  const data = dataSchema.safeParse(wire.value);
  if (data.success && typeof data.data.verb === 'string') {
    const { verb, ...rest } = data.data;
    const press = { via: 'submit', isAutomatic: false, messageId: wire.replyToId ?? null } as const;
    return { kind: 'press', ...press, verb: verb, data: rest, ...source };
  }
  const botName = wire.recipient.name ?? '';
  return { kind: 'message', text: wire.text ?? '', botName, mentions: toMentions(wire), ...source };
}

function toMentions({ entities, recipient }: Wire): TextMessage['mentions'] {
  return (entities ?? []).flatMap((entity) => {
    const mentioned = mentionSchema.safeParse(entity).data?.mentioned;
    if (mentioned === undefined || mentioned.id === recipient.id) return [];
    return [{ name: mentioned.name ?? '', objectId: mentioned.aadObjectId ?? null }];
  });
}

function toSource(wire: Wire): ActivitySource {
  return {
    activityId: wire.id ?? '',
    conversation: {
      id: wire.conversation.id.replace(/;messageid=.*$/u, ''),
      type: toConversationType(wire),
      tenantId: toTenantId(wire),
      serviceUrl: wire.serviceUrl,
      botId: wire.recipient.id,
      name: toConversationName(wire),
      meetingId: wire.channelData?.meeting?.id ?? null,
      personId: null,
      seriesId: null,
    },
    from: toSender(wire),
    zone: wire.localTimezone ?? null,
    locale: wire.locale ?? 'en',
  };
}

/** A channel's own name; that of the team for its first channel, which has none of its own. */
function toConversationName({ conversation, channelData }: Wire): string {
  return channelData?.channel?.name ?? conversation.name ?? channelData?.team?.name ?? '';
}

function toTenantId({ conversation, channelData }: Wire): string {
  return conversation.tenantId ?? channelData?.tenant?.id ?? '';
}

function toSender({ from }: Wire): ActivitySource['from'] {
  const objectId = from?.aadObjectId ?? '';
  return objectId === '' ? null : { objectId, name: from?.name ?? '' };
}

function toConversationType({ conversation, channelData }: Wire): ConversationReference['type'] {
  if ((channelData?.meeting ?? null) !== null) return 'meeting';
  if (conversation.conversationType === 'channel') return 'channel';
  return conversation.conversationType === 'groupChat' ? 'groupChat' : 'personal';
}

/** A removal, too, may be told in two ways. */
function isRemoval({ type, action, membersRemoved, recipient }: Wire): boolean {
  if (type === 'installationUpdate') return action === 'remove';
  return type === 'conversationUpdate' && (membersRemoved ?? []).some(({ id }) => id === recipient.id);
}

/** Teams tells of an installation in two ways, in either order, and again with every upgrade. */
function isInstallation({ type, action, membersAdded, recipient }: Wire): boolean {
  if (type === 'installationUpdate') return action === 'add' || action === 'add-upgrade';
  return type === 'conversationUpdate' && (membersAdded ?? []).some(({ id }) => id === recipient.id);
}

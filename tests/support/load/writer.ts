import { setTimeout as delay } from 'node:timers/promises';
import { toCount } from '../count.ts';
import type { Ledger } from './ledger.ts';
import { pick } from './random.ts';
import type { Sender, Sent } from './sender.ts';

/** What a person does. */
export type Deed = 'add' | 'note' | 'move' | 'action' | 'draft' | 'send' | 'press' | 'read';

export interface WriterOptions {
  /** In all that is written, so that it differs from what others write into the same database. */
  mark: string;
  sender: Sender;
  ledger: Ledger;
  personId: string;
  seriesId: string;
  meetingId: string;
  deeds: readonly Deed[];
  random: () => number;
}

interface OwnItem {
  id: string;
  title: string;
  version: number;
}

const ownItemLimit = 12;
const ownActionLimit = 60;
/** So that a short run leaves the machine to others. */
const pauseMs = toCount(150, 40);

/** One person who writes on and on, one thing after the other, and remembers what they were told. */
export async function createWriter(options: WriterOptions) {
  const { mark, sender, ledger, personId, seriesId, meetingId, deeds, random } = options;
  const { fleet } = sender;
  const authorization = await fleet.signIn(personId);
  const items: OwnItem[] = [];
  let actions = 0;
  let made = 0;

  const toText = (what: string): string => {
    made += 1;
    return `${what} ${made.toString()} of ${personId} ${mark}`;
  };

  function call(
    method: string,
    url: string,
    { body, headers = {} }: { body?: object; headers?: object } = {},
  ) {
    const init = { method, headers: { ...authorization, ...headers } as Record<string, string> };
    const withBody = body === undefined ? init : { ...init, body: JSON.stringify(body) };
    return sender.send(`${method} ${url}`, (at) => fleet.call(at, `/api/v1${url}`, withBody));
  }

  /** Sends under one key, once more where nobody knows whether it was done; mostly people do. */
  async function createOnce(url: string, text: string, body: object): Promise<Sent> {
    const headers = { 'idempotency-key': text.replaceAll(' ', '-') };
    let sent = await call('POST', url, { body, headers });
    for (let tries = 0; sent.told === 'unknown' && tries < 3 && random() < 0.8; tries += 1) {
      await delay(300);
      const again = await call('POST', url, { body, headers });
      if (again.told !== 'refused') sent = again;
    }
    ledger.create(text, sent.told);
    return sent;
  }

  async function addItem(): Promise<void> {
    if (items.length >= ownItemLimit) return writeNote();
    const title = toText('Item');
    const sent = await createOnce(`/meetings/${meetingId}/items`, title, { title });
    if (sent.told === 'done') remember(sent.body.items as OwnItem[], [title]);
  }

  function remember(found: readonly OwnItem[], titles: readonly string[]): void {
    for (const { id, title, version } of found.filter((item) => titles.includes(item.title))) {
      const known = items.find((item) => item.id === id);
      if (known === undefined) items.push({ id, title, version });
      else known.version = version;
    }
  }

  async function readItems(): Promise<void> {
    const { told, body } = await call('GET', `/meetings/${meetingId}`);
    if (told !== 'done') return;
    remember(
      body.items as OwnItem[],
      items.map(({ title }) => title),
    );
  }

  async function writeNote(): Promise<void> {
    if (items.length === 0) return;
    const { id, title, version } = pick(items, random);
    const notes = toText('Note');
    const headers = { 'if-match': `"${version.toString()}"` };
    const sent = await call('PATCH', `/meetings/${meetingId}/items/${id}`, { body: { notes }, headers });
    ledger.write(`notes of ${title}`, notes, sent.told);
    if (sent.told === 'done') remember(sent.body.items as OwnItem[], [title]);
    else await readItems();
  }

  async function moveItem(): Promise<void> {
    if (items.length < 2) return addItem();
    const [one, other] = [pick(items, random), pick(items, random)];
    if (one !== other) {
      const body = { itemId: one.id, afterId: other.id };
      await call('POST', `/meetings/${meetingId}/items/order`, { body });
    }
  }

  async function addAction(): Promise<void> {
    if (actions >= ownActionLimit) return read();
    actions += 1;
    const text = toText('Action');
    await createOnce(`/series/${seriesId}/actions`, text, { text, ownerId: personId });
  }

  const checkInUrl = `/meetings/${meetingId}/check-ins/${personId}`;

  async function answer(state: 'draft' | 'sent'): Promise<void> {
    const seen = await call('GET', checkInUrl);
    if (seen.told !== 'done') return;
    const asks = toText('Ask');
    const headers = { 'if-match': `"${String(seen.body.version)}"` };
    const sent = await call('PUT', checkInUrl, { body: { state, answers: { asks } }, headers });
    ledger.write(`asks of ${personId}`, asks, sent.told);
  }

  async function press(): Promise<void> {
    const seen = await call('GET', checkInUrl);
    if (seen.told !== 'done') return;
    const asks = toText('Ask');
    const data = { meetingId, round: seen.body.round as number, asks };
    const where = { chatId: `chat-${personId}`, messageId: 'message' };
    const activity = await fleet.toPressed(where, personId, {
      type: 'Action.Execute',
      verb: 'check-in.send',
      data,
    });
    const sent = await sender.send('a press', (at) => fleet.deliver(at, activity));
    ledger.write(
      `asks of ${personId}`,
      asks,
      sent.told === 'done' && !isCard(sent.body as Invoked) ? 'unknown' : sent.told,
    );
  }

  async function read(): Promise<void> {
    await call(
      'GET',
      pick([`/meetings/${meetingId}`, `/series/${seriesId}/actions`, '/me/items', '/series'], random),
    );
  }

  const does: Record<Deed, () => Promise<void>> = {
    add: addItem,
    note: writeNote,
    move: moveItem,
    action: addAction,
    draft: () => answer('draft'),
    send: () => answer('sent'),
    press,
    read,
  };

  return {
    /** Writes until it is told to stop. */
    run: async (signal: AbortSignal): Promise<void> => {
      while (!signal.aborted) {
        await does[pick(deeds, random)]();
        await delay(pauseMs * random());
      }
    },
  };
}

type Invoked = { type?: string; value?: unknown } | null;

/** A card in place of the pressed one, which is no refusal: those are marked. */
function isCard(body: Invoked): boolean {
  const isInPlace = body?.type === 'application/vnd.microsoft.card.adaptive';
  return isInPlace && !JSON.stringify(body.value).includes('"Attention"');
}

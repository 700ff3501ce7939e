import { isSame, readOwnRecords, type Own, type OwnRecords } from './own-records.ts';
import { pick } from './random.ts';
import type { Sender, Sent } from './sender.ts';

/** What a person does; each is one write. */
export type SteadyDeed = 'add' | 'rename' | 'note' | 'move' | 'remove' | 'action' | 'draft' | 'send';

export interface SteadyWriterOptions {
  sender: Sender;
  own: Own;
  deeds: readonly SteadyDeed[];
  random: () => number;
}

/** One write under its key, and what the person's records are once it is done. */
interface Write {
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  url: string;
  body: object;
  headers: Record<string, string>;
  after: OwnRecords;
}

/** How a write ended of which its sender was told nothing. */
export type Found = 'there' | 'not there' | 'nothing was open' | 'wrong';

interface SeenItem {
  id: string;
  title: string;
  version: number;
}

const itemLimit = 8;
const actionLimit = 150;

export type SteadyWriter = Awaited<ReturnType<typeof createSteadyWriter>>;

/**
 * One person who writes one thing after the other, each under a key of its own, and knows at any time what must be
 * stored of them: everything that was acknowledged, in its last state, and besides it at most one write that nobody has
 * answered.
 */
export async function createSteadyWriter({ sender, own, deeds, random }: SteadyWriterOptions) {
  const { fleet } = sender;
  const { db } = fleet.database;
  const { seriesId, meetingId, personId } = own;
  const authorization = await fleet.signIn(personId);
  const counts = { acknowledged: 0, refused: 0, unanswered: 0 };
  let records = await readOwnRecords(db, own);
  let open: Write | null = null;
  let made = 0;

  const toNewText = (what: string): string => {
    made += 1;
    return `${what} ${made.toString()} of ${personId}`;
  };

  function call(method: string, url: string, init: { body?: object; headers?: Record<string, string> } = {}) {
    const { body, headers = {} } = init;
    const request = { method, headers: { ...authorization, ...headers } };
    const withBody = body === undefined ? request : { ...request, body: JSON.stringify(body) };
    return sender.send(`${method} ${url}`, (at) => fleet.call(at, `/api/v1${url}`, withBody));
  }

  function toWrite(
    [method, url]: [Write['method'], string],
    { body = {}, seen }: { body?: object; seen?: number },
    change: Partial<OwnRecords>,
  ): Write {
    made += 1;
    const key = `${personId}-${made.toString()}-${fleet.database.name}`;
    const headers = {
      'idempotency-key': key,
      ...(seen !== undefined && { 'if-match': `"${seen.toString()}"` }),
    };
    return { method, url, body, headers, after: { ...records, ...change } };
  }

  const itemsUrl = `/meetings/${meetingId}/items`;

  function addItem(): Write {
    const title = toNewText('Item');
    const items = [...records.items, { title, notes: '' }];
    return toWrite(['POST', itemsUrl], { body: { title } }, { items });
  }

  /** One of the person's items as the app shows it now, and its place among them; null when no answer came. */
  async function seeItem(): Promise<{ at: number; item: SeenItem; all: SeenItem[] } | null> {
    const { told, body } = await call('GET', `/meetings/${meetingId}`);
    if (told !== 'done') return null;
    const shown = body.items as SeenItem[];
    const all = records.items.flatMap(({ title }) => shown.find((item) => item.title === title) ?? []);
    const item = pick(all, random);
    return { at: all.indexOf(item), item, all };
  }

  async function changeItem(field: 'title' | 'notes'): Promise<Write | null> {
    const seen = await seeItem();
    if (seen === null) return null;
    const edit = { [field]: toNewText(field === 'title' ? 'Item' : 'Note') };
    const items = records.items.map((item, at) => (at === seen.at ? { ...item, ...edit } : item));
    const { id, version } = seen.item;
    return toWrite(['PATCH', `${itemsUrl}/${id}`], { body: edit, seen: version }, { items });
  }

  /** Puts an item behind another one of the same person. */
  async function moveItem(): Promise<Write | null> {
    const seen = await seeItem();
    if (seen === null) return null;
    const others = seen.all.filter(({ id }) => id !== seen.item.id);
    const before = pick(others, random);
    const moved = records.items[seen.at]!;
    const items = records.items.flatMap((item, at) => {
      if (at === seen.at) return [];
      return item.title === before.title ? [item, moved] : [item];
    });
    const body = { itemId: seen.item.id, afterId: before.id };
    return toWrite(['POST', `${itemsUrl}/order`], { body }, { items });
  }

  async function removeItem(): Promise<Write | null> {
    const seen = await seeItem();
    if (seen === null) return null;
    const items = records.items.filter((_, at) => at !== seen.at);
    const { id, version } = seen.item;
    return toWrite(['DELETE', `${itemsUrl}/${id}`], { seen: version }, { items });
  }

  function addAction(): Write {
    const text = toNewText('Action');
    const body = { text, ownerId: personId };
    return toWrite(
      ['POST', `/series/${seriesId}/actions`],
      { body },
      { actions: [...records.actions, text].sort() },
    );
  }

  async function fillBoxes(state: 'draft' | 'sent'): Promise<Write | null> {
    const url = `/meetings/${meetingId}/check-ins/${personId}`;
    const { told, body } = await call('GET', url);
    if (told !== 'done') return null;
    const answers = { wins: toNewText('Win'), asks: toNewText('Ask') };
    return toWrite(
      ['PUT', url],
      { body: { state, answers }, seen: Number(body.version) },
      { boxes: answers },
    );
  }

  const does: Record<SteadyDeed, () => Write | Promise<Write | null>> = {
    add: addItem,
    rename: () => changeItem('title'),
    note: () => changeItem('notes'),
    move: moveItem,
    remove: removeItem,
    action: addAction,
    draft: () => fillBoxes('draft'),
    send: () => fillBoxes('sent'),
  };

  /** What can be done now of what the person does: there are some items at any time, and never too many. */
  function choose(): SteadyDeed {
    const count = records.items.length;
    if (count < 2) return 'add';
    const isPossible = (deed: SteadyDeed) =>
      deed === 'add' ? count < itemLimit : deed !== 'action' || records.actions.length < actionLimit;
    return pick(deeds.filter(isPossible), random);
  }

  async function send(write: Write): Promise<Sent> {
    open = write;
    const { method, url, body, headers } = write;
    const sent = await call(method, url, { body, headers });
    if (sent.told === 'unknown') return sent;
    open = null;
    if (sent.told === 'done') records = write.after;
    return sent;
  }

  return {
    counts,
    /** Writes until it is told to stop, or is not answered. */
    run: async (signal: AbortSignal): Promise<void> => {
      while (!signal.aborted && open === null) {
        const write = await does[choose()]();
        if (write === null) continue;
        const { told } = await send(write);
        counts[told === 'done' ? 'acknowledged' : told === 'refused' ? 'refused' : 'unanswered'] += 1;
      }
    },
    /** Compares what is stored with everything that was acknowledged, and with the one write that was not answered. */
    compare: async (): Promise<{ found: Found; stored: OwnRecords; acknowledged: OwnRecords }> => {
      const stored = await readOwnRecords(db, own);
      return { found: find(stored), stored, acknowledged: records };
    },
    /** Sends what was not answered once more, under the same key. True when nothing is open any more. */
    sendAgain: async (): Promise<boolean> => open === null || (await send(open)).told === 'done',
  };

  function find(stored: OwnRecords): Found {
    if (isSame(stored, records)) return open === null ? 'nothing was open' : 'not there';
    return open !== null && isSame(stored, open.after) ? 'there' : 'wrong';
  }
}

/** Who writes what: the chairs, who order the agenda, and people who were asked for their update. */
export const steadyCast: readonly (readonly [string, readonly SteadyDeed[]])[] = [
  ['ana', ['add', 'rename', 'note', 'move', 'move', 'remove', 'action']],
  ['ben', ['add', 'rename', 'note', 'move', 'move', 'remove', 'action']],
  ['kofi', ['send', 'send', 'add', 'note', 'action']],
  ['mei', ['draft', 'draft', 'add', 'rename', 'action']],
];

export function createSteadyWriters(
  sender: Sender,
  place: Omit<Own, 'personId'>,
  random: () => number,
): Promise<SteadyWriter[]> {
  return Promise.all(
    steadyCast.map(([personId, deeds]) =>
      createSteadyWriter({ sender, own: { ...place, personId }, deeds, random }),
    ),
  );
}

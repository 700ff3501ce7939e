import { refuseField } from '../../shared/core/errors.ts';
import { fold } from '../../shared/core/text.ts';
import type { InstantText } from '../../shared/core/time.ts';
import type { Repositories } from '../db/repositories.ts';
import type { ChatStore, LocalChat } from './chat-store.ts';
import { localBot, localTenantId, toLocalEmail } from './tenant.ts';

/** A company of one's own, and where its two departments meet. */
export interface CompanyInput {
  /** Names, at least two. */
  people: readonly string[];
  chat: {
    type: 'channel' | 'meeting';
    name: string;
    /** The calendar entry of a meeting. */
    meeting?: { startsAt: InstantText; lengthMinutes: number } | undefined;
  };
  /** Who adds the app to it: one of the names. */
  addedBy: string;
}

export interface Company {
  people: { id: string; name: string; department: 'neither'; role: 'member' }[];
  chatId: string;
  addedById: string;
}

export interface CompanyDependencies {
  people: Repositories['people'];
  chats: Pick<ChatStore, 'findChat'>;
  /** Adds the app to a chat as Teams does, in the name of a person. */
  installApp: (chat: LocalChat, byPersonId: string) => Promise<void>;
}

export type CreateCompany = ReturnType<typeof createCompany>;

/**
 * Makes people with a personal chat each, and a channel or a meeting's chat, to which one of them adds the app: what
 * follows is what follows in Teams, so that person gets the card to begin with.
 *
 * @throws DomainError `invalid-input` for somebody who adds the app and is not among the people.
 */
export function createCompany({ people, chats, installApp }: CompanyDependencies) {
  async function findFreeId(name: string, isTaken: (id: string) => Promise<boolean>): Promise<string> {
    const base = toSlug(name);
    for (let count = 1; ; count += 1) {
      const id = count === 1 ? base : `${base}-${count.toString()}`;
      if (!(await isTaken(id))) return id;
    }
  }

  async function createPerson(name: string): Promise<{ id: string; name: string }> {
    const id = await findFreeId(name, async (one) => (await people.find(one)) !== null);
    const person = { tenantId: localTenantId, objectId: id, name, email: toLocalEmail(id) };
    await people.remember(person, id);
    await installApp({ id: `chat-${id}`, type: 'personal', name: localBot.name, personIds: [id] }, id);
    return { id, name };
  }

  return async ({ people: names, chat, addedBy }: CompanyInput): Promise<Company> => {
    const at = names.indexOf(addedBy);
    if (at < 0) refuseField('addedBy', 'unknown-person');
    const made: { id: string; name: string }[] = [];
    for (const name of names) made.push(await createPerson(name));
    const addedById = made[at]?.id ?? '';
    const { type, name, meeting } = chat;
    const chatId = await findFreeId(`${type} ${name}`, async (one) => (await chats.findChat(one)) !== null);
    const personIds = made.map(({ id }) => id);
    const place = { id: chatId, type, name, personIds, ...(meeting !== undefined && { meeting }) };
    await installApp(place, addedById);
    const listed = made.map((person) => ({
      ...person,
      department: 'neither' as const,
      role: 'member' as const,
    }));
    return { people: listed, chatId, addedById };
  };
}

/** A URL-safe id; a name without Latin letters has none of its own. */
function toSlug(name: string): string {
  const slug = fold(name)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 40);
  return slug === '' ? 'person' : slug;
}

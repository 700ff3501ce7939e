import { sendJson } from '../api/http.ts';

/** What the local mode answers (bot/local). None of this exists in production. */
export interface LocalPerson {
  id: string;
  name: string;
  department: string;
  role: string;
}

export interface LocalMessage {
  id: string;
  /** `bot`, or a person's id. */
  from: string;
  at: string;
  text: string;
  card: object | null;
  editedAt: string | null;
}

export interface LocalChat {
  id: string;
  type: 'personal' | 'channel' | 'groupChat' | 'meeting';
  name: string;
  messages: LocalMessage[];
}

export interface LocalMail {
  id: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  at: string;
}

export interface RanWork {
  kind: string;
  key: string;
  at: string;
}

export type ClockMove = { now: string } | { advance: string };
export type ChatPost =
  | { from: string; text: string }
  | { from: string; replyTo: string; action: { type: string; verb: string; data: object } };

export interface NewCompany {
  people: readonly string[];
  chat: { type: 'channel' | 'meeting'; name: string };
  addedBy: string;
}

/** Whom one can be, and whether the Agents Playground may be anybody. */
export interface SignIn {
  people: LocalPerson[];
  isPlayground: boolean;
}

/** The people one can be. The sample company is made on the first visit. */
export async function readSignIn(): Promise<SignIn> {
  const found = (await get('/local/people')) as SignIn;
  if (found.people.length > 0) return found;
  const { people } = (await post('/local/sample', {})) as { people: LocalPerson[] };
  return { ...found, people };
}

/** Makes people with a channel or a meeting's chat, to which one of them adds the app. */
export async function createCompany(company: NewCompany): Promise<{ addedById: string }> {
  return (await post('/local/company', company)) as { addedById: string };
}

export async function listChats(personId: string): Promise<LocalChat[]> {
  return ((await get(`/local/people/${personId}/chats`)) as { chats: LocalChat[] }).chats;
}

/** Writes or presses. @returns the HTTP status that the bot answered with. */
export async function postToChat(chatId: string, message: ChatPost): Promise<number> {
  const answer = await post(`/local/chats/${encodeURIComponent(chatId)}/messages`, message);
  return (answer as { status: number }).status;
}

export async function readClock(): Promise<string> {
  return ((await get('/local/clock')) as { now: string }).now;
}

/** Moves the product's time; everything that is due on the way happens. */
export async function moveClock(move: ClockMove): Promise<{ now: string; ran: RanWork[] }> {
  return (await post('/local/clock', move)) as { now: string; ran: RanWork[] };
}

export async function listMails(): Promise<LocalMail[]> {
  return ((await get('/local/outbox')) as { mails: LocalMail[] }).mails;
}

async function get(url: string): Promise<unknown> {
  return (await sendJson(url, { method: 'GET' })).body;
}

async function post(url: string, body: unknown): Promise<unknown> {
  return (await sendJson(url, { method: 'POST', body })).body;
}

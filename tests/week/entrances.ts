import { randomUUID } from 'node:crypto';
import type {
  CheckInView,
  MeetingView,
  MeetingSummary,
  ParkedItem,
  SeriesView,
} from '../../shared/api/views.ts';
import type { ActionView } from '../../shared/api/views.ts';

/** A message as the chat page shows it. */
export interface ChatMessage {
  id: string;
  from: string;
  at: string;
  text: string;
  card: Record<string, unknown> | null;
  editedAt: string | null;
}

export interface Chat {
  id: string;
  type: string;
  messages: ChatMessage[];
}

/** What the bot did with a message or a press. */
export interface ChatAnswer {
  status: number;
  invokeResponse: { statusCode: number; type: string; value: unknown } | null;
  messages: ChatMessage[];
}

export interface SampleCompany {
  seriesId: string;
  people: { id: string; name: string; department: string; role: string }[];
}

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  body?: unknown;
  headers?: Record<string, string>;
}

export type Entrances = ReturnType<typeof createEntrances>;

/** Everything a person can reach: the API with their token, the chats, the clock. Any refusal is thrown. */
export function createEntrances(baseUrl: string) {
  const tokens = new Map<string, string>();

  async function call<Answer>(
    path: string,
    { method = 'GET', body, headers = {} }: Call = {},
  ): Promise<Answer> {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${baseUrl}${path}`, { method, headers: { ...type, ...headers }, ...init });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as Answer;
  }

  function local<Answer>(path: string, body?: unknown): Promise<Answer> {
    return call<Answer>(`/local${path}`, body === undefined ? {} : { method: 'POST', body });
  }

  async function signIn(personId: string): Promise<string> {
    const known = tokens.get(personId);
    if (known !== undefined) return known;
    const { token } = await local<{ token: string }>('/sign-in', { personId });
    tokens.set(personId, token);
    return token;
  }

  async function api<Answer>(personId: string, path: string, options: Call = {}): Promise<Answer> {
    const authorization = `Bearer ${await signIn(personId)}`;
    const key = options.body === undefined ? {} : { 'idempotency-key': randomUUID() };
    return call<Answer>(`/api/v1${path}`, {
      ...options,
      headers: { authorization, ...key, ...options.headers },
    });
  }

  return { ...toApi(api), ...toLocal(local) };
}

function toLocal(local: <Answer>(path: string, body?: unknown) => Promise<Answer>) {
  return {
    makeSample: () => local<SampleCompany>('/sample', {}),
    now: async () => (await local<{ now: string }>('/clock')).now,
    setClock: (now: string) =>
      local<{ now: string; ran: { kind: string; key: string; at: string }[] }>('/clock', { now }),
    advance: (advance: string) => local<{ now: string }>('/clock', { advance }),
    mails: async () => (await local<{ mails: { to: string[]; subject: string }[] }>('/outbox')).mails,
    chatsOf: async (personId: string) => (await local<{ chats: Chat[] }>(`/people/${personId}/chats`)).chats,
    say: (chatId: string, from: string, text: string) =>
      local<ChatAnswer>(`/chats/${chatId}/messages`, { from, text }),
    press: (chatId: string, press: { from: string; replyTo: string; action: unknown }) =>
      local<ChatAnswer>(`/chats/${chatId}/messages`, press),
  };
}

function toApi(api: <Answer>(personId: string, path: string, options?: Call) => Promise<Answer>) {
  const seen = (version: number) => ({ headers: { 'if-match': `"${version}"` } });
  return {
    series: (by: string, id: string) => api<SeriesView>(by, `/series/${id}`),
    meetings: async (by: string, id: string) =>
      (await api<{ items: MeetingSummary[] }>(by, `/series/${id}/meetings`)).items,
    meeting: (by: string, id: string) => api<MeetingView>(by, `/meetings/${id}`),
    run: (by: string, id: string, command: Record<string, unknown>) =>
      api<MeetingView>(by, `/meetings/${id}/commands`, { method: 'POST', body: command }),
    addItem: (by: string, id: string, title: string) =>
      api<MeetingView>(by, `/meetings/${id}/items`, { method: 'POST', body: { title } }),
    editItem: (
      by: string,
      id: string,
      item: { id: string; version: number },
      edit: Record<string, unknown>,
    ) =>
      api<MeetingView>(by, `/meetings/${id}/items/${item.id}`, {
        method: 'PATCH',
        body: edit,
        ...seen(item.version),
      }),
    checkIn: (by: string, id: string, of: string) => api<CheckInView>(by, `/meetings/${id}/check-ins/${of}`),
    putCheckIn: (by: string, { meetingId, version }: CheckInView, body: Record<string, unknown>) =>
      api<CheckInView>(by, `/meetings/${meetingId}/check-ins/${by}`, {
        method: 'PUT',
        body,
        ...seen(version),
      }),
    actions: async (by: string, id: string) =>
      (await api<{ items: ActionView[] }>(by, `/series/${id}/actions`)).items,
    addAction: (by: string, id: string, body: Record<string, unknown>) =>
      api<ActionView>(by, `/series/${id}/actions`, { method: 'POST', body }),
    editAction: (by: string, { id, version }: ActionView, body: Record<string, unknown>) =>
      api<ActionView>(by, `/actions/${id}`, { method: 'PATCH', body, ...seen(version) }),
    settle: (by: string, id: string, body: Record<string, unknown>) =>
      api<ActionView>(by, `/actions/${id}/settlement`, { method: 'POST', body }),
    skip: (by: string, id: string, body: { date: string; reason: string }) =>
      api<MeetingSummary>(by, `/series/${id}/skips`, { method: 'POST', body }),
    setActing: (by: string, id: string, { personId, until }: { personId: string; until: string }) =>
      api<SeriesView>(by, `/series/${id}/people/${personId}`, {
        method: 'PATCH',
        body: { actingUntil: until },
      }),
    setAway: (by: string, body: { awayFrom: string; awayUntil: string; substituteId?: string }) =>
      api<unknown>(by, '/me/settings', { method: 'PATCH', body, ...seen(0) }),
    parkingLot: async (by: string, id: string) =>
      (await api<{ items: ParkedItem[] }>(by, `/series/${id}/parking-lot`)).items,
    history: async (by: string, id: string, words: string) =>
      (await api<{ items: MeetingSummary[] }>(by, `/series/${id}/history?q=${encodeURIComponent(words)}`))
        .items,
  };
}

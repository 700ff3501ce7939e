import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { textsOf } from '../../support/meeting-records.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

interface Listed {
  id: string;
  name: string;
  department: string;
}

const names = ['Ana Ruiz', 'Ben Vogel', '山田 太郎', 'Ana Ruiz', 'Zoë Łukasz'];

async function listTexts(personId: string): Promise<string[]> {
  const { body } = await app.call(`/local/people/${personId}/chats`);
  const chats = body.chats as { type: string; messages: { card: unknown }[] }[];
  const personal = chats.find(({ type }) => type === 'personal');
  return (personal?.messages ?? []).map(({ card }) => textsOf(card).join('\n'));
}

test('people of one’s own begin as people in Teams do', async () => {
  const chat = {
    type: 'meeting',
    name: 'Our weekly',
    meeting: { startsAt: '2030-01-08T14:00:00+01:00', lengthMinutes: 40 },
  };
  const { status, body } = await app.post('/local/company', { people: names, chat, addedBy: 'Ben Vogel' });
  expect(status).toBe(200);
  const ids = (body.people as Listed[]).map(({ id }) => id);
  expect(ids).toEqual(['ana-ruiz', 'ben-vogel', 'person', 'ana-ruiz-2', 'zoe-ukasz']);
  expect(body.addedById).toBe('ben-vogel');
  expect((await app.call('/local/people')).body.people).toEqual(
    expect.arrayContaining([
      { id: 'ana-ruiz', name: 'Ana Ruiz', department: 'neither', role: 'member' },
      { id: 'person', name: '山田 太郎', department: 'neither', role: 'member' },
    ]),
  );
  // Everything that was asked for is sent on the way.
  await app.post('/local/clock', { advance: 'PT1M' });
  const [welcome, start, ...others] = await listTexts('ben-vogel');
  expect(welcome).toContain('I am Tandem');
  expect(start).toContain('Our weekly');
  expect(others).toEqual([]);
  expect(await listTexts('ana-ruiz')).toHaveLength(1);
  const api = await app.signIn('ben-vogel');
  expect(JSON.stringify((await api('/places')).body)).toContain(body.chatId);
});

test('a second one is another one, beside the sample company', async () => {
  await app.createSample();
  const chat = { type: 'channel', name: 'Our weekly' };
  const body = { people: ['Ana Ruiz', 'Ben Vogel'], chat, addedBy: 'Ana Ruiz' };
  const made = (await app.post('/local/company', body)).body;
  expect((made.people as Listed[]).map(({ id }) => id)).toEqual(['ana-ruiz-3', 'ben-vogel-2']);
  const people = (await app.call('/local/people')).body.people as Listed[];
  const listed = people.map(({ id }) => id);
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed).toEqual(expect.arrayContaining(['ana', 'ben', 'ana-ruiz', 'ana-ruiz-3']));
  expect(people.find(({ id }) => id === 'ana')?.department).toBe('sales');
});

test.each([
  ['nobody', { people: [], chat: { type: 'channel', name: 'x' }, addedBy: 'x' }],
  ['a stranger', { people: ['Ana', 'Ben'], chat: { type: 'channel', name: 'x' }, addedBy: 'Eve' }],
  ['another kind of chat', { people: ['Ana', 'Ben'], chat: { type: 'personal', name: 'x' }, addedBy: 'Ana' }],
])('%s is refused with a problem document', async (_name, body) => {
  const { status, headers } = await app.post('/local/company', body);
  expect(status).toBe(400);
  expect(headers.get('content-type')).toContain('application/problem+json');
});

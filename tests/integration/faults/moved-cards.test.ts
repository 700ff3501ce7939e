import { afterAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '../../../shared/core/actor.ts';
import { ask, beginWeek, meetingId, moveTo, skip, type Change } from '../../support/changed-week.ts';
import { createTestDatabase } from '../../support/database.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

describe('F18 a card that is on its way', () => {
  const open: Change = ({ core }) => toSystem(core, { kind: 'open' });
  const post: Change = ({ core }) => toSystem(core, { kind: 'post-agenda', mayOffer: true });
  const bring =
    (subject: object): Change =>
    ({ core }) =>
      core.requestCard({ seriesId: 'series', meetingId, ...subject } as Parameters<
        typeof core.requestCard
      >[0]);
  const toSystem = (
    core: Parameters<Change>[0]['core'],
    command: Parameters<typeof core.commands.meeting>[0]['command'],
  ) => core.commands.meeting({ id: meetingId, actor: systemActor, command, commandId: command.kind });

  it.each<[string, Change[]]>([
    ['a check-in', [open]],
    [
      'the one that names whom the bot cannot write to',
      [({ core }) => core.repositories.conversations.forget('chat-dora'), open],
    ],
    ['a brief', [open, bring({ kind: 'brief', personId: 'ana' })]],
    ['the question whether a meeting is needed', [open, post]],
    ['a reminder', [open, ({ core }) => core.daily.send('cem', null)]],
  ])('to people: %s does not arrive any more when the meeting is left out', async (_, changes) => {
    const week = await beginWeek(database.db);
    for (const change of changes) await change(week.process);
    await skip(week.process);
    await week.process.settle();
    expect(week.listPosts()).toEqual(['23T06:00 agenda']);
    expect(week.world[0]?.text).toMatch(/^No meeting on/u);
  });

  it('a check-in does not arrive when the meeting has begun, and says its new time when it was moved', async () => {
    const week = await beginWeek(database.db);
    await open(week.process);
    await moveTo('2026-11-27', '10:00')(week.process);
    await week.process.settle();
    expect(week.world.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Check-in for Fri, Nov 27/u),
      expect.stringMatching(/^Check-in for Fri, Nov 27/u),
    ]);
    const begun = await beginWeek(database.db);
    await open(begun.process);
    await ask({ kind: 'start' })(begun.process);
    await begun.process.settle();
    expect(begun.world).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Brief } from '../../../bot/app/brief.ts';
import type { DailyContent } from '../../../bot/app/daily.ts';
import { toBriefCard } from '../../../bot/teams/cards/brief-card.ts';
import { toDailyCard } from '../../../bot/teams/cards/daily-card.ts';
import { toMentionCard } from '../../../bot/teams/cards/mention-card.ts';
import { toOfferCard } from '../../../bot/teams/cards/offer-card.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { toDefaultSettings } from '../../../shared/person/settings.ts';
import { now, toAction } from '../../support/builders.ts';
import { checkCard } from '../../support/card-check.ts';
import {
  actionsOf,
  buttonsOf,
  inputsOf,
  t,
  textsOf,
  toCheckIn,
  toItem,
  toMeeting,
  toSeries,
} from '../../support/meeting-records.ts';

const tabUrl = 'https://tandem.example/tab/meetings/series.2026-11-26';
const audience = { t, language: 'en', zone: 'Europe/Berlin', tabUrl };
const nasty = '**b** <at>Ana</at> {{DATE(x)}} \u202Egnol [a](javascript:b)';

function read(card: Readonly<Record<string, unknown>>): string {
  expect(checkCard(card)).toEqual([]);
  expect(JSON.stringify(card)).not.toMatch(/<at>A|\{\{DATE|\u202E/u);
  return textsOf(card).join('\n');
}

describe('the daily card', () => {
  const series = toSeries();
  const waiting = { checkIn: toCheckIn(), meeting: toMeeting(), series };

  function draw(fields: Partial<DailyContent> = {}) {
    const content: DailyContent = {
      series: [series],
      settings: toDefaultSettings('cem'),
      zone: 'Europe/Berlin',
      today: '2026-11-25',
      actions: [],
      checkIns: [],
      ...fields,
    };
    const { card, summary } = toDailyCard({ content, t, language: 'en', now });
    return { card, summary, texts: read(card) };
  }

  test('tells what waits, until when, and gives one button for each way out', () => {
    const actions = [
      toAction({ id: 'late', text: `Send\nthe ${nasty}`, dueOn: '2026-11-20' }),
      toAction({ id: 'soon', dueOn: '2026-11-27' }),
    ];
    const { card, summary, texts } = draw({ actions, checkIns: [waiting] });
    expect(summary).toBe('3 things wait for you today');
    expect(texts).toMatch(/Your check-in for Thu, Nov 26[^]*On time until Wed, Nov 25, 10:00/u);
    expect(buttonsOf(card)).toEqual(['check-in.bring', 'action.done', 'action.due']);
    expect(inputsOf(card)).toEqual(['actions', 'dueOn']);
    const json = JSON.stringify(card);
    expect(json).toMatch(/overdue since Fri, Nov 20\)","value":"late"/u);
    expect(json).toMatch(/\(due Fri, Nov 27\)","value":"soon"/u);
    expect(json).not.toContain('"value":"late,');
  });

  test('ticks the only action beforehand', () => {
    const { card } = draw({ actions: [toAction({ id: 'only', dueOn: '2026-11-27' })] });
    expect(JSON.stringify(card)).toMatch(/"choices":\[[^\]]*\],"value":"only"/u);
  });

  test('is silent about what was put off until later, and says when nothing is left', () => {
    const put = { ...waiting, checkIn: toCheckIn({ snoozedUntil: '2026-11-25T09:00:00.000Z' }) };
    const { card, summary, texts } = draw({ checkIns: [put] });
    expect(texts).toMatch(/All done/u);
    expect(summary).toMatch(/All done/u);
    expect(buttonsOf(card)).toEqual([]);
    const over = { ...waiting, checkIn: toCheckIn({ snoozedUntil: now }) };
    expect(buttonsOf(draw({ checkIns: [over] }).card)).toEqual(['check-in.bring']);
  });

  test('says so when the agenda is out, and stays a card with the most that can wait', () => {
    const posted = { ...waiting, meeting: toMeeting({ agendaPostedAt: now }) };
    const actions = Array.from({ length: 200 }, (_, index) =>
      toAction({
        id: `01ARZ3NDEKTSV4RRFFQ69G5FAV${index.toString()}`,
        text: nasty.repeat(9),
        dueOn: '2026-11-20',
      }),
    );
    const { texts } = draw({ actions, checkIns: [posted, posted, posted, posted] });
    expect(texts).toMatch(/The agenda is out/u);
    expect(texts).toMatch(/… and 175 more/u);
  });
});

describe('the chairs’ brief', () => {
  function draw(fields: Partial<Brief> = {}) {
    const meeting = toMeeting({ startsAt: '2026-11-27T09:00:00.000Z' });
    const records = {
      series: toSeries(),
      meeting,
      meetingVersion: 1,
      checkIns: [],
      actions: [],
      actionVersions: new Map<string, number>(),
    };
    const empty = { records, waitingFor: [], toSettle: [], stuck: [], unreachable: [] };
    const { card } = toBriefCard({ brief: { ...empty, ...fields }, ...audience });
    return { card, texts: read(card) };
  }

  test('lists who has not answered, what is to be settled, and who cannot be reached', () => {
    const lineage = ['old'];
    const origin = {
      kind: 'carried-over',
      itemId: 'old',
      lineage,
      fromDate: '2026-10-29',
      weeks: 4,
    } as const;
    const { card, texts } = draw({
      waitingFor: [toCheckIn(), toCheckIn({ personId: 'ana', snoozedUntil: now })],
      toSettle: [toAction({ text: nasty, dueOn: '2026-11-02' })],
      stuck: [toItem({ title: 'Price list', origin: { ...origin, because: 'deferred' } })],
      unreachable: ['dora'],
    });
    expect(texts).toMatch(/Before the meeting on Fri, Nov 27/u);
    expect(texts).toMatch(/Not answered yet[^]*• Cem Kaya\n• Ana Ruiz\n \(asked to be reminded later\)/u);
    expect(texts).toMatch(/Settle it[^]*Cem Kaya, due Mon, Nov 2\n• Price list\n\ncarried over 4 times/u);
    expect(texts).toMatch(/Cannot be written[^]*• Dora Lind[^]*administrator/u);
    expect(actionsOf(card)).toEqual(['Action.OpenUrl']);
  });

  test('says that nothing waits any more, and counts what does not fit', () => {
    expect(draw().texts).toMatch(/Nothing waits/u);
    const toSettle = Array.from({ length: 300 }, () =>
      toAction({ text: 'ü'.repeat(500), dueOn: '2026-11-02' }),
    );
    expect(draw({ toSettle }).texts).toMatch(/… and [\d,]+ more/u);
  });
});

describe('the question whether a meeting is needed', () => {
  function draw(fields: Partial<Meeting>, personId = 'ana') {
    const records = { series: toSeries(), meeting: toMeeting(fields), checkIns: [toCheckIn()] };
    const { card } = toOfferCard({ records, personId, ...audience });
    return { card, texts: read(card) };
  }
  const asked = { notNeeded: [], keptBy: null };

  test('asks with what would be won, and what is still open', () => {
    const { card, texts } = draw({ offer: asked });
    expect(texts).toMatch(/45 minutes × 4 people back/u);
    expect(texts).toMatch(/1 check-in is still open/u);
    expect(actionsOf(card)).toEqual(['offer.not-needed', 'offer.keep', 'Action.OpenUrl']);
  });

  test('tells one chair that the other would leave it out, and the other that it waits', () => {
    const offer = { notNeeded: ['ben'], keptBy: null };
    expect(draw({ offer }).texts).toMatch(/Ben Vogel would leave it out/u);
    const own = draw({ offer }, 'ben');
    expect(own.texts).toMatch(/unless Ana Ruiz would too/u);
    expect(actionsOf(own.card)).toEqual(['Action.OpenUrl']);
  });

  const skip = { kind: 'not-needed', reason: '', by: 'ben', at: now } as const;
  test.each([
    ['kept', { offer: { notNeeded: [], keptBy: 'ben' } }, /Ben Vogel keeps the meeting/u],
    ['came up', { offer: null }, /Something has come up/u],
    ['begun', { offer: asked, state: 'running' }, /has begun/u],
    ['left out', { offer: asked, state: 'skipped', skip }, /left out: both leaders/u],
  ] as const)('asks no more: %s', (_name, fields, expected) => {
    const { card, texts } = draw(fields as Partial<Meeting>);
    expect(texts).toMatch(expected);
    expect(actionsOf(card)).toEqual(['Action.OpenUrl']);
  });
});

describe('the mention', () => {
  const series = toSeries();
  const person = { objectId: 'object-cem', name: 'Cem Kaya' };

  test('names people so that Teams tells them, with a link to their check-in', () => {
    const message = toMentionCard({ series, meeting: toMeeting(), people: [person], t, tabUrl });
    const card = message?.card ?? {};
    expect(checkCard(card)).toEqual([]);
    expect(card['msteams']).toEqual({
      width: 'Full',
      entities: [
        { type: 'mention', text: '<at>Cem Kaya</at>', mentioned: { id: 'object-cem', name: 'Cem Kaya' } },
      ],
    });
    expect(textsOf(card['body'])).toContain('<at>Cem Kaya</at>');
    expect(actionsOf(card)).toEqual(['Action.OpenUrl']);
  });

  test('a name cannot mention somebody else, and many are counted', () => {
    const people = Array.from({ length: 90 }, () => ({ ...person, name: '</at><at>Ana</at> *x*' }));
    const message = toMentionCard({ series, meeting: toMeeting(), people, t, tabUrl });
    expect(checkCard(message?.card)).toEqual([]);
    expect(JSON.stringify(message?.card)).not.toMatch(/<at>Ana|<\/at><at>/u);
    expect(textsOf(message?.card).join()).toMatch(/60 more people/u);
  });

  test('is not there where everybody can be reached', () => {
    expect(toMentionCard({ series, meeting: toMeeting(), people: [], t, tabUrl })).toBeNull();
  });
});

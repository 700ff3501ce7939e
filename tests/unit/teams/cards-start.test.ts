import { describe, expect, test } from '@jest/globals';
import { toJoinCard } from '../../../bot/teams/cards/join-card.ts';
import { toStartCard, type StartCardInput } from '../../../bot/teams/cards/start-card.ts';
import { toStartForm } from '../../../bot/teams/cards/start-form.ts';
import { toTogetherCard } from '../../../bot/teams/cards/together-card.ts';
import type { PlaceView } from '../../../shared/api/views.ts';
import type { Start } from '../../../shared/series/series.ts';
import { checkCard } from '../../support/card-check.ts';
import {
  actionsOf,
  inputsOf,
  t,
  textsOf,
  toMeeting,
  toPerson,
  toSeries,
} from '../../support/meeting-records.ts';

const nasty = '**b** <at>Ana</at> {{DATE(x)}} \u202Egnol [a](javascript:b)';

function read(card: Readonly<Record<string, unknown>>): string {
  expect(checkCard(card)).toEqual([]);
  expect(JSON.stringify(card).replaceAll(JSON.stringify(nasty), '')).not.toMatch(/<at>A|\{\{DATE|\u202E/u);
  return textsOf(card).join('\n');
}

describe('the form for the one who added the app', () => {
  const place: PlaceView = {
    id: '19:abc@thread.tacv2',
    type: 'meeting',
    name: 'Sales & Marketing',
    seriesId: null,
    people: [
      { personId: 'ana', name: 'Ana Ruiz' },
      { personId: 'ben', name: 'Ben Vogel' },
      { personId: 'cem', name: 'Cem Kaya' },
    ],
    proposal: { weekday: 2, time: '14:30', lengthMinutes: 40, zone: 'Europe/Berlin' },
    isFromMeeting: true,
    commitment: 'We meet every week.',
    meId: 'ana',
  };
  const draw = (fields: Partial<PlaceView> = {}) =>
    toStartForm({ place: { ...place, ...fields }, personId: 'ana', t, language: 'en' });

  test('asks only what is not known, filled with the time of the meeting in whose chat it is', () => {
    const card = draw();
    expect(read(card)).toMatch(
      /Is this the weekly meeting of both departments: Sales & Marketing, Tuesday 14:30\?/u,
    );
    expect(inputsOf(card)).toEqual([
      'weekday',
      'time',
      'lengthMinutes',
      'zone',
      'firstDepartment',
      'secondDepartment',
      'ownDepartment',
      'otherChairId',
      'firstRepresentatives',
      'secondRepresentatives',
      'commitment',
    ]);
    const json = JSON.stringify(card);
    expect(json).toMatch(/"id":"weekday".*"value":"2"/u);
    expect(json).toContain('"value":"14:30"');
    expect(json).toContain('{"title":"40 minutes","value":"40"}');
    expect(json).not.toContain('"value":"ana"');
    expect(actionsOf(card)).toEqual(['start.propose']);
  });

  test('says what goes out when, shows an example, and that nothing is posted yet', () => {
    const texts = read(draw());
    expect(texts).toMatch(/2 working days before, 09:00[^]*24 hours before[^]*After the meeting/u);
    expect(texts).toMatch(
      /Example of an agenda\n1\. The number\n · 3 minutes[^]*Sales: this week\n · 7 minutes/u,
    );
    expect(texts).toMatch(/Nothing is posted in the channel before/u);
  });

  test('asks nothing about the rhythm in a channel', () => {
    expect(read(draw({ isFromMeeting: false }))).not.toMatch(/Is this the weekly/u);
  });

  test('lists as many people as fit, and says so; none is a card too', () => {
    const people = Array.from({ length: 400 }, (_, index) => ({
      personId: `01ARZ3NDEKTSV4RRFFQ69G5F${index.toString()}`,
      name: `${nasty} ${index.toString()}`,
    }));
    const card = draw({ people, commitment: 'ü'.repeat(1000) });
    expect(read(card)).toMatch(/Only the first \d+ people/u);
    expect(JSON.stringify(card).match(/01ARZ3/gu)?.length ?? 0).toBeGreaterThan(30);
    expect(inputsOf(draw({ people: place.people.slice(0, 1) }))).not.toContain('firstRepresentatives');
  });
});

const start: Start = {
  addedBy: 'ana',
  otherChairId: 'ben',
  commitment: 'We meet every week.',
  answer: 'waiting',
  reason: '',
  askedAt: '2026-11-23T09:00:00.000Z',
  answeredAt: null,
};

function toInput(fields: Partial<Start> = {}, more: Partial<StartCardInput> = {}): StartCardInput {
  const first = fields.answer === 'joined' ? toMeeting() : null;
  const tabUrl = (id: string) => `https://tandem.example/tab/meetings/${id}`;
  return {
    series: toSeries(),
    start: { ...start, ...fields },
    first,
    t,
    language: 'en',
    unreachable: [],
    tabUrl,
    ...more,
  };
}

describe('how far the start is', () => {
  test('waits for the other leader', () => {
    const { card } = toStartCard(toInput());
    expect(read(card)).toMatch(/Waiting for Ben Vogel\nThursday, 10:00 \(Europe\/Berlin\), 45 minutes/u);
    expect(actionsOf(card)).toEqual([]);
  });

  test('lists whom the app cannot write to, with what to tell the administrator', () => {
    const { card } = toStartCard(toInput({}, { unreachable: ['ben', 'dora'] }));
    expect(read(card)).toMatch(/one to one\nBen Vogel, Dora Lind\n[^]*administrator/u);
    expect(read(toStartCard(toInput()).card)).not.toMatch(/administrator/u);
  });

  test('says why not now, letter by letter, and asks again', () => {
    const { card } = toStartCard(toInput({ answer: 'not-now', reason: nasty }));
    expect(read(card)).toMatch(/Ben Vogel says: not now\n“\*\*b\*\*/u);
    expect(actionsOf(card)).toEqual(['start.ask-again']);
  });

  test('tells of the first meeting, also while none is planned', () => {
    const { card } = toStartCard(toInput({ answer: 'joined' }));
    expect(read(card)).toMatch(
      /Ben Vogel has joined\nFirst meeting: Thu, Nov 26, 10:00[^]*Tue, Nov 24, 9:00/u,
    );
    expect(actionsOf(card)).toEqual(['Action.OpenUrl', 'Action.OpenUrl']);
    expect(actionsOf(toStartCard(toInput({ answer: 'joined' }, { first: null })).card)).toEqual([]);
  });
});

describe('the card for the other leader', () => {
  test('says who asks for what and who will be asked; words and time can be changed', () => {
    const { card } = toJoinCard(toInput());
    const texts = read(card);
    expect(texts).toMatch(/Ana Ruiz asks you to meet every week[^]*Asked for updates: Cem Kaya, Dora Lind/u);
    expect(inputsOf(card)).toEqual(['commitment', 'weekday', 'time', 'reason']);
    expect(actionsOf(card)).toEqual(['start.join', 'start.not-now']);
    expect(JSON.stringify(card)).toContain('"value":"We meet every week."');
  });

  test('can still be joined after "not now", and shows what was joined', () => {
    const declined = toJoinCard(toInput({ answer: 'not-now', reason: 'Budget week' })).card;
    expect(read(declined)).toMatch(/You said: not now\. Ana Ruiz knows[^]*“Budget week”/u);
    expect(actionsOf(declined)).toEqual(['start.join']);
    const joined = toJoinCard(toInput({ answer: 'joined', commitment: nasty })).card;
    expect(read(joined)).toMatch(/You have joined: Sales and Marketing/u);
    expect(actionsOf(joined)).toEqual(['Action.OpenUrl']);
    expect(actionsOf(toJoinCard(toInput({ answer: 'joined' }, { first: null })).card)).toEqual([]);
  });

  test('stays a card with the longest words and many people', () => {
    const people = Array.from({ length: 900 }, (_, index) =>
      toPerson({
        personId: `p${index.toString()}`,
        name: `${nasty}${'ü'.repeat(60)}`,
        role: 'representative',
      }),
    );
    const series = toSeries({ people: [...toSeries().people, ...people], name: 'x'.repeat(120) });
    const long = toInput({ commitment: '"'.repeat(1000) }, { series });
    expect(checkCard(toJoinCard(long).card)).toEqual([]);
  });
});

test('the channel’s card is signed by both, with dates, and says what happens when', () => {
  const answeredAt = '2026-11-24T23:30:00.000Z';
  const { card, summary } = toTogetherCard(toInput({ answer: 'joined', answeredAt, commitment: nasty }));
  expect(summary).toBe('Ana Ruiz and Ben Vogel: how we will work together');
  const texts = read(card);
  expect(texts).toMatch(/Signed by Ana Ruiz, Mon, Nov 23\nSigned by Ben Vogel, Wed, Nov 25/u);
  expect(texts).toMatch(/Wed, Nov 25, 10:00.*: the agenda is posted/u);
  expect(actionsOf(card)).toEqual(['Action.OpenUrl']);
  const early = toTogetherCard(toInput({ answer: 'joined' }, { first: null }));
  expect(read(early.card)).toMatch(/24 hours before/u);
});

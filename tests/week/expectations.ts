import type { Counted } from './outcome.ts';

/**
 * What the weeks must come to, written down by hand from the story that they tell (before-meeting.ts, meeting.ts,
 * skipped-week.ts, last-week.ts) and from the rules of product.md: never taken from what the program printed.
 */
export const expected: Omit<Counted, 'minutes'> = {
  weeks: 2,
  checkIns: {
    // First Kofi, Mei, Chloé and, late, Yuki; last Kofi, Mei, Chloé, Tom, and Nils in Diego's place.
    sent: 9,
    late: 1,
    // First Tom, last Yuki. Diego never answers the first; at the last he is away.
    skipped: 2,
  },
  agendaItems: {
    // The number, wins, two departments, close; twice.
    standing: 10,
    // First Kofi's ask and his question, Mei's concern, Chloé's ask, Yuki's question; last Nils' ask, Tom's question.
    'check-in': 7,
    // First what the sample company's last week left: the call, the deck, the speaker; last the four below.
    'carried-over': 7,
    // Priya's price list.
    proposed: 1,
  },
  // Three in the first meeting, the logos in the last one.
  decisions: 4,
  actions: { open: 2, done: 1 },
  carriedOver: 4,
  // Everybody is greeted once; the rest is below, week by week.
  messages: {
    ana: 2,
    kofi: 3,
    mei: 4,
    tom: 4,
    priya: 1,
    // He writes to the bot and is answered.
    lukas: 2,
    ben: 3,
    chloe: 5,
    diego: 3,
    yuki: 5,
    amara: 1,
    nils: 2,
    // Agenda and minutes of both meetings, and that the one between them is left out.
    channel: 5,
  },
  unprompted: {
    // Her action is due in the second week; in the third she is away.
    ana: [0, 1, 0],
    kofi: [1, 0, 1],
    // In the third week her own card, and the brief of the chair for whom she stands in.
    mei: [1, 0, 2],
    // He answers the last one only after the reminder.
    tom: [1, 0, 2],
    priya: [0, 0, 0],
    lukas: [0, 0, 0],
    // First Diego and Yuki have not answered; last the deck stays undone.
    ben: [1, 0, 1],
    // Her action is due in the second week, and overdue in the third.
    chloe: [1, 1, 2],
    // He does not answer the first, and is reminded; then he is away.
    diego: [2, 0, 0],
    // Not answered and her deck due in the first week; the deck overdue in the third.
    yuki: [2, 0, 2],
    amara: [0, 0, 0],
    // Asked in Diego's place.
    nils: [0, 0, 1],
  },
  doubled: [],
};

/** What the last meeting takes over, and why; the meeting between them was left out. */
export const expectedCarriedOver = [
  { title: 'One page on our prices for retailers', because: 'open-action', weeks: 1 },
  { title: 'Numbers of the trial at Fabrikam for a case study', because: 'deferred', weeks: 1 },
  { title: 'Litware waits for our contract: who can speed it up?', because: 'open-action', weeks: 1 },
  {
    title: 'A short deck for first meetings with retailers such as Tailspin Toys',
    because: 'not-discussed',
    weeks: 2,
  },
];

/** How often the bot may speak unasked to a person in one working week, by role (product.md, "It must be quiet"). */
export const unpromptedLimits: Readonly<Record<string, number>> = {
  representative: 3,
  chair: 4,
  member: 1,
  guest: 0,
};

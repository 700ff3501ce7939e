import type { Counted } from './outcome.ts';

/** One check-in card in each of the two weeks; nothing else is sent to anybody unasked. */
const asked = [1, 1];
const leftAlone = [0, 0];

/**
 * What the week must come to, written down by hand from the story that it tells (before-meeting.ts, meeting.ts) and
 * from the rules of product.md: never taken from what the program printed.
 */
export const expected: Omit<Counted, 'minutes'> = {
  weeks: 2,
  // Kofi, Mei and Chloé in time, Yuki late; Tom skips; Diego never answers.
  checkIns: { sent: 4, late: 1, skipped: 1 },
  agendaItems: {
    // The number, wins, two departments, close.
    standing: 5,
    // Kofi's ask and his question, Mei's concern, Chloé's ask, Yuki's question.
    'check-in': 5,
    // What the sample company's last week left: the call, the deck, the speaker.
    'carried-over': 3,
    // Priya's price list.
    proposed: 1,
  },
  decisions: 3,
  actions: { open: 2, done: 1 },
  carriedOver: 4,
  messages: {
    // Everybody is greeted once; representatives are asked twice; Lukas writes to the bot and is answered.
    ana: 1,
    kofi: 3,
    mei: 3,
    tom: 3,
    priya: 1,
    lukas: 2,
    ben: 1,
    chloe: 3,
    diego: 3,
    yuki: 3,
    amara: 1,
    nils: 1,
    // The greeting, the agenda, the minutes.
    channel: 3,
  },
  unprompted: {
    ana: leftAlone,
    kofi: asked,
    mei: asked,
    tom: asked,
    priya: leftAlone,
    lukas: leftAlone,
    ben: leftAlone,
    chloe: asked,
    diego: asked,
    yuki: asked,
    amara: leftAlone,
    nils: leftAlone,
  },
  doubled: [],
};

/** What the following meeting takes over, and why. */
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

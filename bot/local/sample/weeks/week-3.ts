import type { SampleWeek } from '../week.ts';

/** Contoso renews; old decks are retired together. */
export const week3: SampleWeek = {
  answers: [
    {
      by: 'mei',
      afterHours: 1,
      lines: {
        activities: ['The trial at Fabrikam started with eight users'],
        wins: ['Contoso renewed for three years: the security overview answered every question'],
      },
    },
    {
      by: 'chloe',
      afterHours: 1,
      lines: {
        activities: [
          'Case study with Woodgrove Bank is online',
          'Spent half a day with the planners of Northwind',
        ],
        wins: ['300 people read the Woodgrove Bank case study in its first week'],
        asks: ['Which case study do you send after a first call?'],
      },
    },
    {
      by: 'kofi',
      afterHours: 3,
      lines: {
        activities: [
          'Our offer is with the purchasing of Northwind',
          'Woodgrove Bank talked to Litware for us',
        ],
        concerns: ['Northwind has a new head of purchasing: does anybody know her?'],
      },
    },
    {
      by: 'yuki',
      afterHours: 4,
      lines: {
        activities: ['The security overview is approved and published'],
        cares: ['One place where everybody finds the current documents'],
        concerns: ['Old decks still reach customers: shall we retire them together?'],
      },
    },
    {
      by: 'diego',
      afterHours: 9,
      lines: {
        activities: ['14 partners are invited to the partner day'],
        problems: ['The partner day needs two people from Sales: who can come?'],
      },
    },
    { by: 'tom', afterHours: 10, skip: 'Two days of training' },
  ],
  proposals: [{ by: 'ben', title: 'Who calls the visitors of the trade fair, and when' }],
  talks: [
    { about: 'number', minutes: 3, notes: 'At 74 % after the renewal of Contoso.' },
    {
      about: 'wins',
      minutes: 5,
      notes: 'Contoso named the overview as the reason. Thanks to Yuki and Legal.',
    },
    {
      about: 'Which case study do you send after a first call?',
      minutes: 5,
      decisions: ['Every first call is followed by one case study of a company of the same size.'],
    },
    {
      about: 'Northwind has a new head of purchasing: does anybody know her?',
      minutes: 4,
      notes: 'Ana worked with her at Adventure Works.',
      actions: [
        {
          text: 'Introduce Kofi to the head of purchasing at Northwind',
          owner: 'ana',
          dueInDays: 4,
          doneInDays: 4,
        },
      ],
    },
    {
      about: 'Old decks still reach customers: shall we retire them together?',
      minutes: 7,
      notes: 'Nine decks are in use. Four of them name products that no longer exist.',
      actions: [
        { text: 'List the decks that stay', owner: 'yuki', dueInDays: 5, doneInDays: 4 },
        { text: 'Take the old decks out of the shared folder', owner: 'tom', dueInDays: 14, doneInDays: 12 },
      ],
    },
    {
      about: 'Who calls the visitors of the trade fair, and when',
      minutes: 5,
      decisions: [
        'Visitors with a date in mind are called within two days; the others get the newsletter first.',
      ],
    },
    { about: 'sales', minutes: 3 },
    { about: 'marketing', minutes: 3 },
    {
      about: 'The partner day needs two people from Sales: who can come?',
      minutes: 3,
      decisions: ['Tom and Priya come to the partner day.'],
      actions: [
        {
          text: 'Send Tom and Priya the plan of the partner day',
          owner: 'diego',
          dueInDays: 4,
          doneInDays: 4,
        },
      ],
    },
    {
      about: 'A customer in manufacturing who would talk on the record',
      minutes: 2,
      notes: 'We wait for the signature of Northwind.',
    },
    { about: 'close', minutes: 2 },
  ],
};

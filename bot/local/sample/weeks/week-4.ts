import type { SampleWeek } from '../week.ts';

/** Northwind asks for references; Fabrikam is half-way through its trial. */
export const week4: SampleWeek = {
  answers: [
    {
      by: 'diego',
      afterHours: 1,
      lines: {
        activities: ['Thanked all partners and sent the slides'],
        wins: ['Partner day: eleven partners came, three joint customers were named'],
      },
    },
    {
      by: 'tom',
      afterHours: 2,
      lines: {
        activities: ['Held the six meetings out of the webinar, two are serious'],
        concerns: ['Partner contacts arrive without a country: who can fix the form?'],
      },
    },
    {
      by: 'kofi',
      afterHours: 3,
      lines: {
        activities: ['The purchasing of Northwind asks for two references'],
        asks: ['A second reference in manufacturing for Northwind'],
      },
    },
    {
      by: 'mei',
      afterHours: 6,
      lines: {
        activities: ['Half-time talk with Fabrikam: all eight users are active'],
        problems: ['Fabrikam misses a guide for the first day: can we write one page?'],
      },
    },
    {
      by: 'chloe',
      afterHours: 7,
      lines: {
        activities: ['The story about Contoso is in draft'],
        asks: ['The leave of Contoso to use its logo'],
      },
    },
  ],
  talks: [
    { about: 'number', minutes: 3, notes: 'At 77 %. Northwind would bring it to 88 %.' },
    { about: 'wins', minutes: 4, notes: 'Adventure Works is one of the three joint customers.' },
    {
      about: 'A second reference in manufacturing for Northwind',
      minutes: 6,
      decisions: ['Woodgrove Bank and Adventure Works are the references for Northwind.'],
      actions: [
        { text: 'Ask Adventure Works for a reference call', owner: 'priya', dueInDays: 4, doneInDays: 4 },
      ],
    },
    {
      about: 'The leave of Contoso to use its logo',
      minutes: 3,
      actions: [{ text: 'Ask Contoso about its logo', owner: 'mei', dueInDays: 14, doneInDays: 11 }],
    },
    {
      about: 'Partner contacts arrive without a country: who can fix the form?',
      minutes: 4,
      decisions: ['Every form asks for the country.'],
      actions: [{ text: 'Change the partner form', owner: 'diego', dueInDays: 4, doneInDays: 1 }],
    },
    { about: 'sales', minutes: 4 },
    {
      about: 'Fabrikam misses a guide for the first day: can we write one page?',
      minutes: 5,
      notes: 'Mei has the questions that the eight users asked.',
      actions: [{ text: 'One-page guide for the first day', owner: 'chloe', dueInDays: 7, doneInDays: 6 }],
    },
    { about: 'marketing', minutes: 4 },
    {
      about: 'Old decks still reach customers: shall we retire them together?',
      minutes: 3,
      notes: 'Five decks stay. Tom takes the others out this week.',
    },
    { about: 'close', minutes: 2 },
  ],
};

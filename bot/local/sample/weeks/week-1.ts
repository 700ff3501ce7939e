import type { SampleWeek } from '../week.ts';

/** Contoso asks for a security overview; Fabrikam compares prices. */
export const week1: SampleWeek = {
  answers: [
    {
      by: 'kofi',
      afterHours: 1,
      lines: {
        activities: [
          'First call with Northwind about a rollout to three plants',
          'Demo for Litware on Monday',
        ],
        wins: ['Woodgrove Bank signed for another two years'],
        problems: ['Contoso asks how we keep its data safe, and our paper on it is two years old'],
        asks: ['A two-page security overview that we may hand to Contoso'],
      },
    },
    {
      by: 'chloe',
      afterHours: 2,
      lines: {
        activities: ['Case study interview with Woodgrove Bank is booked', 'New pricing page in draft'],
        cares: ['One customer story for each size of company'],
        asks: ['A customer in manufacturing who would talk on the record'],
      },
    },
    {
      by: 'mei',
      afterHours: 4,
      lines: {
        activities: ['Renewal talks with Contoso', 'Proposal sent to Fabrikam'],
        concerns: ['Fabrikam compares us on price alone: how do we answer?'],
      },
    },
    {
      by: 'tom',
      afterHours: 6,
      lines: {
        activities: ['Follow-up of 40 contacts from the last webinar'],
        problems: ['Half of the webinar contacts left no phone number: can the form ask for it?'],
      },
    },
    {
      by: 'diego',
      afterHours: 7,
      lines: {
        activities: ['Webinar on shop-floor planning: 85 people registered so far'],
        wins: ['The search campaign brings twelve demo requests a week'],
      },
    },
    { by: 'yuki', afterHours: 8, skip: 'At the trade fair all week' },
  ],
  talks: [
    { about: 'number', minutes: 3, notes: 'At 62 % of the joint goal, a little ahead of the working days.' },
    {
      about: 'wins',
      minutes: 5,
      notes: 'Woodgrove Bank stays. The bank liked the short answers to its audit.',
    },
    {
      about: 'A two-page security overview that we may hand to Contoso',
      minutes: 7,
      notes: 'Contoso needs it before the renewal is signed. Legal reads it once, not three times.',
      decisions: ['Marketing writes the security overview; Sales says which questions it has to answer.'],
      actions: [{ text: 'Write the security overview', owner: 'yuki', dueInDays: 14, doneInDays: 12 }],
    },
    {
      about: 'A customer in manufacturing who would talk on the record',
      minutes: 1,
      notes: 'Next week: Kofi knows more about Northwind by then.',
      outcome: 'defer',
    },
    {
      about: 'Fabrikam compares us on price alone: how do we answer?',
      minutes: 8,
      notes: 'What Fabrikam saves in the first year is a better start than our price.',
      actions: [
        { text: 'List what Fabrikam saves in its first year', owner: 'mei', dueInDays: 4, doneInDays: 4 },
      ],
    },
    { about: 'sales', minutes: 4 },
    {
      about: 'Half of the webinar contacts left no phone number: can the form ask for it?',
      minutes: 4,
      decisions: ['The form asks for a phone number, but takes the registration without one.'],
      actions: [
        { text: 'Add the phone number to the webinar form', owner: 'diego', dueInDays: 4, doneInDays: 4 },
      ],
    },
    { about: 'marketing', minutes: 5, notes: 'Pricing page goes to both teams before it goes online.' },
    { about: 'close', minutes: 2 },
  ],
};

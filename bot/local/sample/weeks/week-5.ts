import type { SampleWeek } from '../week.ts';

/** Northwind signs; Fabrikam has to decide. */
export const week5: SampleWeek = {
  answers: [
    {
      by: 'kofi',
      afterHours: 1,
      lines: {
        activities: ['Both reference calls for Northwind went well'],
        wins: ['Northwind signed for three plants: the stories of its planners helped most'],
      },
    },
    {
      by: 'chloe',
      afterHours: 2,
      lines: {
        activities: [
          'The guide for the first day is almost done',
          'The story about Contoso waits for the logo',
        ],
        asks: ['Three sentences from Northwind on why it chose us'],
      },
    },
    {
      by: 'diego',
      afterHours: 3,
      lines: {
        activities: ['Next webinar: planning across several plants'],
        asks: ['A customer who would speak at the next webinar'],
      },
    },
    {
      by: 'mei',
      afterHours: 5,
      lines: {
        activities: ['The trial at Fabrikam ends next week'],
        concerns: ['Fabrikam decides before its budget closes: what would help it most?'],
      },
    },
    {
      by: 'tom',
      afterHours: 6,
      lines: {
        activities: ['The old decks are gone from the shared folder'],
        cares: ['Fewer and better first meetings'],
      },
    },
    {
      by: 'yuki',
      afterHours: 27,
      lines: {
        activities: ['Calendar of events for the coming months is in draft'],
        problems: ['Two events want the same money: which one do we keep?'],
      },
    },
  ],
  talks: [
    { about: 'number', minutes: 3, notes: 'At 88 %, ahead of the working days.' },
    { about: 'wins', minutes: 5, notes: 'Northwind: thanks to Chloé for the half day with the planners.' },
    {
      about: 'Three sentences from Northwind on why it chose us',
      minutes: 3,
      actions: [
        { text: 'Get the three sentences from Northwind', owner: 'kofi', dueInDays: 6, doneInDays: 4 },
      ],
    },
    {
      about: 'A customer who would speak at the next webinar',
      minutes: 1,
      notes: 'Northwind has only just signed. We come back to it next week.',
      outcome: 'defer',
    },
    {
      about: 'Fabrikam decides before its budget closes: what would help it most?',
      minutes: 9,
      notes: 'Fabrikam has to show savings. Its own trial has the numbers.',
      decisions: ['Fabrikam gets a short business case with the numbers of its own trial.'],
      actions: [{ text: 'Write the business case with Fabrikam', owner: 'mei', dueInDays: 4, doneInDays: 4 }],
    },
    { about: 'sales', minutes: 4 },
    { about: 'marketing', minutes: 4 },
    {
      about: 'Two events want the same money: which one do we keep?',
      minutes: 3,
      notes: 'Not before the visitors of both have been counted.',
      outcome: 'park',
    },
    {
      about: 'The leave of Contoso to use its logo',
      minutes: 2,
      notes: 'Contoso looks into it; an answer is promised for Monday.',
    },
    {
      about: 'Fabrikam misses a guide for the first day: can we write one page?',
      minutes: 2,
      notes: 'Finished yesterday; Fabrikam has it.',
    },
    { about: 'close', minutes: 2 },
  ],
};

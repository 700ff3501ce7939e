import type { SampleWeek } from '../week.ts';

/** The latest week: what is open here comes up again in the first meeting that is still to be held. */
export const week6: SampleWeek = {
  answers: [
    {
      by: 'mei',
      afterHours: 1,
      lines: {
        activities: ['The business case is with the board of Fabrikam'],
        concerns: ['The board of Fabrikam meets soon: shall Ana and Ben both call?'],
      },
    },
    {
      by: 'kofi',
      afterHours: 2,
      lines: {
        activities: ['Tailspin Toys asked for a demo', 'Northwind gave us three good sentences'],
        wins: ['First day at Northwind: 20 planners took part'],
      },
    },
    {
      by: 'tom',
      afterHours: 4,
      lines: {
        activities: ['First meetings with two retailers'],
        asks: ['A short deck for first meetings with retailers such as Tailspin Toys'],
      },
    },
    {
      by: 'chloe',
      afterHours: 5,
      lines: {
        activities: ['The quote of Northwind is on the start page'],
        wins: ['The story about Contoso is online and brought two demo requests'],
      },
    },
    {
      by: 'yuki',
      afterHours: 6,
      lines: {
        activities: ['Counted the visitors of both events'],
        concerns: ['Next trade fair: do we share a stand with two partners?'],
      },
    },
    { by: 'diego', afterHours: 7, skip: 'Webinar week: nothing new until Friday' },
  ],
  talks: [
    { about: 'number', minutes: 3, notes: 'At 90 %. Fabrikam would bring it over the goal.' },
    { about: 'wins', minutes: 5 },
    {
      about: 'The board of Fabrikam meets soon: shall Ana and Ben both call?',
      minutes: 6,
      notes: 'The board knows Ben from the partner day.',
      decisions: ['Ana and Ben call Fabrikam together, before the board meets.'],
      actions: [{ text: 'Call Fabrikam together with Ben', owner: 'ana', dueInDays: 6 }],
    },
    {
      about: 'A short deck for first meetings with retailers such as Tailspin Toys',
      minutes: 5,
      notes: 'Six slides, one customer, one number.',
      actions: [{ text: 'Deck for first meetings with retailers', owner: 'yuki', dueInDays: 8 }],
    },
    {
      about: 'Next trade fair: do we share a stand with two partners?',
      minutes: 6,
      decisions: ['We share the stand with two partners and split its costs in three.'],
    },
    { about: 'sales', minutes: 4 },
    { about: 'marketing', minutes: 4 },
    {
      about: 'A customer who would speak at the next webinar',
      minutes: 2,
      notes: 'Kofi hears from Northwind on Monday.',
      outcome: 'defer',
    },
    {
      about: 'close',
      minutes: 3,
      actions: [{ text: 'Send the joint number to both teams', owner: 'ben', dueInDays: 4 }],
    },
  ],
};

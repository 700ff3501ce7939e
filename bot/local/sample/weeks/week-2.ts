import type { SampleWeek } from '../week.ts';

/** Northwind holds a workshop; Fabrikam wants a trial. */
export const week2: SampleWeek = {
  answers: [
    {
      by: 'mei',
      afterHours: 1,
      lines: {
        activities: ['Contoso renewal: second round on Friday'],
        problems: ['Fabrikam wants a trial with its own data: who sets it up?'],
      },
    },
    {
      by: 'kofi',
      afterHours: 2,
      lines: {
        activities: ['Preparing the workshop with the planners of Northwind', 'Litware asked for an offer'],
        wins: ['The demo for Litware led to an offer the same day'],
        asks: ['Somebody from Marketing at the Northwind workshop'],
      },
    },
    {
      by: 'yuki',
      afterHours: 3,
      lines: {
        activities: ['The first draft of the security overview is with Legal'],
        asks: ['The two questions on data centres that customers ask most'],
      },
    },
    {
      by: 'tom',
      afterHours: 5,
      lines: {
        activities: ['Called 25 of the webinar contacts'],
        wins: ['Six first meetings came out of the webinar'],
      },
    },
    {
      by: 'chloe',
      afterHours: 8,
      lines: {
        activities: ['Interview with Woodgrove Bank done', 'Pricing page read by both teams'],
        wins: ['Woodgrove Bank may be named in the case study'],
      },
    },
    {
      by: 'diego',
      afterHours: 30,
      lines: {
        activities: ['The phone number is on the webinar form', 'First plan for the partner day'],
        concerns: ['Partner day and the Northwind workshop fall into one week: can we move one?'],
      },
    },
  ],
  talks: [
    { about: 'number', minutes: 3, notes: 'At 66 %. The renewal of Contoso would bring it to 74 %.' },
    { about: 'wins', minutes: 4 },
    {
      about: 'Somebody from Marketing at the Northwind workshop',
      minutes: 5,
      notes: 'Planners tell at the workshop what a questionnaire never brings up.',
      decisions: ['Chloé joins the second half of the Northwind workshop.'],
      actions: [
        {
          text: 'Bring the stories of the planners back from the workshop',
          owner: 'chloe',
          dueInDays: 4,
          doneInDays: 4,
        },
      ],
    },
    {
      about: 'The two questions on data centres that customers ask most',
      minutes: 4,
      notes: 'Where the data is kept, and who can read it. Both go on the first page.',
    },
    {
      about: 'Partner day and the Northwind workshop fall into one week: can we move one?',
      minutes: 4,
      decisions: ['The partner day moves by one week.'],
    },
    { about: 'sales', minutes: 4 },
    {
      about: 'Fabrikam wants a trial with its own data: who sets it up?',
      minutes: 6,
      decisions: ['The trial runs for 30 days, with one named contact on each side.'],
      actions: [{ text: 'Set up the trial for Fabrikam', owner: 'tom', dueInDays: 4, doneInDays: 4 }],
    },
    { about: 'marketing', minutes: 4 },
    {
      about: 'A two-page security overview that we may hand to Contoso',
      minutes: 3,
      notes: 'Contoso has been told that it comes within a week.',
    },
    {
      about: 'A customer in manufacturing who would talk on the record',
      minutes: 4,
      decisions: ['Northwind is asked first, once it has signed.'],
      actions: [{ text: 'Ask Northwind for a public quote', owner: 'kofi', dueInDays: 28, doneInDays: 26 }],
    },
    { about: 'close', minutes: 2 },
  ],
};

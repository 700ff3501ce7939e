import { channel, check, personalChat, type Week } from './week.ts';
import { cardsOf } from './cards.ts';

const reason = 'Both teams are at the company meeting';

/** Friday noon: Ana leaves next week's meeting out. On its Tuesday nobody is asked; what is due is still told. */
export async function leaveOutMeeting(week: Week): Promise<void> {
  const { entrances, calendar, company, skippedId } = week;
  await entrances.setClock(calendar.at(1, '12:00'));
  await entrances.skip('ana', company.seriesId, { date: calendar.skippedDate, reason });
  await entrances.advance('PT1M');
  const told = cardsOf(await channel(week), 'skipped');
  check(
    week,
    told.length === 1,
    `the channel is told once that a meeting is left out, not ${told.length} times`,
  );
  check(week, JSON.stringify(told[0]?.card).includes(reason), 'the channel is told why');
  const { upcoming, currentMeetingId } = await entrances.series('ben', company.seriesId);
  const skipped = upcoming.find(({ id }) => id === skippedId);
  check(week, skipped?.skip?.reason === reason, 'the coming meetings show the one that is left out, and why');
  check(
    week,
    currentMeetingId === week.lastMeetingId,
    `this week is ${week.lastMeetingId}, not ${currentMeetingId ?? 'none'}`,
  );
  await entrances.setClock(calendar.at(5, '09:30'));
  const before = cardsOf(await personalChat(week, 'kofi'), 'check-in').length;
  check(week, before === 1, 'nobody is asked in a week whose meeting is left out');
  // Wednesday: what was promised for that day is told to those who promised it.
  await entrances.setClock(calendar.at(6, '09:30'));
  for (const [personId, wanted] of Object.entries({ ana: 1, chloe: 1, priya: 0, kofi: 0 })) {
    const cards = cardsOf(await personalChat(week, personId), 'daily').length;
    check(week, cards === wanted, `${personId} has ${cards} cards of what is due, and ${wanted} in the plan`);
  }
}

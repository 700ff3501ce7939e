import type { WeekOutcome } from './outcome.ts';

/** The outcome for people to read. */
export function toReport(outcome: WeekOutcome): string {
  const { checkIns, agendaItems, decisions, actions, carriedOver, messages, unprompted, doubled, missing } =
    outcome;
  const items = Object.entries(agendaItems).map(([origin, count]) => `${count} ${origin}`);
  const spoken = Object.entries(messages).map(([name, count]) => `${name} ${count}`);
  const loudest = Math.max(0, ...Object.values(unprompted).flat());
  return [
    `Two weeks, and one without a meeting between them, ${outcome.ok ? 'went as planned' : 'did not go as planned'}, in ${(outcome.ms / 1000).toFixed(1)} s.`,
    `Check-ins: ${checkIns.sent} sent (${checkIns.late} late), ${checkIns.skipped} skipped.`,
    `Agenda: ${items.join(', ')}. Decisions: ${decisions}. Actions: ${actions.open} open, ${actions.done} done.`,
    `Carried over to the last meeting: ${carriedOver}. Minutes: ${outcome.minutes.join(', ') || 'none'}.`,
    `Messages of the bot: ${spoken.join(', ')}; at most ${loudest} unprompted to a person in a week.`,
    ...doubled.map((text) => `Twice: ${text}`),
    ...missing.map((text) => `Not so: ${text}`),
  ].join('\n');
}

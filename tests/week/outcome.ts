/** What `npm run week -- --json` prints (names.md). */
export interface WeekOutcome {
  ok: boolean;
  /** Weeks that were lived to their end; the one between them, whose meeting is left out, does not count. */
  weeks: number;
  /** Of both meetings; `sent` counts the late ones too. */
  checkIns: { sent: number; late: number; skipped: number };
  /** Items of both agendas when the minutes were sent, by why they were on it. */
  agendaItems: Record<string, number>;
  decisions: number;
  /** Actions given in the meetings, as they are at the end. */
  actions: { open: number; done: number };
  /** Items that the last meeting took over from the first. */
  carriedOver: number;
  /** Meetings whose minutes were sent. */
  minutes: string[];
  /** What the bot wrote in each person's chat and in the channel, from the sample company on. */
  messages: Record<string, number>;
  /** What it wrote to a person without being spoken to, in each of the three weeks. */
  unprompted: Record<string, number[]>;
  /** Cards that stand twice for one subject in one conversation. */
  doubled: string[];
  /** What was expected and is not so, in sentences. */
  missing: string[];
  ms: number;
}

export type Counted = Omit<WeekOutcome, 'ok' | 'missing' | 'ms'>;

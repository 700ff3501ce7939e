/** An agenda as long as the one that it is compared with. */
export interface Row {
  id: string;
  title: string;
  presenter: string;
  state: string;
  minutes: number;
}

export const rows: readonly Row[] = Array.from({ length: 50 }, (_, at) => ({
  id: `row-${at + 1}`,
  title: `Price list of the spring campaign, part ${at + 1}`,
  presenter: at % 2 === 0 ? 'Ana Ruiz' : 'Ben Vogel',
  state: at < 12 ? 'Done' : 'Next',
  minutes: 5 + (at % 4) * 5,
}));

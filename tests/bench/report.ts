import type { Entry } from './entry.ts';

const head = ['what', 'value', 'floor', 'unit', 'ratio', 'goal', 'met'];

/** The report as a table of plain text. */
export function toTable(report: Readonly<Record<string, Entry>>): string {
  const rows = Object.entries(report).map(([name, entry]) => toRow(name, entry));
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function toRow(name: string, { value, floor, unit, ratio, goal, met }: Entry): string[] {
  const answer = met === null ? '' : met ? 'yes' : 'no';
  return [name, value.toString(), floor.toString(), unit, ratio.toString(), goal ?? '', answer];
}

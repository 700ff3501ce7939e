/** What can vary, by name, with the values that it can have. */
type Factors = Readonly<Record<string, readonly unknown[]>>;

/** One value for each factor. */
export type Row<Given extends Factors> = { [Name in keyof Given]: Given[Name][number] };

/** Every combination, the last factor changing fastest. */
export function toAllCombinations<Given extends Factors>(factors: Given): Row<Given>[] {
  return toIndexes(factors).map((row) => toValues(factors, row));
}

/**
 * Few combinations in which every two values of any two factors stand together at least once: most faults that depend
 * on a combination depend on two of its values. The same factors give the same rows.
 */
export function toPairwise<Given extends Factors>(factors: Given): Row<Given>[] {
  const sizes = Object.values(factors).map((values) => values.length);
  const open = new Set(toPairs(sizes));
  const rows: number[][] = [];
  for (const pair of open) {
    const row = complete(sizes, pair, open);
    for (const covered of pairsOf(row)) open.delete(covered);
    rows.push(row);
  }
  return rows.map((row) => toValues(factors, row));
}

/** The row that holds a pair and, one factor after the other, the value with the most pairs that are still open. */
function complete(sizes: readonly number[], pair: string, open: ReadonlySet<string>): number[] {
  const row: (number | undefined)[] = sizes.map(() => undefined);
  for (const part of pair.split(' ')) {
    const [factor = 0, value = 0] = part.split('=').map(Number);
    row[factor] = value;
  }
  for (const [factor, size] of sizes.entries()) row[factor] ??= findBest({ row, factor, size, open });
  return row.map((value) => value ?? 0);
}

interface Choice {
  row: readonly (number | undefined)[];
  factor: number;
  size: number;
  open: ReadonlySet<string>;
}

function findBest({ row, factor, size, open }: Choice): number {
  const gains = Array.from({ length: size }, (_, value) => {
    const others = row.flatMap((other, at) =>
      other === undefined ? [] : [toPair([at, other], [factor, value])],
    );
    return others.filter((pair) => open.has(pair)).length;
  });
  return gains.indexOf(Math.max(...gains));
}

type Place = readonly [factor: number, value: number];

/** Names a pair; the earlier factor comes first. */
function toPair(one: Place, other: Place): string {
  const [first, second] = one[0] < other[0] ? [one, other] : [other, one];
  return `${first.join('=')} ${second.join('=')}`;
}

function pairsOf(row: readonly number[]): string[] {
  return row.flatMap((value, factor) =>
    row.slice(factor + 1).map((other, after) => toPair([factor, value], [factor + 1 + after, other])),
  );
}

function toPairs(sizes: readonly number[]): string[] {
  return sizes.flatMap((size, factor) =>
    sizes
      .slice(factor + 1)
      .flatMap((otherSize, after) =>
        countTo(size).flatMap((value) =>
          countTo(otherSize).map((other) => toPair([factor, value], [factor + 1 + after, other])),
        ),
      ),
  );
}

function toIndexes(factors: Factors): number[][] {
  return Object.values(factors).reduce<number[][]>(
    (rows, values) => rows.flatMap((row) => countTo(values.length).map((value) => [...row, value])),
    [[]],
  );
}

function countTo(size: number): number[] {
  return Array.from({ length: size }, (_, at) => at);
}

function toValues<Given extends Factors>(factors: Given, row: readonly number[]): Row<Given> {
  const entries = Object.entries(factors).map(([name, values], at) => [name, values[row[at] ?? 0]]);
  return Object.fromEntries(entries) as Row<Given>;
}

import type { Db, Document } from 'mongodb';
import type { Statement } from './query-shape.ts';

/** How the database answers a statement. */
export interface Plan {
  shape: string;
  collection: string;
  /** Names of all stages of the plan that won. */
  stages: string[];
  /** Names of the indexes that it reads. */
  indexes: string[];
  keysExamined: number;
  documentsExamined: number;
  /** Documents that it returns, or that it would change. */
  found: number;
}

/** Asks the database how it answers a statement; nothing is written. */
export async function explainStatement(db: Db, { shape, command }: Statement): Promise<Plan> {
  const explained = await db.command({ explain: command, verbosity: 'executionStats' });
  const winning = collect(explained, 'winningPlan');
  const pipeline = collect(explained, 'stages').flat().filter(isPlain).flatMap(Object.keys);
  const stats = collect(explained, 'executionStats').find(isPlain) ?? {};
  return {
    shape,
    collection: String(Object.values(command)[0]),
    stages: [...winning.flatMap((plan) => collect(plan, 'stage')).map(String), ...pipeline],
    indexes: [...new Set(winning.flatMap((plan) => collect(plan, 'indexName')).map(String))],
    keysExamined: Number(stats['totalKeysExamined']),
    documentsExamined: Number(stats['totalDocsExamined']),
    found: toFound(stats),
  };
}

/** A write returns nothing; its outermost stage says how many it would change. */
function toFound({ nReturned, executionStages }: Document): number {
  const { nMatched, nWouldModify, nWouldDelete } = (executionStages ?? {}) as Document;
  return Math.max(
    ...[nReturned, nMatched, nWouldModify, nWouldDelete].filter((one) => typeof one === 'number'),
  );
}

/** Plans that find a document by its id, without naming the index of ids. */
const byId = /^(?:IDHACK|EXPRESS_|CLUSTERED_IXSCAN|EOF$)/u;

export interface PlanLimits {
  /** Names of the indexes that a collection is meant to have. */
  indexesOf: (collection: string) => ReadonlySet<string>;
  /** So many keys, and so many documents, may be read for each one that is found, counting at least one. */
  perFound: number;
  /** So many may be read besides, whatever is found. */
  besides: number;
}

/** What is wrong with a plan, in words; empty for a good one. */
export function toPlanFaults(plan: Plan, { indexesOf, perFound, besides }: PlanLimits): string[] {
  const { collection, stages, indexes, keysExamined, documentsExamined, found } = plan;
  const known = indexesOf(collection);
  const most = perFound * Math.max(found, 1) + besides;
  return [
    ...(stages.includes('COLLSCAN') ? ['reads the whole collection'] : []),
    ...(stages.some((stage) => stage === 'SORT' || stage === '$sort') ? ['sorts in memory'] : []),
    ...indexes.filter((name) => !known.has(name)).map((name) => `uses the unnamed index ${name}`),
    ...(indexes.length === 0 && !stages.some((stage) => byId.test(stage)) ? ['uses no index'] : []),
    ...(keysExamined > most ? [`reads ${keysExamined} keys for ${found} documents`] : []),
    ...(documentsExamined > most ? [`reads ${documentsExamined} documents for ${found}`] : []),
  ];
}

/** Every value of a name, wherever it stands; plans that lost are left out. */
function collect(node: unknown, name: string): unknown[] {
  if (Array.isArray(node)) return node.flatMap((one) => collect(one, name));
  if (!isPlain(node)) return [];
  const own = name in node ? [node[name]] : [];
  const inside = Object.entries(node).filter(([key]) => key !== 'rejectedPlans' && key !== name);
  return [...own, ...inside.flatMap(([, value]) => collect(value, name))];
}

function isPlain(node: unknown): node is Document {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

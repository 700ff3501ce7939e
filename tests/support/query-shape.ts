import type { Document } from 'mongodb';

/** Commands of the driver that choose documents by a filter, so that a missing index would show in them. */
const choosing: ReadonlySet<string> = new Set([
  'find',
  'aggregate',
  'count',
  'distinct',
  'update',
  'delete',
  'findAndModify',
  'mapReduce',
  'bulkWrite',
]);

const ranges: ReadonlySet<string> = new Set(['$gt', '$gte', '$lt', '$lte']);

/** One statement of a command, as explain takes it. */
export interface Statement {
  /** What it asks for, without values; see `toFilterShape`. */
  shape: string;
  command: Document;
}

/** The statements of a command that the driver sent; none for a command that does not choose documents. */
export function toStatements(name: string, command: Document): Statement[] {
  if (!choosing.has(name)) return [];
  const { updates, deletes } = command as { updates?: Document[]; deletes?: Document[] };
  const single = toExplainable(command);
  const all =
    updates?.map((one) => ({ ...single, updates: [one] })) ??
    deletes?.map((one) => ({ ...single, deletes: [one] }));
  return (all ?? [single]).map((one) => ({ shape: toShape(name, one), command: one }));
}

/** Without what belongs to the connection and not to the question. */
function toExplainable(command: Document): Document {
  const { lsid: _lsid, $db: _db, $clusterTime: _time, writeConcern: _concern, ...rest } = command;
  return rest;
}

/**
 * A statement as one line: `find actions: seriesId, state, _id range; by _id -1; limited`. Statements of one shape
 * differ in nothing but values, so they get the same candidates for a plan.
 */
export function toShape(name: string, command: Document): string {
  const sort = toEntries(command['sort']).map(([field, way]) => `${field} ${String(way)}`);
  return [
    `${name} ${String(command[name])}: ${toAsked(command) || 'all'}`,
    ...(sort.length > 0 ? [`by ${sort.join(', ')}`] : []),
    ...(command['limit'] === undefined ? [] : ['limited']),
  ].join('; ');
}

function toAsked(command: Document): string {
  const { pipeline } = command as { pipeline?: Document[] };
  if (pipeline !== undefined) return pipeline.map(toStageShape).join(' > ');
  const { filter, query, q } = { ...command, ...command['updates']?.[0], ...command['deletes']?.[0] };
  return toFilterShape(filter ?? query ?? q);
}

function toStageShape(stage: Document): string {
  return toEntries(stage)
    .map(([name, value]) => (name === '$match' ? `$match ${toFilterShape(value)}` : name))
    .join(', ');
}

/** Fields with the operators on them; all comparisons are `range`, and alike branches of `$and` and `$or` are one. */
export function toFilterShape(filter: unknown): string {
  return toEntries(filter)
    .map(([key, value]) => {
      if (!Array.isArray(value) || !key.startsWith('$')) return [key, ...toOperators(value)].join(' ');
      return `${key}(${[...new Set(value.map(toFilterShape))].join(' | ')})`;
    })
    .join(', ');
}

function toOperators(value: unknown): string[] {
  const operators = toEntries(value).filter(([key]) => key.startsWith('$'));
  const names = operators.flatMap(([key, inner]) => {
    if (ranges.has(key)) return ['range'];
    return key === '$elemMatch' || key === '$not' ? [key, ...toOperators(inner)] : [key];
  });
  return [...new Set(names)];
}

/** The driver writes sorts as maps. Dates, ids and arrays are values. */
function toEntries(value: unknown): [string, unknown][] {
  if (value instanceof Map) return [...(value as Map<string, unknown>)];
  const isPlain = Object.prototype.toString.call(value) === '[object Object]';
  return isPlain && !(value as object & { _bsontype?: string })._bsontype
    ? Object.entries(value as object)
    : [];
}

/** A shape with optional parts in square brackets, as every shape that it stands for. */
export function expandShape(shape: string): string[] {
  const optional = /\[([^\]]*)\]/u.exec(shape);
  if (optional === null) return [shape];
  const [whole, part] = optional;
  return [shape.replace(whole, ''), shape.replace(whole, part ?? '')].flatMap(expandShape);
}

import { expandShape } from './query-shape.ts';

const recordCollections = ['series', 'meetings', 'checkIns', 'actions', 'personSettings'];

/** What every record is asked (bot/db/record-store.ts). */
const ofEveryRecord = recordCollections.flatMap((name) => [
  `find ${name}: _id; limited`,
  `find ${name}: _id $in; limited`,
  `find ${name}: $or(outboxAt range); by outboxAt 1; limited`,
  `aggregate ${name}: $match outboxAt $exists > $group`,
  `update ${name}: _id`,
  `findAndModify ${name}: _id, version`,
]);

const ofRecords = [
  'find series: all; by _id 1; limited',
  'find series: people.personId; by _id 1; limited',
  'find meetings: seriesId[, date range]; by date -1; limited',
  'find meetings: seriesId, date range; by date 1; limited',
  'find meetings: seriesId, date range, items.0 $exists; by date -1; limited',
  'find meetings: seriesId, state, date range; by date 1; limited',
  'find meetings: seriesId, state $in, date range; by date 1; limited',
  'find meetings: seriesId, state[, $and(search.words $elemMatch range)][, search.people][, search.departments]' +
    '[, search.customers][, date range]; by date -1; limited',
  'find checkIns: meetingId; by _id 1; limited',
  'find checkIns: personId, state $in; by _id -1; limited',
  'find checkIns: seriesId, personId, state, _id range; by _id -1; limited',
  'find actions: seriesId[, state][, ownerId][, _id range]; by _id -1; limited',
  'find actions: seriesId, $or(state | source.meetingId); by _id 1; limited',
  'find actions: seriesId, source.kind, createdAt range; by createdAt 1; limited',
  'find actions: ownerId, state; by _id 1; limited',
];

const ofJobs = [
  'update jobs: _id',
  'update jobs: _id, attempts, state',
  'find jobs: state, dueAt range, availableAt range[, lane $nin], kind $in; by dueAt 1, orderAt 1; limited',
  'findAndModify jobs: _id, attempts, state',
  'find jobs: state, lane, orderAt range; by orderAt 1; limited',
  'find jobs: state, dueAt range, availableAt range, kind $in; by dueAt 1; limited',
  'find jobs: state, dueAt range, kind $in; by dueAt 1; limited',
  'update jobs: state, dueAt range, availableAt range, kind $nin',
  'update jobs: state, dueAt range, kind $in',
  'update jobs: state, dueAt range, owner $ne, availableAt range',
  'update jobs: state, dueAt range, owner, availableAt range',
  'aggregate jobs: $match state, dueAt range > $group',
  'aggregate jobs: $match state, kind range > $group',
  'update jobs: state, lane, dueAt range',
  'delete jobs: state, doneAt range',
  'findAndModify lanes: _id, $or(owner | until range)',
  'update lanes: _id, owner',
  'update lanes: _id, until range',
  'find tenantPacing: _id; limited',
  'update tenantPacing: _id, version[ $exists]',
];

const ofConversations = [
  'find conversations: _id; limited',
  'find conversations: personId, type, left $ne; limited',
  'find conversations: personId $in, type, left $ne',
  'find conversations: seriesId, isHome, left $ne; limited',
  'find conversations: memberIds, left $ne; by _id 1; limited',
  'find conversations: addedById, seriesId, left $ne; by _id 1; limited',
  'findAndModify conversations: _id',
  'update conversations: _id',
  'update conversations: _id, addedById $exists',
  'update conversations: _id, greeted $ne',
];

const ofOthers = [
  'find cards: _id; limited',
  'find cards: activityId; limited',
  'findAndModify cards: _id',
  'update cards: _id',
  'update cards: _id, activityId, $or(sending, state, resends | sending)',
  'update cards: _id, activityId, sending[ $in]',
  'find mails: _id; limited',
  'findAndModify mails: _id',
  'update mails: _id',
  'update mails: _id, sending $in, state $in',
  'find dailyCards: _id; limited',
  'update dailyCards: _id',
  'find idempotencyKeys: _id; limited',
  'update idempotencyKeys: _id',
  'update idempotencyKeys: _id, response',
  'delete idempotencyKeys: _id',
  'delete idempotencyKeys: expiresAt range',
  'find people: _id; limited',
  'find people: _id $in',
  'find people: tenantId, objectId; limited',
  'findAndModify people: tenantId, objectId',
  'find parkingLot: _id; limited',
  'find parkingLot: seriesId; by parkedAt -1; limited',
  'delete parkingLot: _id',
  'update parkingLot: _id',
  'find settings: _id; limited',
  'update settings: _id',
];

/** Every question that the app asks by an index; query-plans.test.ts explains each of them on a loaded database. */
export const indexedShapes: readonly string[] = [
  ...ofEveryRecord,
  ...ofRecords,
  ...ofJobs,
  ...ofConversations,
  ...ofOthers,
].flatMap(expandShape);

/** Questions that read a whole collection and are meant to (planned-edge-queries.ts says why). */
export const walkShapes: readonly string[] = [
  'update conversations: serviceUrl $ne',
  'find liveHints: all',
  'find liveHints: all; limited',
  'find liveHints: all; by $natural -1; limited',
];

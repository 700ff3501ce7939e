import type { CommandStartedEvent, MongoClient } from 'mongodb';
import { toStatements, type Statement } from './query-shape.ts';
import { indexedShapes, walkShapes } from './query-shapes.ts';

/** The URI of a client whose commands can be watched. */
export function toWatchedUri(uri: string): string {
  const base = uri.includes('?') ? uri : `${uri.replace(/\/$/u, '')}/?`;
  return `${base}${base.endsWith('?') ? '' : '&'}monitorCommands=true`;
}

/** Keeps the statements that a client of a watched URI sends from now on, until it is stopped. */
export function watchStatements(client: MongoClient) {
  const sent: Statement[] = [];
  const listen = ({ commandName, command }: CommandStartedEvent) =>
    void sent.push(...toStatements(commandName, command));
  client.on('commandStarted', listen);
  return {
    sent,
    stop: (): Statement[] => {
      client.off('commandStarted', listen);
      return sent;
    },
  };
}

const known: ReadonlySet<string> = new Set([...indexedShapes, ...walkShapes]);
/** Collections of local mode (bot/local), which hold what one person tries out, and the list of migrations. */
const small = /^\w+ (?:local\w+|migrations):/u;

/** Questions that query-plans.test.ts explains nowhere, so that nobody knows whether an index answers them. */
export function findUnexplained(sent: readonly Statement[]): string[] {
  const shapes = new Set(sent.map(({ shape }) => shape));
  return [...shapes].filter((shape) => !known.has(shape) && !small.test(shape)).sort();
}

/**
 * Watches what the client behind a store asks of the database; its URI has to be a watched one.
 *
 * @returns what ends it. It throws when something was asked that is explained nowhere.
 */
export function watchQuestions({ collection }: { collection: object }): () => void {
  // The driver's types hide it.
  const { client } = collection as { client: MongoClient };
  const { stop } = watchStatements(client);
  return () => {
    const unexplained = findUnexplained(stop());
    if (unexplained.length === 0) return;
    throw new Error(
      `The app asked what is explained nowhere: ${unexplained.join(' · ')}. ` +
        'Add it to tests/support/planned-*.ts and to tests/support/query-shapes.ts.',
    );
  };
}

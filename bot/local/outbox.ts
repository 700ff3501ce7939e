import { Router } from 'express';
import type { Clock, MailTransport } from '../app/ports.ts';
import type { Collection, Db } from '../db/connect.ts';

/** A mail as the outbox page shows it. */
interface MailDocument {
  _id: string;
  to: readonly string[];
  subject: string;
  text: string;
  html: string;
  /** The product's time, an instant text. */
  at: string;
}

export interface OutboxDependencies {
  db: Db;
  clock: Clock;
  newId: () => string;
}

/** Keeps mails instead of sending them; the outbox page shows them. */
export function createLocalMailTransport({ db, clock, newId }: OutboxDependencies): MailTransport {
  const mails: Collection<MailDocument> = db.collection<MailDocument>('localOutbox');
  return {
    send: async ({ to, subject, text, html }) => {
      await mails.insertOne({ _id: newId(), at: clock.now(), to: [to], subject, text, html });
    },
  };
}

/** `GET /local/outbox`: what was sent by mail, oldest first. */
export function createOutboxRouter({ db }: Pick<OutboxDependencies, 'db'>): Router {
  const mails: Collection<MailDocument> = db.collection<MailDocument>('localOutbox');
  const router = Router();
  router.get('/outbox', async (_request, response) => {
    const found = await mails.find().sort({ at: 1, _id: 1 }).toArray();
    response.json({ mails: found.map(({ _id, ...mail }) => ({ id: _id, ...mail })) });
  });
  return router;
}

import { Router } from 'express';
import type { Clock } from '../app/ports.ts';
import type { Collection, Db } from '../db/connect.ts';

/** A mail as the app hands it over. */
export interface OutgoingMail {
  to: readonly string[];
  subject: string;
  text: string;
  html: string;
}

interface MailDocument extends OutgoingMail {
  _id: string;
  /** The product's time, an instant text. */
  at: string;
}

export interface OutboxDependencies {
  db: Db;
  clock: Clock;
  newId: () => string;
}

/** Keeps mails instead of sending them; the outbox page shows them. */
export function createLocalMailTransport({ db, clock, newId }: OutboxDependencies) {
  const mails: Collection<MailDocument> = db.collection<MailDocument>('localOutbox');
  return {
    send: async (mail: OutgoingMail): Promise<void> => {
      await mails.insertOne({ _id: newId(), at: clock.now(), ...mail });
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

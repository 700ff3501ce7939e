import { describe, expect, it } from '@jest/globals';
import { SendError, type SendOutcome } from '../../../bot/app/ports.ts';
import { createSendWatch, type SendResult } from '../../../bot/app/watch-sends.ts';
import { FakeSender, personalChat } from '../../support/fake-sender.ts';
import { createProbeClock, createProbeLog } from '../../support/probe-clock.ts';

const message = { card: {}, summary: 'secret words' };

function create() {
  const log = createProbeLog();
  const results: SendResult[] = [];
  const fake = new FakeSender(createProbeClock());
  const { watchSender, watchMails } = createSendWatch({ log, onSend: (result) => void results.push(result) });
  return { log, results, fake, sender: watchSender(fake), watchMails };
}

describe('a watched sender', () => {
  it('sends as before, and tells of it without a line in the log', async () => {
    const { sender, fake, results, log } = create();
    expect(await sender.post(personalChat, message)).toEqual({ activityId: 'a1' });
    await sender.edit(personalChat, 'a1', message);
    expect(fake.sent.map(({ verb }) => verb)).toEqual(['post', 'edit']);
    expect(results).toEqual([
      { kind: 'post', outcome: 'ok' },
      { kind: 'edit', outcome: 'ok' },
    ]);
    expect(log.lines).toEqual([]);
  });

  it.each<SendOutcome>(['retry', 'unknown', 'gone', 'blocked', 'parked'])(
    'tells that a send failed with %s, in one line, and fails the same',
    async (outcome) => {
      const { sender, fake, results, log } = create();
      fake.failures.push(outcome);
      await expect(sender.post(personalChat, message)).rejects.toThrow(outcome);
      expect(results).toEqual([{ kind: 'post', outcome }]);
      expect(log.lines).toEqual([
        { level: 'warn', facts: { send: 'post', outcome, reason: outcome }, message: 'a send failed' },
      ]);
    },
  );

  it('counts what nobody foresaw as perhaps sent', async () => {
    const { sender, fake, results } = create();
    fake.failures.push('crash');
    await expect(sender.post(personalChat, message)).rejects.toThrow('the process died');
    expect(results).toEqual([{ kind: 'post', outcome: 'unknown' }]);
  });
});

it('a watched mail transport tells as well', async () => {
  const { watchMails, results } = create();
  const mail = { messageId: 'm', to: 'secret@b.example', toName: '', subject: '', text: '', html: '' };
  await watchMails({ send: () => Promise.resolve() }).send(mail);
  const failing = { send: () => Promise.reject(new SendError('parked', '550')) };
  await expect(watchMails(failing).send(mail)).rejects.toThrow('550');
  expect(results).toEqual([
    { kind: 'mail', outcome: 'ok' },
    { kind: 'mail', outcome: 'parked' },
  ]);
});

import { describe, expect, test } from '@jest/globals';
import { toSendError, type SmtpFailure } from '../../../bot/mail/smtp-failure.ts';

const fail = (fields: Partial<SmtpFailure>): SmtpFailure => Object.assign(new Error('words'), fields);

describe('a failed attempt at a mail', () => {
  test.each<[Partial<SmtpFailure>, boolean, string, string, number | null]>([
    [{ code: 'EENVELOPE', responseCode: 450 }, false, 'retry', '450', 300_000],
    [
      { code: 'EMESSAGE', responseCode: 452, response: '452 4.2.2 full' },
      true,
      'retry',
      '452 4.2.2',
      300_000,
    ],
    [{ code: 'EMESSAGE', responseCode: 554, response: '554-5.7.1 no' }, true, 'parked', '554 5.7.1', null],
    [{ code: 'EAUTH', responseCode: 535 }, false, 'parked', '535', null],
    [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, false, 'retry', 'ECONNREFUSED', null],
    [{ code: 'EDNS' }, false, 'retry', 'EDNS', null],
    [{ code: 'ETLS' }, false, 'retry', 'ETLS', null],
    [{ code: 'ETIMEDOUT' }, true, 'unknown', 'ETIMEDOUT', null],
    [{ code: 'ECONNECTION' }, true, 'unknown', 'ECONNECTION', null],
    [{ code: 'EMESSAGE', responseCode: 354 }, true, 'unknown', '354', null],
    [{ code: 'EAUTH' }, false, 'parked', 'EAUTH', null],
    [{}, false, 'parked', 'Error', null],
  ])('by %j, begun: %s, counts as %s', (fields, hasBegun, outcome, message, retryAfterMs) => {
    expect(toSendError(fail(fields), hasBegun)).toMatchObject({ outcome, message, retryAfterMs });
  });

  test('is told without the words of the server, which may hold an address', () => {
    const error = fail({ responseCode: 550, response: '550 cem@contoso.example is unknown' });
    expect(toSendError(error, false).message).toBe('550');
  });
});

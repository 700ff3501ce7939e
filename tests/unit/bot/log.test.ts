import { describe, expect, it } from '@jest/globals';
import { createLog, toErrorFacts } from '../../../bot/log.ts';

describe('the log', () => {
  it('tells of an error what it is and where it came from, and none of its words', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const cause = Object.assign(new TypeError('secret cause'), {
      code: 'ECONNRESET',
      response: 'secret reply',
    });
    const error = Object.assign(new Error('secret text\n    at secret place', { cause }), {
      code: 11_000,
      keyValue: { name: 'secret value' },
    });
    log.error({ err: error, job: 'k:a' }, 'a job failed');
    expect(lines.join('')).not.toContain('secret');
    expect(JSON.parse(lines[0]!)).toMatchObject({
      msg: 'a job failed',
      job: 'k:a',
      err: { type: 'Error', code: 11_000, cause: { type: 'TypeError', code: 'ECONNRESET' } },
    });
    expect(toErrorFacts(error).stack[0]).toContain('log.test.ts');
  });

  it('says nothing below its level', () => {
    const lines: string[] = [];
    const log = createLog('warn', { write: (line) => void lines.push(line) });
    log.info({}, 'a request');
    log.warn({}, 'a job was put aside');
    expect(lines).toHaveLength(1);
  });
});

describe('of an error that is told', () => {
  it.each<[string, unknown, object]>([
    ['that is a text', 'secret', { type: 'string', stack: [] }],
    ['that is nothing', null, { type: 'object', stack: [] }],
    ['without a stack', { name: 'Refusal', message: 'secret' }, { type: 'Refusal', stack: [] }],
    ['whose name and code are words', { name: 'a secret', code: 'a secret' }, { type: 'object', stack: [] }],
    [
      'without a message',
      { name: 'E', message: '', stack: 'E\n    at f (a.js:1:2)' },
      { type: 'E', stack: ['f (a.js:1:2)'] },
    ],
  ])('only facts are left: one %s', (_, error, facts) => {
    expect(toErrorFacts(error)).toEqual(facts);
  });

  it('causes are told, but not without end', () => {
    const error = new Error('a');
    error.cause = error;
    expect(JSON.stringify(toErrorFacts(error)).match(/"cause"/gu)).toHaveLength(5);
  });
});

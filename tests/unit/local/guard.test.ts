import { describe, expect, test } from '@jest/globals';
import { refuseLocalRequest } from '../../../bot/local/guard.ts';

const json = { 'content-type': 'application/json; charset=utf-8' };

describe('the guard of local mode', () => {
  test.each([
    ['GET', { host: '127.0.0.1:3978' }],
    ['GET', { host: 'localhost:3978' }],
    ['GET', { host: '[::1]:3978', 'sec-fetch-site': 'same-origin' }],
    [
      'POST',
      { host: 'localhost:3978', origin: 'http://localhost:3978', 'sec-fetch-site': 'same-origin', ...json },
    ],
    ['GET', { host: 'localhost:3978', 'sec-fetch-site': 'none' }],
  ])('lets %s %j in', (method, headers) => {
    expect(refuseLocalRequest(method, headers, 3978)).toBeNull();
  });

  test.each([
    ['GET', {}, 'not-local'],
    ['GET', { host: 'tandem.example:3978' }, 'not-local'],
    ['GET', { host: '127.0.0.1' }, 'not-local'],
    ['GET', { host: '127.0.0.1:80' }, 'not-local'],
    ['GET', { host: '127.0.0.1:3978.evil.example' }, 'not-local'],
    ['GET', { host: 'localhost:3978', origin: 'http://localhost:3979' }, 'not-local'],
    ['GET', { host: 'localhost:3978', origin: 'null' }, 'not-local'],
    ['GET', { host: 'localhost:3978', 'sec-fetch-site': 'cross-site' }, 'not-local'],
    ['GET', { host: 'localhost:3978', 'sec-fetch-site': 'same-site' }, 'not-local'],
    ['POST', { host: 'localhost:3978' }, 'not-json'],
    ['POST', { host: 'localhost:3978', 'content-type': 'text/plain' }, 'not-json'],
    ['PUT', { host: 'localhost:3978', 'content-type': 'application/jsonp' }, 'not-json'],
  ])('refuses %s %j', (method, headers, refusal) => {
    expect(refuseLocalRequest(method, headers, 3978)).toBe(refusal);
  });
});

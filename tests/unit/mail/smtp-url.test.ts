import { describe, expect, test } from '@jest/globals';
import { readSmtpUrl } from '../../../bot/mail/smtp-url.ts';

describe('the address of a mail server', () => {
  test.each([
    ['smtps://mail.example', { host: 'mail.example', port: 465, security: 'tls', login: null }],
    ['smtp://mail.example/', { host: 'mail.example', port: 587, security: 'starttls', login: null }],
    ['smtp://mail.example:2525', { host: 'mail.example', port: 2525, security: 'starttls', login: null }],
    ['smtp+plain://localhost', { host: 'localhost', port: 25, security: 'none', login: null }],
    ['smtp+plain://127.0.0.1:1025', { host: '127.0.0.1', port: 1025, security: 'none', login: null }],
    ['smtp+plain://[::1]:1025', { host: '::1', port: 1025, security: 'none', login: null }],
  ])('%s is read', (url, server) => {
    expect(readSmtpUrl(url)).toEqual(server);
  });

  test('may hold a sign-in with any letters', () => {
    expect(readSmtpUrl('smtps://a%40b.example:p%2F%25%3Aw@mail.example')?.login).toEqual({
      user: 'a@b.example',
      password: 'p/%:w',
    });
  });

  test.each([
    ['no address', 'mail.example'],
    ['nothing', ''],
    ['another scheme', 'https://mail.example'],
    ['the open net without TLS', 'smtp+plain://mail.example'],
    ['a name that only begins like this computer', 'smtp+plain://localhost.evil.example'],
    ['an address that only begins like this computer', 'smtp+plain://127.0.0.1.evil.example'],
    ['no host', 'smtps://'],
    ['options that could switch checks off', 'smtps://mail.example?tls.rejectUnauthorized=false'],
    ['a path', 'smtps://mail.example/inbox'],
    ['a fragment', 'smtps://mail.example#x'],
    ['a user without a password', 'smtps://tandem@mail.example'],
    ['a password without a user', 'smtps://:secret@mail.example'],
    ['a broken escape', 'smtps://tandem:%ff@mail.example'],
    ['a host that is escaped', 'smtps://mail%0aexample'],
  ])('is refused with %s', (_, url) => {
    expect(readSmtpUrl(url)).toBeNull();
  });
});

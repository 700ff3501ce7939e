import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commandNames, readCommand } from '../../../bot/teams/commands.ts';

const understood: [string, string][] = [
  ['help', 'help'],
  ['HELP', 'help'],
  ['hi', 'help'],
  ['Hello!', 'help'],
  ['thanks', 'help'],
  ['Thanks a lot', 'help'],
  ['', 'help'],
  ['   ', 'help'],
  ['<at>Tandem</at>', 'help'],
  ['hepl', 'help'],
  ['helo', 'help'],
  ['check-in', 'check-in'],
  ['Check in', 'check-in'],
  ['CHECKIN', 'check-in'],
  ['chek-in', 'check-in'],
  ['check-inn', 'check-in'],
  ['check in please', 'check-in'],
  ['my check-in', 'check-in'],
  ['<at>Tandem</at> check-in', 'check-in'],
  ['<at id="0">Tandem</at>&nbsp;check-in', 'check-in'],
  ['Tandem check-in', 'check-in'],
  ['@Tandem: check\u00A0in', 'check-in'],
  ['<p>check&#45;in</p>', 'check-in'],
  ['check\u200B-in', 'check-in'],
  ['agen\u200Bda', 'agenda'],
  ['agenda', 'agenda'],
  ['AGENDA.', 'agenda'],
  ['agneda', 'agenda'],
  ['agend', 'agenda'],
  ['the agenda', 'agenda'],
  ['agenda for Thursday', 'agenda'],
  ['<div><b>agenda</b></div>', 'agenda'],
  ['ágenda', 'agenda'],
  ['My items', 'my-items'],
  ['my itmes', 'my-items'],
  ['updtae', 'update'],
  ['next', 'next'],
  ['when is the next one?', 'next'],
  ['setings', 'settings'],
  ['AGREEMENTS', 'agreement'],
];

const withRest: [string, string, string][] = [
  ['add Price list for Contoso', 'add', 'Price list for Contoso'],
  ['ADD  Price List – for CONTOSO?', 'add', 'Price List – for CONTOSO?'],
  ['<at>Tandem</at> add Étude: Zürich', 'add', 'Étude: Zürich'],
  ['add: first line\nsecond line', 'add', 'first line\nsecond line'],
  ['<p>add first line</p><p>second &amp; last</p>', 'add', 'first line\nsecond & last'],
  ['add 価格表', 'add', '価格表'],
  ['add価格表', 'add', '価格表'],
  ['add قائمة الأسعار', 'add', 'قائمة الأسعار'],
  ['add प्राइस लिस्ट', 'add', 'प्राइस लिस्ट'],
  ['add 👩‍👩‍👧‍👦 offer', 'add', '👩‍👩‍👧‍👦 offer'],
  ['add prices <100 and >50', 'add', 'prices <100 and >50'],
  ['actoin send deck', 'action', 'send deck'],
  ['action @Kofi send deck by Friday', 'action', '@Kofi send deck by Friday'],
  ['<at>Tandem</at> action <at>Kofi Mensah</at> send deck', 'action', 'Kofi Mensah send deck'],
  ['win Contoso 120k with the new deck', 'win', 'Contoso 120k with the new deck'],
  ['check in the box', 'check-in', 'the box'],
  ['history Contoso', 'history', 'Contoso'],
  ['hisotry Contoso', 'history', 'Contoso'],
  ['agreement discounts', 'agreement', 'discounts'],
];

describe('a command', () => {
  test.each(understood)('%j means %s', (text, command) => {
    expect(readCommand(text, 'Tandem')?.name).toBe(command);
  });

  test.each(withRest)('%j is %s with the words behind it as they were typed', (text, name, rest) => {
    expect(readCommand(text, 'Tandem')).toEqual({ name, rest });
  });

  test.each([
    'what?',
    'he',
    'ai',
    'agxxda',
    'checkers',
    'legenda',
    'hip',
    '🙂 lunch',
    '<at>Ana</at> lunch',
    'wine for all',
    'text me',
    'address?',
  ])('%j is none', (text) => {
    expect(readCommand(text, 'Tandem')).toBeNull();
  });

  test('a mention of somebody else alone asks for help, and 28,000 letters are read in time', () => {
    expect(readCommand('<at>Ana</at>', 'Tandem')?.name).toBe('help');
    expect(readCommand('<at>'.repeat(7000), 'Tandem')?.name).toBe('help');
    expect(readCommand('x'.repeat(28_000), '')).toBeNull();
  });

  test('whatever stands behind a command is given back as it is', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.constantFrom('add', 'Add', 'ADD'), words, (command, rest) => {
        fc.pre(!/[<&]/u.test(rest) && /^[\p{L}\p{N}]/u.test(rest));
        expect(readCommand(`${command} ${rest}`, 'Tandem')).toEqual({ name: 'add', rest: rest.trim() });
      }),
    );
  });

  test('any text is read, by any name of the bot', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, name) => {
        const read = readCommand(text, name);
        expect(read === null || commandNames.includes(read.name)).toBe(true);
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { readCommand } from '../../../bot/teams/commands.ts';

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
  ['agenda', 'agenda'],
  ['AGENDA.', 'agenda'],
  ['agneda', 'agenda'],
  ['agend', 'agenda'],
  ['the agenda', 'agenda'],
  ['agenda for Thursday', 'agenda'],
  ['<div><b>agenda</b></div>', 'agenda'],
  ['ágenda', 'agenda'],
];

describe('a command', () => {
  test.each(understood)('%j means %s', (text, command) => {
    expect(readCommand(text, 'Tandem')).toBe(command);
  });

  test.each(['what?', 'he', 'ai', 'agxxda', 'checkers', 'legenda', 'hip', '🙂 lunch', '<at>Ana</at> lunch'])(
    '%j is none',
    (text) => {
      expect(readCommand(text, 'Tandem')).toBeNull();
    },
  );

  test('a mention of somebody else alone asks for help, and 28,000 letters are read in time', () => {
    expect(readCommand('<at>Ana</at>', 'Tandem')).toBe('help');
    expect(readCommand('<at>'.repeat(7000), 'Tandem')).toBe('help');
    expect(readCommand('x'.repeat(28_000), '')).toBeNull();
  });
});

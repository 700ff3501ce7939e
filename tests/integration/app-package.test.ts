import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readCommand } from '../../bot/teams/commands.ts';
import { addToAgenda } from '../../bot/teams/message-action.ts';

interface CommandList {
  scopes: string[];
  commands: { title: string }[];
}

interface MessageCommand {
  id: string;
  type: string;
  context: string[];
}

const folder = path.resolve('appPackage');
const validator = path.resolve('tests/support/validate-manifest.mjs');
const values: Record<string, string> = {
  TEAMS_APP_ID: '11111111-1111-4111-8111-111111111111',
  MICROSOFT_APP_ID: '22222222-2222-4222-8222-222222222222',
  PUBLIC_HOST: 'tandem.example.com',
};

async function readManifest() {
  const text = await readFile(path.join(folder, 'manifest.json'), 'utf8');
  return text.replace(/\$\{\{(\w+)\}\}/gu, (_, name: string) => values[name] ?? `unknown ${name}`);
}

/** What Microsoft's schema says is wrong. */
function findProblems(manifest: string): unknown {
  return JSON.parse(execFileSync(process.execPath, [validator], { input: manifest, encoding: 'utf8' }));
}

/** Width, height and whether there is transparency: the IHDR chunk of a PNG. */
async function readPng(name: string) {
  const bytes = await readFile(path.join(folder, name));
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), hasAlpha: bytes[25] === 6 };
}

describe('the app package', () => {
  it('has a manifest that Microsoft’s schema takes, and the check finds a mistake', async () => {
    const manifest = await readManifest();
    expect(findProblems(manifest)).toEqual([]);
    expect(findProblems(manifest.replace('"personal"', '"groupchat"'))).not.toEqual([]);
  });

  it('lists eight commands for every scope of the bot, and the bot understands each', async () => {
    const { bots } = JSON.parse(await readManifest());
    const [{ scopes, commands }] = bots[0].commandLists as [CommandList];
    expect(scopes).toEqual(bots[0].scopes);
    const titles = commands.map(({ title }) => title);
    expect(titles).toEqual(['check-in', 'agenda', 'add', 'action', 'win', 'my items', 'update', 'help']);
    const understood = titles.map((title) => readCommand(title, 'Tandem')?.name);
    expect(understood).toEqual(titles.map((title) => title.replace(' ', '-')));
  });

  it('offers the message action that the bot carries out', async () => {
    const { bots, composeExtensions } = JSON.parse(await readManifest());
    const [{ botId, commands }] = composeExtensions as [{ botId: string; commands: MessageCommand[] }];
    expect(botId).toBe(bots[0].botId);
    expect(commands).toHaveLength(1);
    expect(commands[0]).toMatchObject({ id: addToAgenda, type: 'action', context: ['message'] });
  });

  it('has icons of the sizes that Teams asks for, the outline on transparent ground', async () => {
    expect(await readPng('color.png')).toMatchObject({ width: 192, height: 192 });
    expect(await readPng('outline.png')).toEqual({ width: 32, height: 32, hasAlpha: true });
  });
});

import { chromium, type Browser } from 'playwright-core';
import { unpackChromium } from './chromium.ts';

// Quiet where there is no internet, and able to run as root and in a container (the pages are our own).
const FLAGS = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium that npm brought, or the one that CHROME_PATH names. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const ownPath = process.env['CHROME_PATH'];
  if (ownPath) return await chromium.launch({ executablePath: ownPath, args: FLAGS });
  const { executablePath, env } = unpackChromium();
  // The variables are for the browser alone: its libraries are not those that Node was built for.
  return await chromium.launch({ executablePath, args: FLAGS, env: { ...readEnvironment(), ...env } });
}

function readEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

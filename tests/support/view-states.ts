import type { Page } from 'playwright-core';
import {
  goOffline,
  loseServer,
  looksFor,
  openForms,
  openOutside,
  propose,
  refuseSettings,
  typeCheckIn,
  unfold,
  writeBoth,
} from './view-steps.ts';
import type { Phase } from './view-week.ts';

/** A page in one of the states that it can be in. */
export interface ViewState {
  name: string;
  phase: Phase;
  /** Address on our server; a name in braces is one of the week's (view-week.ts). */
  path: string;
  /** Opens what is to be looked at (view-steps.ts). */
  prepare?: (page: Page) => Promise<void>;
  /** What the page complains about because of the state itself. */
  complaint?: RegExp;
  /** `npm test` looks at it as well. */
  isMain?: true;
  /** Outside of the app, where nobody says how it is to look. */
  isOutside?: true;
}

const refused = /status of 4\d\d/u;

/** Before the meeting, and what has nothing to do with one: a line for each state. */
export const quietStates: readonly ViewState[] = [
  {
    name: 'Start: nothing has begun',
    isMain: true,
    phase: 'planned',
    path: '/tab/?as={rosa}',
    prepare: looksFor('example'),
  },
  {
    name: 'Start: refused',
    phase: 'planned',
    path: '/tab/?as={rosa}',
    prepare: unfold('Ask the other leader'),
  },
  {
    name: 'Start: from a meeting',
    phase: 'planned',
    path: '/tab/?as={hana}',
    prepare: unfold('Yes, every week'),
  },
  { name: 'Start: all places are taken', phase: 'planned', path: '/tab/start?as=ana' },
  { name: 'Start: waiting', phase: 'planned', path: '/tab/?as={proposer}' },
  { name: 'Start: asked', phase: 'planned', path: '/tab/?as={asked}', prepare: unfold('Not now') },
  { name: 'Start: not now', phase: 'planned', path: '/tab/?as={declined}' },
  { name: 'Start: everybody else', phase: 'planned', path: '/tab/actions?as={bystander}' },
  { name: 'Planned, one of two series', phase: 'planned', path: '/tab/?as=nils' },
  { name: 'Asked for a department', phase: 'planned', path: '/tab/?as=lukas' },
  { name: 'Asked about a chat', phase: 'planned', path: '/tab/?as=ben' },
  { name: 'Settings', phase: 'planned', path: '/tab/settings?as=ana' },
  {
    name: 'Settings: every form',
    isMain: true,
    phase: 'planned',
    path: '/tab/settings?as=ana',
    prepare: openForms,
  },
  {
    name: 'Settings: refused',
    phase: 'planned',
    path: '/tab/settings?as=priya',
    prepare: refuseSettings,
    complaint: refused,
  },
  { name: 'No such view', phase: 'planned', path: '/tab/nowhere?as=ana' },
  {
    name: 'No such meeting',
    phase: 'planned',
    path: '/tab/history/other.2026-01-01?as=ana',
    complaint: refused,
  },
  { name: 'Not a member', phase: 'planned', path: '/tab/history/{past}?as={uma}', complaint: refused },
  {
    name: 'Server lost',
    phase: 'planned',
    path: '/tab/?as=ana',
    prepare: loseServer,
    complaint: /Failed to load/u,
  },
  {
    name: 'Outside of Teams',
    phase: 'planned',
    path: '/local/',
    prepare: openOutside,
    complaint: /./u,
    isOutside: true,
  },
  { name: 'Local: whom to be', phase: 'planned', path: '/local/' },
  {
    name: 'Local: clock',
    phase: 'planned',
    path: '/local/?as=ana&view=clock',
    prepare: looksFor('Check-in opens'),
  },
  { name: 'Local: mail', phase: 'planned', path: '/local/?as=ana&view=mail' },
  { name: 'Local: tab', phase: 'planned', path: '/local/?as=ana&view=tab' },
  {
    name: 'Local: chat with a card',
    isMain: true,
    phase: 'open',
    path: '/local/?as=kofi',
    prepare: looksFor('Check-in for'),
  },
  { name: 'Local: channel', phase: 'open', path: '/local/?as=kofi&chat=channel-sales-and-marketing' },
  {
    name: 'Agenda of a chair',
    isMain: true,
    phase: 'open',
    path: '/tab/?as=ana',
    prepare: unfold(/^Change: Woodgrove/u, /^Change: The number/u),
  },
  {
    name: 'Agenda of a member, offline',
    phase: 'open',
    path: '/tab/?as=priya',
    prepare: goOffline,
    complaint: /Failed to load/u,
  },
  { name: 'Agenda: proposed', phase: 'open', path: '/tab/?as=tom', prepare: propose },
  { name: 'Check-in', isMain: true, phase: 'open', path: '/tab/?as=kofi', prepare: typeCheckIn },
  { name: 'Check-in: sent', phase: 'open', path: '/tab/?as=mei' },
  { name: 'Check-in: named by both', phase: 'open', path: '/tab/?as=diego', prepare: looksFor(/mentioned/u) },
  {
    name: 'Actions',
    isMain: true,
    phase: 'open',
    path: '/tab/actions?as=ana',
    prepare: unfold('Change date'),
  },
  { name: 'Actions: mine, none', phase: 'open', path: '/tab/actions?as=nils&mine=1' },
  { name: 'Actions: done', phase: 'open', path: '/tab/actions?as=ana&state=done' },
  {
    name: 'History',
    isMain: true,
    phase: 'open',
    path: '/tab/history?as=ana',
    prepare: unfold('Meetings that were left out'),
  },
  { name: 'History: found', phase: 'open', path: '/tab/history?as=ana&q=Contoso&department=sales' },
  { name: 'History: nothing found', phase: 'open', path: '/tab/history?as=ana&q=zzzz' },
  {
    name: 'Minutes',
    isMain: true,
    phase: 'open',
    path: '/tab/history/{past}?as=ana',
    prepare: unfold('Reopen these minutes'),
  },
];

/** From the beginning of the meeting on. */
export const meetingStates: readonly ViewState[] = [
  { name: 'Begin early', phase: 'open', path: '/tab/?as=ana', prepare: unfold('Start the agenda') },
  { name: 'Running, for a chair', isMain: true, phase: 'running', path: '/tab/?as=ana' },
  {
    name: 'Running: another item',
    phase: 'running',
    path: '/tab/?as=ana',
    prepare: unfold(/^Notes, decisions, actions: /u),
  },
  {
    name: 'Running: two versions',
    phase: 'running',
    path: '/tab/?as=ana',
    prepare: writeBoth,
    complaint: refused,
  },
  { name: 'Running, not sent', phase: 'running', path: '/tab/?as=yuki' },
  { name: 'Everything discussed', phase: 'all done', path: '/tab/?as=ana' },
  {
    name: 'Ended, for a chair',
    isMain: true,
    phase: 'ended',
    path: '/tab/?as=ana',
    prepare: unfold('Close and send minutes'),
  },
  { name: 'Ended, for a member', phase: 'ended', path: '/tab/?as=priya' },
  { name: 'Closed', phase: 'closed', path: '/tab/history/{meeting}?as=ben' },
  { name: 'Nothing needs a meeting', phase: 'offered', path: '/tab/?as=ana' },
  { name: 'Left out', phase: 'left out', path: '/tab/meetings/{offered}?as=ana' },
];

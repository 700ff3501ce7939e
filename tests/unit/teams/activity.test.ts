import { describe, expect, test } from '@jest/globals';
import { readActivity } from '../../../bot/teams/activity.ts';

const bot = { id: '28:bot', name: 'Tandem' };
const kofi = { id: '29:kofi', name: 'Kofi Mensah', aadObjectId: 'kofi-object' };

/** What Teams sends, as far as we read it. */
function toWire(fields: object): object {
  return {
    id: 'activity',
    type: 'message',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    recipient: bot,
    from: { id: '29:ana', name: 'Ana Ruiz', aadObjectId: 'ana-object' },
    conversation: { id: '19:channel;messageid=1', conversationType: 'channel', tenantId: 'tenant' },
    ...fields,
  };
}

describe('an activity of Teams', () => {
  test('names the other people whom a message mentions', () => {
    const entities = [
      { type: 'clientInfo', locale: 'en' },
      { type: 'mention', mentioned: bot, text: '<at>Tandem</at>' },
      { type: 'mention', mentioned: kofi, text: '<at>Kofi Mensah</at>' },
      { type: 'mention', mentioned: { id: '29:tom', name: 'Tom' }, text: '<at>Tom</at>' },
      null,
    ];
    const activity = readActivity(toWire({ text: 'x', entities }));
    expect(activity).toMatchObject({
      kind: 'message',
      conversation: { id: '19:channel' },
      mentions: [
        { name: 'Kofi Mensah', objectId: 'kofi-object' },
        { name: 'Tom', objectId: null },
      ],
    });
  });

  test.each([
    ['conversationUpdate', { membersAdded: [bot] }, 'installed'],
    ['installationUpdate', { action: 'add' }, 'installed'],
    ['installationUpdate', { action: 'add-upgrade' }, 'installed'],
    ['conversationUpdate', { membersRemoved: [bot] }, 'removed'],
    ['installationUpdate', { action: 'remove' }, 'removed'],
    // An upgrade takes the app out and puts it back.
    ['installationUpdate', { action: 'remove-upgrade' }, 'other'],
    ['conversationUpdate', { membersAdded: [kofi] }, 'other'],
    ['conversationUpdate', { membersRemoved: [kofi] }, 'other'],
    ['messageReaction', {}, 'other'],
  ])('%s %j is %s', (type, fields, kind) => {
    expect(readActivity(toWire({ type, ...fields }))?.kind).toBe(kind);
  });

  test('the menu of a message brings its words and the way to it', () => {
    const messagePayload = {
      id: '17',
      linkToMessage: 'https://teams.microsoft.com/l/message/1',
      body: { contentType: 'html', content: '<div>One &lt;b&gt;<br>two</div>' },
    };
    const value = { commandId: 'addToAgenda', commandContext: 'message', messagePayload };
    const wire = toWire({ type: 'invoke', name: 'composeExtension/submitAction', value });
    expect(readActivity(wire)).toMatchObject({
      kind: 'message-action',
      commandId: 'addToAgenda',
      messageId: '17',
      text: 'One <b>\ntwo',
      link: 'https://teams.microsoft.com/l/message/1',
      data: {},
    });
  });

  test.each([
    ['a subject in the place of words', { subject: 'Prices', body: { content: ' ' } }, 'Prices', null],
    ['a link that is none', { linkToMessage: 'javascript:x', body: { content: 'x' } }, 'x', null],
    ['nothing', null, '', null],
  ])('%s', (_name, messagePayload, text, link) => {
    const value = { commandId: 'addToAgenda', messagePayload };
    const wire = toWire({ type: 'invoke', name: 'composeExtension/submitAction', value });
    expect(readActivity(wire)).toMatchObject({ kind: 'message-action', text, link });
  });

  test('anything else is none, or does nothing', () => {
    expect(readActivity({ type: 'message' })).toBeNull();
    const wire = toWire({ type: 'invoke', name: 'composeExtension/submitAction', value: 'x' });
    expect(readActivity(wire)?.kind).toBe('other');
  });
});

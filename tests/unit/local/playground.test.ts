import { describe, expect, test } from '@jest/globals';
import { toSampleActivity } from '../../../bot/local/playground.ts';
import { localTenantId } from '../../../bot/local/tenant.ts';

const tenantId = '00000000-0000-0000-0000-0000000000001';

/** A message as the Playground sends it where it has no file of people. */
function toActivity(fields: object = {}) {
  return {
    type: 'message',
    text: 'help',
    from: { id: 'user-id-0', name: 'Alex Wilber', aadObjectId: '00000000-0000-0000-0000-0000000000020' },
    conversation: { id: 'acd8f3c8', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId }, source: { name: 'message' } },
    ...fields,
  };
}

describe('people of the Agents Playground', () => {
  test('its own ones stand for people of the sample company, in its tenant', () => {
    expect(toSampleActivity(toActivity())).toEqual({
      type: 'message',
      text: 'help',
      from: { id: 'user-id-0', name: 'Kofi Mensah', aadObjectId: 'kofi' },
      conversation: { id: 'acd8f3c8', conversationType: 'personal', tenantId: localTenantId },
      channelData: { tenant: { id: localTenantId }, source: { name: 'message' } },
    });
  });

  test.each([
    ['a channel', { conversation: { id: 'team-id', conversationType: 'channel', tenantId } }],
    ['another tenant', { conversation: { id: 'c', conversationType: 'personal', tenantId: 'theirs' } }],
    ['somebody unknown', { from: { id: 'x', name: 'X', aadObjectId: 'x' } }],
    ['nobody', { from: undefined }],
    ['no conversation', { conversation: null }],
  ])('%s stays as it is', (_name, fields) => {
    const activity = toActivity(fields);
    expect(toSampleActivity(activity)).toEqual(activity);
  });

  test('those of our file are known by their own ids', () => {
    const activity = toActivity({
      from: { id: '29:ana', name: 'Ana Ruiz', aadObjectId: 'ana' },
      conversation: { id: 'chat-ana', conversationType: 'personal', tenantId: localTenantId },
    });
    expect(toSampleActivity(activity)).toEqual(activity);
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  isAllowedServiceUrl,
  isLoopbackUrl,
  refuseActivity,
  teamsServiceUrls,
} from '../../../bot/teams/gate.ts';

const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const rules = { tenantIds: ['ours'], serviceUrls: teamsServiceUrls };

function toActivity(fields: object = {}): object {
  return {
    channelId: 'msteams',
    serviceUrl,
    conversation: { tenantId: 'ours' },
    channelData: { tenant: { id: 'ours' } },
    ...fields,
  };
}

describe('the gate', () => {
  test('lets an activity of our tenant in', () => {
    expect(refuseActivity(toActivity(), serviceUrl, rules)).toBeNull();
    expect(refuseActivity(toActivity({ channelData: undefined }), serviceUrl, rules)).toBeNull();
    expect(refuseActivity(toActivity({ conversation: {} }), serviceUrl, rules)).toBeNull();
  });

  test.each([
    ['another channel', { channelId: 'webchat' }, 'channel'],
    ['no channel', { channelId: undefined }, 'channel'],
    ['another tenant', { conversation: { tenantId: 'theirs' } }, 'tenant'],
    ['two tenants', { channelData: { tenant: { id: 'theirs' } } }, 'tenant'],
    ['no tenant', { conversation: {}, channelData: {} }, 'tenant'],
    ['a tenant that is no text', { conversation: { tenantId: ['ours'] } }, 'tenant'],
    ['no service address', { serviceUrl: undefined }, 'service-url'],
    ['an address that the token does not name', { serviceUrl: `${serviceUrl}x` }, 'service-url'],
  ])('refuses %s', (_name, fields, refusal) => {
    expect(refuseActivity(toActivity(fields), serviceUrl, rules)).toBe(refusal);
  });

  test('refuses a token without a service address, and what is no object', () => {
    expect(refuseActivity(toActivity(), null, rules)).toBe('service-url');
    expect(refuseActivity(null, serviceUrl, rules)).toBe('channel');
  });
});

describe('service addresses', () => {
  const local = { serviceUrls: ['http://127.0.0.1:3978/local/connector/'] };

  test.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/amer/v3/conversations',
    'https://SMBA.trafficmanager.net:443/de/',
  ])('%s is taken', (url) => {
    expect(isAllowedServiceUrl(url, { serviceUrls: teamsServiceUrls })).toBe(true);
  });

  test.each([
    'http://smba.trafficmanager.net/emea/',
    'https://evil.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user:pass@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net\\@evil.example/',
    'https://smbа.trafficmanager.net/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'ftp://smba.trafficmanager.net/',
    'smba.trafficmanager.net',
    '',
  ])('%s is refused', (url) => {
    expect(isAllowedServiceUrl(url, { serviceUrls: teamsServiceUrls })).toBe(false);
  });

  test('the local connector is taken by its origin and path alone', () => {
    expect(isAllowedServiceUrl('http://127.0.0.1:3978/local/connector/v3/conversations', local)).toBe(true);
    expect(isAllowedServiceUrl('http://127.0.0.1:3978/local/connector', local)).toBe(true);
    expect(isAllowedServiceUrl('http://127.0.0.1:3978/local/connector/../outbox', local)).toBe(false);
    expect(isAllowedServiceUrl('http://127.0.0.1:3978/local/connectors/', local)).toBe(false);
    expect(isAllowedServiceUrl('http://127.0.0.1:3979/local/connector/', local)).toBe(false);
    expect(isAllowedServiceUrl('http://localhost:3978/local/connector/', local)).toBe(false);
  });

  test.each(['http://localhost:56150/_connector', 'http://127.0.0.1:1/', 'http://[::1]:56150/v3'])(
    '%s is this computer, and is taken only where the Agents Playground is let in',
    (url) => {
      expect(isLoopbackUrl(url)).toBe(true);
      expect(isAllowedServiceUrl(url, { ...local, hasLoopback: true })).toBe(true);
      expect(isAllowedServiceUrl(url, local)).toBe(false);
      expect(isAllowedServiceUrl(url, { serviceUrls: teamsServiceUrls })).toBe(false);
    },
  );

  test.each([
    'http://localhost.evil.example:56150/',
    'http://localhost@evil.example/',
    'http://evil.example\\@localhost/',
    'http://user@localhost:56150/',
    'https://localhost:56150/',
    'http://0.0.0.0:56150/',
    'http://192.168.0.7:56150/_connector',
    'http://127.0.0.1.nip.example/',
  ])('%s is another computer, also for the Agents Playground', (url) => {
    expect(isLoopbackUrl(url)).toBe(false);
    expect(isAllowedServiceUrl(url, { ...local, hasLoopback: true })).toBe(false);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import type { Person } from '../../../bot/app/ports.ts';
import { createAuthenticate } from '../../../bot/http/auth.ts';
import { createProbeClock } from '../../support/probe-clock.ts';

const { privateKey, publicKey } = await generateKeyPair('RS256');
const start = Date.parse('2026-11-25T08:00:00.000Z');
const minute = 60_000;

const ana: Person = { id: 'ana', tenantId: 'tenant', objectId: 'o', name: 'Ana', email: null, zone: null };
const claims = {
  aud: 'app',
  iss: 'issuer of tenant',
  tid: 'tenant',
  oid: 'o',
  ver: '2.0',
  scp: 'access_as_user',
};

function sign(changes: JWTPayload = {}, lifetimeMs = 60 * minute): Promise<string> {
  return new SignJWT({ ...claims, ...changes })
    .setProtectedHeader({ alg: 'RS256' })
    .setNotBefore(start / 1000)
    .setExpirationTime((start + lifetimeMs) / 1000)
    .sign(privateKey);
}

let checks = 0;
let looks = 0;
let people: Person[] = [];
beforeEach(() => {
  checks = 0;
  looks = 0;
  people = [ana];
});

function createSubject() {
  const clock = createProbeClock(new Date(start).toISOString());
  const authenticate = createAuthenticate({
    trust: {
      keys: () => {
        checks += 1;
        return Promise.resolve(publicKey);
      },
      issuerOf: (tenantId) => `issuer of ${tenantId}`,
      audience: 'app',
      tenants: ['tenant'],
    },
    clock,
    findPerson: ({ tenantId, objectId }) => {
      looks += 1;
      return Promise.resolve(
        people.find((one) => one.tenantId === tenantId && one.objectId === objectId) ?? null,
      );
    },
  });
  return { clock, enter: (token: string) => authenticate(`Bearer ${token}`) };
}

const refused = { code: 'unauthenticated' };

describe('signing in', () => {
  it('checks a token once, and looks for its person once, however often it comes', async () => {
    const { enter } = createSubject();
    const token = await sign();
    for (let count = 0; count < 20; count += 1) expect(await enter(token)).toEqual(ana);
    expect([checks, looks]).toEqual([1, 1]);
  });

  it('checks a token again after five minutes, so that a withdrawn key opens nothing for long', async () => {
    const { clock, enter } = createSubject();
    const token = await sign();
    await enter(token);
    clock.advance(5 * minute - 1);
    await enter(token);
    expect(checks).toBe(1);
    clock.advance(1);
    await enter(token);
    expect(checks).toBe(2);
  });

  it('refuses a remembered token from its end on, with the tolerance', async () => {
    const { clock, enter } = createSubject();
    const token = await sign({}, 2 * minute);
    await enter(token);
    clock.advance(3 * minute - 1);
    expect(await enter(token)).toEqual(ana);
    clock.advance(1);
    await expect(enter(token)).rejects.toMatchObject(refused);
  });

  it('refuses a remembered token once the clock stands before its beginning', async () => {
    const { clock, enter } = createSubject();
    const token = await sign();
    await enter(token);
    clock.advance(-minute - 1);
    await expect(enter(token)).rejects.toMatchObject(refused);
  });

  it('looks again after ten seconds, and at once for somebody who was not known', async () => {
    const { clock, enter } = createSubject();
    const token = await sign();
    people = [];
    await expect(enter(token)).rejects.toMatchObject(refused);
    people = [ana];
    await enter(token);
    people = [{ ...ana, name: 'Ana Ruiz' }];
    clock.advance(9999);
    expect((await enter(token)).name).toBe('Ana');
    clock.advance(1);
    expect((await enter(token)).name).toBe('Ana Ruiz');
  });

  it('takes nothing of one token for another one that differs in a single letter', async () => {
    const { enter } = createSubject();
    const token = await sign();
    await enter(token);
    const at = token.length - 20;
    const other = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    await expect(enter(other)).rejects.toMatchObject(refused);
    expect(await enter(token)).toEqual(ana);
  });

  it.each<[string, JWTPayload]>([
    ['another tenant', { tid: 'other', iss: 'issuer of other' }],
    ['another issuer', { iss: 'issuer of other' }],
    ['another audience', { aud: 'else' }],
    ['an older form', { ver: '1.0' }],
    ['no scope of ours', { scp: 'User.Read' }],
    ['no scope at all', { scp: undefined }],
    ['an object id that is no text', { oid: 1 }],
  ])('refuses a token of %s, each time that it comes', async (_, changes) => {
    const { enter } = createSubject();
    const token = await sign(changes);
    for (let count = 0; count < 2; count += 1) await expect(enter(token)).rejects.toMatchObject(refused);
  });

  it.each([undefined, '', 'Bearer', 'Basic eDp5', 'Bearer a b'])('refuses the header %p', async (header) => {
    const authenticate = createAuthenticate({
      trust: { keys: () => Promise.resolve(publicKey), issuerOf: () => '', audience: '', tenants: [] },
      clock: createProbeClock(),
      findPerson: () => Promise.resolve(ana),
    });
    await expect(authenticate(header)).rejects.toMatchObject(refused);
  });
});

import { createHash } from 'node:crypto';
import { jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock, Person } from '../app/ports.ts';
import { RequestError } from './problems.ts';

/** Whose tokens are taken: the same checks for Entra and for the issuer of local mode. */
export interface TokenTrust {
  keys: JWTVerifyGetKey;
  /** The issuer that a token of a tenant must name. */
  issuerOf: (tenantId: string) => string;
  audience: string;
  /** Tenants that may use this installation. */
  tenants: readonly string[];
}

export interface AuthDependencies {
  trust: TokenTrust;
  clock: Clock;
  findPerson: (identity: { tenantId: string; objectId: string }) => Promise<Person | null>;
}

export type Authenticate = (authorization: string | undefined) => Promise<Person>;

const clockToleranceSeconds = 60;
const keptTokens = 5000;
/** So that a signing key that was withdrawn opens nothing for longer than this. */
const tokenKeptMs = 5 * 60_000;
/** What is known of a person may be as old as this; their rights are in the records, which are always asked. */
const personKeptMs = 10_000;

interface Identity {
  tenantId: string;
  objectId: string;
}

/** A token whose signature and claims were checked. */
interface CheckedToken {
  identity: Identity;
  /** Machine times between which it is taken, in milliseconds, with the tolerance in them. */
  fromMs: number;
  untilMs: number;
  /** The person, and until when that needs no second look. */
  person: Person | null;
  personUntilMs: number;
}

/**
 * Turns the bearer token of a request into a person. Identity is tenant and object id (Entra claims validation); names
 * and addresses in a token give no rights. A token is checked once and then remembered by its hash for a few minutes at
 * most, and never past its end: the signature and the look at the database cost more than the rest of a read.
 *
 * @throws RequestError `unauthenticated`, whatever the reason: the caller learns nothing from it.
 */
export function createAuthenticate({ trust, clock, findPerson }: AuthDependencies): Authenticate {
  const checked = new LRUCache<string, CheckedToken>({ max: keptTokens });

  async function check(token: string): Promise<CheckedToken | null> {
    const hash = createHash('sha256').update(token).digest('base64');
    const known = checked.get(hash);
    const now = clock.machineNow();
    if (known !== undefined && now >= known.fromMs && now < known.untilMs) return known;
    const fresh = await readToken(token, trust, now).catch(() => null);
    if (fresh === null) checked.delete(hash);
    else checked.set(hash, fresh);
    return fresh;
  }

  async function getPerson(known: CheckedToken): Promise<Person | null> {
    const now = clock.machineNow();
    if (known.person !== null && now < known.personUntilMs) return known.person;
    known.person = await findPerson(known.identity);
    known.personUntilMs = now + personKeptMs;
    return known.person;
  }

  return async (authorization) => {
    const token = /^Bearer (\S+)$/u.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new RequestError('unauthenticated');
    const known = await check(token);
    const person = known === null ? null : await getPerson(known);
    if (person === null) throw new RequestError('unauthenticated');
    return person;
  };
}

async function readToken(token: string, trust: TokenTrust, now: number): Promise<CheckedToken> {
  const { payload } = await jwtVerify(token, trust.keys, {
    algorithms: ['RS256'],
    audience: trust.audience,
    clockTolerance: clockToleranceSeconds,
    currentDate: new Date(now),
    requiredClaims: ['exp', 'nbf', 'iss', 'tid', 'oid'],
  });
  const { exp = 0, nbf = 0 } = payload;
  return {
    identity: readIdentity(payload, trust),
    fromMs: (nbf - clockToleranceSeconds) * 1000,
    untilMs: Math.min((exp + clockToleranceSeconds) * 1000, now + tokenKeptMs),
    person: null,
    personUntilMs: 0,
  };
}

function readIdentity({ tid, oid, iss, ver, scp }: JWTPayload, trust: TokenTrust): Identity {
  if (typeof tid !== 'string' || typeof oid !== 'string') throw new RequestError('unauthenticated');
  const isTrusted = trust.tenants.includes(tid) && iss === trust.issuerOf(tid) && ver === '2.0';
  const scopes = typeof scp === 'string' ? scp.split(' ') : [];
  if (!isTrusted || !scopes.includes('access_as_user')) throw new RequestError('unauthenticated');
  return { tenantId: tid, objectId: oid };
}

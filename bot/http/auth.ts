import { jwtVerify, type JWTVerifyGetKey } from 'jose';
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

/**
 * Turns the bearer token of a request into a person. Identity is tenant and object id (Entra claims validation); names
 * and addresses in a token give no rights.
 *
 * @throws RequestError `unauthenticated`, whatever the reason: the caller learns nothing from it.
 */
export function createAuthenticate({ trust, clock, findPerson }: AuthDependencies): Authenticate {
  return async (authorization) => {
    const token = /^Bearer (\S+)$/u.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new RequestError('unauthenticated');
    const person = await readIdentity(token, trust, clock).then(findPerson, () => null);
    if (person === null) throw new RequestError('unauthenticated');
    return person;
  };
}

async function readIdentity(token: string, trust: TokenTrust, clock: Clock) {
  const { payload } = await jwtVerify(token, trust.keys, {
    algorithms: ['RS256'],
    audience: trust.audience,
    clockTolerance: clockToleranceSeconds,
    currentDate: new Date(clock.machineNow()),
    requiredClaims: ['exp', 'nbf', 'iss', 'tid', 'oid'],
  });
  const { tid, oid, iss, ver, scp } = payload;
  if (typeof tid !== 'string' || typeof oid !== 'string') throw new RequestError('unauthenticated');
  const isTrusted = trust.tenants.includes(tid) && iss === trust.issuerOf(tid) && ver === '2.0';
  const scopes = typeof scp === 'string' ? scp.split(' ') : [];
  if (!isTrusted || !scopes.includes('access_as_user')) throw new RequestError('unauthenticated');
  return { tenantId: tid, objectId: oid };
}

import { Router } from 'express';
import { createLocalJWKSet, importJWK, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import type { Clock, Person } from '../app/ports.ts';
import type { IssuerKey } from './issuer-keys.ts';
import { localAppId } from './tenant.ts';

/** `iss` of tokens that come with activities, as the Bot Connector's has it. */
export const activityIssuer = 'https://api.botframework.com';

/** `iss` of people's tokens and of the bot's: a name, the same for every process on one database. */
const personIssuer = 'https://local.tandem.example/v2.0';

const audienceOfConnector = 'https://api.botframework.com';
const hour = 3600;

export type Issuer = Awaited<ReturnType<typeof createIssuer>>;

/**
 * The issuer of local mode: real RS256 tokens, so that the checks of the SDK and of the API are the same as in
 * production (architecture.md 13). Times are the machine's, in seconds.
 *
 * @param baseUrl origin of our own server, without a slash at the end.
 */
export async function createIssuer({
  baseUrl,
  clock,
  issuerKey: { kid, publicJwk, privateJwk },
}: {
  baseUrl: string;
  clock: Clock;
  issuerKey: IssuerKey;
}) {
  const privateKey = await importJWK(privateJwk, 'RS256');
  const key = { ...publicJwk, kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] };
  const jwks = createLocalJWKSet({ keys: [key] });

  function sign(claims: JWTPayload, lifetimeSeconds: number): Promise<string> {
    const now = Math.floor(clock.machineNow() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .setIssuedAt(now)
      .setNotBefore(now - 60)
      .setExpirationTime(now + lifetimeSeconds)
      .sign(privateKey);
  }

  /** Token that comes with an activity from the connector. */
  function signActivityToken(serviceUrl: string): Promise<string> {
    return sign({ iss: activityIssuer, aud: localAppId, serviceurl: serviceUrl }, hour);
  }

  /** Token of the bot's own calls to the connector. */
  function signBotToken(): Promise<string> {
    return sign({ iss: personIssuer, aud: audienceOfConnector, appid: localAppId }, hour);
  }

  /** Token of a person for the API, with the claims that Entra gives the tab. */
  function signPersonToken({ objectId, tenantId, name }: Person): Promise<string> {
    const identity = { oid: objectId, tid: tenantId, name, sub: objectId };
    return sign(
      { iss: personIssuer, aud: localAppId, ver: '2.0', scp: 'access_as_user', ...identity },
      8 * hour,
    );
  }

  /** @throws JOSEError unless it is a token of signBotToken that has not run out. */
  async function verifyBotToken(token: string): Promise<void> {
    const currentDate = new Date(clock.machineNow());
    const expected = {
      issuer: personIssuer,
      audience: audienceOfConnector,
      algorithms: ['RS256'],
      currentDate,
    };
    await jwtVerify(token, jwks, expected);
  }

  const metadata = {
    issuer: activityIssuer,
    jwks_uri: `${baseUrl}/local/issuer/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
  };
  const router = Router();
  router.get('/.well-known/openid-configuration', (_request, response) => {
    response.json(metadata);
  });
  router.get('/keys', (_request, response) => {
    response.json({ keys: [key] });
  });

  return {
    router,
    sign,
    signActivityToken,
    signBotToken,
    signPersonToken,
    verifyBotToken,
    /** Key set for jose, as the API's check of tokens takes one. */
    jwks,
    personIssuer,
    activityIssuer,
    /** The SDK keeps keys per address for a day: the key's id in it makes a new process a new address. */
    openIdMetadataUrl: `${baseUrl}/local/issuer/.well-known/openid-configuration?key=${kid}`,
  };
}

import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Db } from '../db/connect.ts';

/** The RSA key of the local issuer, and the id that its tokens name. */
export interface IssuerKey {
  kid: string;
  publicJwk: JWK;
  privateJwk: JWK;
}

interface KeyDocument extends IssuerKey {
  _id: string;
}

const keyName = 'issuerKey';

/** A new RSA key. */
export async function createIssuerKey(kid: string): Promise<IssuerKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, publicJwk: await exportJWK(publicKey), privateJwk: await exportJWK(privateKey) };
}

/**
 * The key that is kept with the data, made at the first start: who is signed in stays so over a restart, and processes
 * on one database take each other's tokens. It opens nothing but local mode.
 */
export async function readIssuerKey(db: Db, kid: string): Promise<IssuerKey> {
  const keys = db.collection<KeyDocument>('localKeys');
  const known = await keys.findOne({ _id: keyName });
  if (known !== null) return known;
  const fresh = await createIssuerKey(kid);
  const options = { upsert: true, returnDocument: 'after' } as const;
  const stored = await keys.findOneAndUpdate({ _id: keyName }, { $setOnInsert: fresh }, options);
  if (stored === null) throw new Error('an upsert returned nothing');
  return stored;
}

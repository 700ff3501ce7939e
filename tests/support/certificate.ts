import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate for `localhost` that signs itself, and its key, both in PEM. */
export function createLocalhostCertificate(): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { cert: toPem(toCertificate(publicKey, privateKey)), key };
}

/** RFC 5280 §4.1 in its smallest form: version 1, valid from 2000 to 2049. */
function toCertificate(publicKey: KeyObject, privateKey: KeyObject): Buffer {
  const ecdsaWithSha256 = tag(0x30, tag(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
  const commonName = tag(0x06, Buffer.from('550403', 'hex'));
  const name = tag(0x30, tag(0x31, tag(0x30, commonName, tag(0x0c, Buffer.from('localhost')))));
  const body = tag(
    0x30,
    tag(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    tag(0x30, toTime('000101000000Z'), toTime('491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  return tag(0x30, body, ecdsaWithSha256, tag(0x03, Buffer.from([0]), signature));
}

const toTime = (text: string) => tag(0x17, Buffer.from(text));

/** One DER value: tag, length, content. */
function tag(type: number, ...content: Buffer[]): Buffer {
  const bytes = Buffer.concat(content);
  const { length } = bytes;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([type, ...size]), bytes]);
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/gu) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/**
 * What a phone could not send at once it seals, so that neither the next person who holds the phone nor whoever carries the
 * file to a place with a network can read it: HPKE (RFC 9180) in base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
 * AES-128-GCM. The key pair comes from the key of the links, so there is no second secret to keep: who holds that one can
 * make links anyway.
 */
import { createECDH, createHmac } from 'node:crypto';
import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';

export interface SealedBox {
  /** The uncompressed P-256 point in base64url, 65 bytes: what pages seal to. */
  readonly publicKey: string;
  /** The text in a box: base64url of the encapsulated key (65 bytes) and the ciphertext. Nothing where it is not one of ours. */
  readonly open: (sealed: string) => Promise<string | undefined>;
}

/** Says what the boxes are for; the page says the same. */
const purpose = new TextEncoder().encode('zhenping/sealed-response/v1');

const encapsulatedLength = 65;

interface CurveKey {
  /** 32 bytes. */
  readonly scalar: Buffer;
  /** 0x04, x, y. */
  readonly point: Buffer;
}

/** A number of 256 bits is no private key of the curve once in 2³² times; then the next one is. */
const curveKeyFrom = (linkKey: Uint8Array, attempt = 0): CurveKey => {
  const scalar = createHmac('sha256', linkKey).update(`zhenping/sealed-box/v1/${attempt}`).digest();
  const curve = createECDH('prime256v1');
  try {
    curve.setPrivateKey(scalar);
    return { scalar, point: curve.getPublicKey() };
  } catch {
    return curveKeyFrom(linkKey, attempt + 1);
  }
};

/** The library would ask Node for the public key of a private one, by a function that Node warns of. */
const privateKeyOf = ({ scalar, point }: CurveKey) =>
  crypto.subtle.importKey(
    'jwk',
    {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
      d: scalar.toString('base64url'),
    },
    { name: 'ECDH', namedCurve: 'P-256' },
    false,
    ['deriveBits'],
  );

export const openSealedBox = async (linkKey: Uint8Array): Promise<SealedBox> => {
  const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM);
  const key = curveKeyFrom(linkKey);
  const keys = {
    privateKey: await privateKeyOf(key),
    publicKey: await suite.DeserializePublicKey(key.point),
  };
  return {
    publicKey: key.point.toString('base64url'),
    open: async (sealed) => {
      const bytes = new Uint8Array(Buffer.from(sealed, 'base64url'));
      const encapsulated = bytes.subarray(0, encapsulatedLength);
      const ciphertext = bytes.subarray(encapsulatedLength);
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(
          await suite.Open(keys, encapsulated, ciphertext, { info: purpose }),
        );
      } catch {
        return;
      }
    },
  };
};

/**
 * What a phone could not send at once it seals, so that neither the next person who holds the phone nor whoever carries the
 * file to a place with a network can read it: HPKE (RFC 9180) in base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
 * AES-128-GCM. The key pair comes from the key of the links, so there is no second secret to keep: who holds that one can
 * make links anyway.
 */
import { createHmac } from 'node:crypto';
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

export const openSealedBox = async (linkKey: Uint8Array): Promise<SealedBox> => {
  const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM);
  const seed = createHmac('sha256', linkKey).update('zhenping/sealed-box/v1').digest();
  const { privateKey, publicKey } = await suite.DeriveKeyPair(seed);
  return {
    publicKey: Buffer.from(await suite.SerializePublicKey(publicKey)).toString('base64url'),
    open: async (sealed) => {
      const bytes = new Uint8Array(Buffer.from(sealed, 'base64url'));
      const encapsulated = bytes.subarray(0, encapsulatedLength);
      const ciphertext = bytes.subarray(encapsulatedLength);
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(
          await suite.Open(privateKey, encapsulated, ciphertext, { info: purpose }),
        );
      } catch {
        return;
      }
    },
  };
};

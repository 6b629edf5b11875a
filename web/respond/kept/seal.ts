import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import { base64url } from '../../page/random-id.ts';
import { bytesOf } from './base64url.ts';

/** Says what the boxes are for; the service says the same when it opens them. */
const purpose = new TextEncoder().encode('zhenping/sealed-response/v1');

/**
 * Seals a text so that only the service can open it: HPKE (RFC 9180), base mode, P-256, HKDF-SHA256, AES-128-GCM.
 * @param publicKey the service's, an uncompressed point in base64url
 * @returns base64url of the encapsulated key (65 bytes) and the ciphertext
 */
export const sealTo = async (publicKey: string, text: string): Promise<string> => {
  const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM);
  const key = await suite.DeserializePublicKey(bytesOf(publicKey));
  const { encapsulatedSecret, ciphertext } = await suite.Seal(key, new TextEncoder().encode(text), {
    info: purpose,
  });
  const box = new Uint8Array(encapsulatedSecret.length + ciphertext.length);
  box.set(encapsulatedSecret);
  box.set(ciphertext, encapsulatedSecret.length);
  return base64url(box);
};

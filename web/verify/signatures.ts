import { fromHex, toHex } from '../../methods/proof/hex.ts';
import type { Certificate } from '../../methods/sampling/certificate/certificate.ts';
import { type SignatureHolds, signedCommitment } from '../../methods/sampling/certificate/verify-parties.ts';

/** WebCrypto takes no view of memory that others may change. */
const bufferOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const holdsOnCurve = async (publicKey: string, message: Uint8Array, signature: string): Promise<boolean> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  try {
    const key = await crypto.subtle.importKey('raw', bufferOf(fromHex(publicKey, 65)), algorithm, false, [
      'verify',
    ]);
    return await crypto.subtle.verify(algorithm, key, bufferOf(fromHex(signature, 64)), bufferOf(message));
  } catch {
    // A point that is not on the curve: no signature of it holds.
    return false;
  }
};

const questionOf = (publicKey: string, message: Uint8Array, signature: string): string =>
  `${publicKey} ${signature} ${toHex(message)}`;

/**
 * Browsers check a signature while others wait, the verifier asks and wants the answer: so all that it will ask is checked
 * before. Undefined where the browser has no WebCrypto, which it keeps for pages that came over HTTPS or from this machine.
 */
export const signaturesOf = async (certificate: Certificate): Promise<SignatureHolds | undefined> => {
  if (!isSecureContext) return;
  const answers = new Map<string, boolean>();
  for (const { party, commitment, signature } of certificate.parties) {
    const publicKey = certificate.design.parties.find((each) => each.party === party)?.publicKey;
    if (commitment === null || signature === null || publicKey === undefined) continue;
    const message = signedCommitment(certificate, party, commitment);
    const holds = await holdsOnCurve(publicKey, message, signature);
    answers.set(questionOf(publicKey, message, signature), holds);
  }
  return (publicKey, message, signature) => answers.get(questionOf(publicKey, message, signature)) ?? false;
};

/** What was fixed before anybody could know the result: the design under its hash, the key under its commitment. */
import { fromHex, toHex } from '../../proof/hex.ts';
import { keyCommitment } from '../seed.ts';
import type { Certificate } from './certificate.ts';
import { certifiedSeed } from './certificate-of.ts';
import { type Check, guarded, notChecked, same } from './check.ts';
import { designHash } from './draw-design.ts';
import type { Sha256 } from './sha256.ts';

export const verifyDesign = (certificate: Certificate, sha256: Sha256): readonly Check[] =>
  guarded('design hash', 'designHash', () => [
    same(
      'design hash',
      'designHash',
      certificate.designHash,
      designHash(certificate, sha256),
      'the hash of the design with the frame root and the key commitment',
    ),
  ]);

export const verifyKey = ({ key, design, ...draw }: Certificate): readonly Check[] =>
  key === null
    ? [notChecked('key commitment', 'key', 'the key is sealed until closing')]
    : guarded('key commitment', 'key', () => [
        same(
          'key commitment',
          'key',
          toHex(keyCommitment(draw, fromHex(key, 32))),
          design.keyCommit,
          'the key opens the commitment in the design',
        ),
      ]);

export const verifySeed = (certificate: Certificate, sha256: Sha256): readonly Check[] => {
  const { key, seed } = certificate;
  return key === null || seed === null
    ? [notChecked('seed', 'seed', 'the seed is sealed with the key')]
    : guarded('seed', 'seed', () => [
        same(
          'seed',
          'seed',
          seed,
          certifiedSeed({ ...certificate, key }, sha256),
          'the seed follows from frame, design, key, reveals and pulse',
        ),
      ]);
};

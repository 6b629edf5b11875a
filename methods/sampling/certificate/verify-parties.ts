/** Who took part in the chance: every party of the design, with what it committed to, signed and revealed. */
import { canonicalBytes } from '../../proof/canonical.ts';
import { fromHex, toHex } from '../../proof/hex.ts';
import { partyCommitment } from '../seed.ts';
import type { Certificate, PartyRecord } from './certificate.ts';
import { type Check, decided, fails, guarded, holds, notChecked, same } from './check.ts';

/** ECDSA P-256 with SHA-256: public key of 65 bytes, signature r ‖ s of 64 bytes, both in hex. */
export type SignatureHolds = (publicKey: string, message: Uint8Array, signature: string) => boolean;

/** What a party signs: ["zhenping/commit-signature/v1", campaign, drawNumber, party, commitment]. */
export const signedCommitment = (
  { campaign, drawNumber }: Pick<Certificate, 'campaign' | 'drawNumber'>,
  party: string,
  commitment: string,
): Uint8Array => canonicalBytes(['zhenping/commit-signature/v1', campaign, drawNumber, party, commitment]);

const verifyReveal = (
  certificate: Certificate,
  { party, commitment, reveal }: PartyRecord,
  where: string,
): readonly Check[] => {
  if (commitment === null) return [holds('commitment', where, `${party} did not commit: the draw went on`)];
  if (reveal === null) return [holds('commitment', where, `${party} did not reveal: the draw went on`)];
  const { campaign, drawNumber, frame, designHash } = certificate;
  const expected = partyCommitment({
    campaign,
    drawNumber,
    party,
    frameRoot: fromHex(frame.root, 32),
    designHash: fromHex(designHash, 32),
    salt: fromHex(reveal.salt, 32),
    value: fromHex(reveal.value, 32),
  });
  return [
    same('commitment', where, commitment, toHex(expected), `what ${party} revealed opens its commitment`),
  ];
};

const verifySignature = (
  certificate: Certificate,
  { party, commitment, signature }: PartyRecord,
  publicKey: string,
  where: string,
  signatureHolds: SignatureHolds | undefined,
): readonly Check[] => {
  if (commitment === null || signature === null) return [];
  if (signatureHolds === undefined) {
    return [notChecked('signature', where, 'this verifier cannot check ECDSA P-256')];
  }
  const message = signedCommitment(certificate, party, commitment);
  return [
    decided(
      signatureHolds(publicKey, message, signature),
      'signature',
      where,
      `${party} signed its commitment with the key in the design`,
      `the signature of ${party} is not one of the key in the design`,
    ),
  ];
};

const verifyNames = ({ design, parties }: Certificate): readonly Check[] => {
  const known = new Set(design.parties.map(({ party }) => party));
  const present = new Set(parties.map(({ party }) => party));
  return [
    ...parties.flatMap(({ party }, index) =>
      known.has(party) ? [] : [fails('party', `parties[${index}]`, `${party} is no party of the design`)],
    ),
    ...design.parties.flatMap(({ party }) =>
      present.has(party) ? [] : [fails('party', 'parties', `${party} of the design is not there`)],
    ),
  ];
};

/** A copied commitment could only be revealed by repeating what another had revealed. */
const verifyNoCopies = ({ parties }: Certificate): readonly Check[] =>
  parties.flatMap(({ party, commitment }, index) => {
    const first = parties.find((other) => commitment !== null && other.commitment === commitment);
    return first === undefined || first.party === party
      ? []
      : [
          fails(
            'commitment',
            `parties[${index}].commitment`,
            `${party} copied the commitment of ${first.party}`,
          ),
        ];
  });

export const verifyParties = (
  certificate: Certificate,
  signatureHolds: SignatureHolds | undefined,
): readonly Check[] => [
  ...verifyNames(certificate),
  ...verifyNoCopies(certificate),
  ...certificate.parties.flatMap((record, index) => {
    const where = `parties[${index}]`;
    const key = certificate.design.parties.find(({ party }) => party === record.party);
    return [
      ...guarded('commitment', where, () => verifyReveal(certificate, record, where)),
      ...(key === undefined
        ? []
        : guarded('signature', where, () =>
            verifySignature(certificate, record, key.publicKey, where, signatureHolds),
          )),
    ];
  }),
];

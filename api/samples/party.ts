/**
 * A party (参与方) brings chance of its own into the draw: commissioner, evaluator, and whoever else both sides name. It
 * needs no account: what it says is signed with the key that was registered before the frame was frozen.
 */
export interface Party {
  readonly campaignId: string;
  readonly drawNumber: number;
  /** `commissioner`, `evaluator`, or the id of another. */
  readonly party: string;
  readonly name: string;
  /** P-256 point, not compressed: 65 bytes in hex. */
  readonly publicKey: string;
  /** The organisation that registered it, and which side that is. */
  readonly registeredBy: string;
  readonly side: 'commissioner' | 'evaluator';
  readonly commitment?: string | undefined;
  /** r ‖ s, 64 bytes in hex. */
  readonly signature?: string | undefined;
  readonly committedAt?: string | undefined;
  readonly salt?: string | undefined;
  readonly value?: string | undefined;
  readonly revealedAt?: string | undefined;
}

/** A party as a certificate has it. */
export const recordOf = ({ party, commitment, signature, salt, value }: Party) => ({
  party,
  commitment: commitment ?? null,
  signature: signature ?? null,
  reveal: salt === undefined || value === undefined ? null : { salt, value },
});

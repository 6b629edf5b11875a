/** K decides the draw and opens at closing; the salt key hides rows in their roots and is never opened as a whole. 32 bytes each. */
export interface SealedKeys {
  readonly key: Uint8Array;
  readonly saltKey: Uint8Array;
}

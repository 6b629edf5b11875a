/** What the service keeps secret of a draw; 32 bytes each. */
export interface SealedKeys {
  /** K: decides the draw with the other parts of chance, and opens at closing. */
  readonly key: Uint8Array;
  /** Gives the salts of the frame's rows; opens with K, so that anybody can hash the frame again. */
  readonly frameSaltKey: Uint8Array;
  /** Gives the salts of everything selected and of the rosters' rows; never opened as a whole. */
  readonly sampleSaltKey: Uint8Array;
}

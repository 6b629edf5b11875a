/** A rule about single interviews has found something. */
export interface FoundFact {
  readonly check: string;
  /** Place of the interview in the reading. */
  readonly row: number;
  /** How much, in the unit of the threshold; 1 where it is yes or no. */
  readonly amount: number;
}

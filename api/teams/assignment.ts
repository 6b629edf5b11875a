/** Which people hold a case's interview: one, or a pair. */
export interface AssignedCase {
  readonly number: number;
  readonly persons: readonly string[];
}

/** The assignment (派发) of a village: one team, and who of it interviews whom. */
export interface AssignedVillage {
  readonly campaignId: string;
  readonly village: string;
  readonly name: string;
  readonly teamId: string;
  /** Names the village to its team before departure, when nobody but the lead may know which one it is. */
  readonly ticket: string;
  /** By number. */
  readonly cases: readonly AssignedCase[];
  /** UTC moment from which the team knows the village. */
  readonly departedAt?: string | undefined;
  readonly departedBy?: string | undefined;
  /** Rises with every change; a change names the version that it saw. */
  readonly version: number;
  readonly assignedAt: string;
  readonly assignedBy: string;
}

/** What a person has in a village. */
export interface OwnCases {
  readonly campaignId: string;
  readonly personId: string;
  readonly village: string;
  readonly name: string;
  readonly numbers: readonly number[];
  /** Taken away again. A device that was without a network may have held those interviews before it could know; none is lost. */
  readonly earlier: readonly number[];
  readonly departedAt?: string | undefined;
}

/** The cases of one person in an assignment, by number. */
export const numbersOf = (cases: readonly AssignedCase[], personId: string): readonly number[] =>
  cases
    .filter(({ persons }) => persons.includes(personId))
    .map(({ number }) => number)
    .toSorted((a, b) => a - b);

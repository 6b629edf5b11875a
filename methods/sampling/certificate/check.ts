/** What a verification answers: a list of things that were looked at, each with its place and its reason. */
export const checkNames = [
  'form',
  'design hash',
  'key commitment',
  'party',
  'commitment',
  'signature',
  'pulse',
  'lottery',
  'timetable',
  'frame rows',
  'frame root',
  'seed',
  'previous draw',
  'strata',
  'draw',
  'order',
  'ticket',
  'probability',
  'sample root',
  'disclosure',
  'release',
  'loss',
  'roster',
] as const;

export interface Check {
  readonly check: (typeof checkNames)[number];
  /** `not checked`: what it needs is still sealed or was not given. */
  readonly holds: 'yes' | 'no' | 'not checked';
  /** In the certificate, such as `villages.draws[3].selected[0]`, or in the frame. */
  readonly where: string;
  readonly why: string;
}

type CheckName = Check['check'];

export const holds = (check: CheckName, where: string, why: string): Check => ({
  check,
  holds: 'yes',
  where,
  why,
});

export const fails = (check: CheckName, where: string, why: string): Check => ({
  check,
  holds: 'no',
  where,
  why,
});

export const notChecked = (check: CheckName, where: string, why: string): Check => ({
  check,
  holds: 'not checked',
  where,
  why,
});

/** `why` if the fact holds, else `otherwise`. */
export const decided = (
  fact: boolean,
  check: CheckName,
  where: string,
  why: string,
  otherwise: string,
): Check => (fact ? holds(check, where, why) : fails(check, where, otherwise));

/** Two values that must be the same text. */
export const same = (
  check: CheckName,
  where: string,
  found: string,
  expected: string,
  meaning: string,
): Check =>
  decided(found === expected, check, where, meaning, `${meaning}: expected ${expected}, found ${found}`);

/** The checks of a step; a refusal inside it, such as a frame that cannot be drawn from, is its answer. */
export const guarded = (check: CheckName, where: string, step: () => readonly Check[]): readonly Check[] => {
  try {
    return step();
  } catch (error) {
    return [fails(check, where, error instanceof Error ? error.message : String(error))];
  }
};

import type { Answers } from '../../../../methods/questionnaire/form.ts';

/** Families as they answer the household questionnaire, before the interviewers' own pages. */

const atTheDoor: Answers = {
  today: '2026-03-31',
  mode: 1,
  A3a: 'T1',
  A3c: 0,
  A4: 1,
  A6a: '2026-03-31T09:00',
  A7: 1,
  A8a: 0,
  A8b: 0,
  A8c: 1,
  A9: 2,
};

/** Four registered persons, three at home; one child at school; nothing amiss. */
const everybody: Answers = {
  ...atTheDoor,
  B1a: 4,
  B1b: 3,
  B2a: 1,
  B2b: 1,
  B2c: 1,
  B3a: 2,
  B3b: 1,
  B4: [0],
  B5: [0],
  C5: 1,
  C7: 2,
  D1: 1,
  D2: 5,
  D3: 1,
  D4: 1,
  D5a: 0,
  D5b: 0,
  D5c: 0,
  E1: 1,
  E3: 1,
  E4a: 1,
  E4b: 0,
  E5: 1,
  E6: 1,
  E7: 1,
  F1: 20_000,
  F2: 8000,
  F3: 3000,
  F4: 500,
  F5a: 1500,
  F5b: 0,
  F6: 1000,
  F7a: 2,
  F7b: [0],
  F8: 600,
  G2: [0],
  H1: 4,
  H2: 4,
  H3: 5,
  H7: 4,
  H8: 4,
  H9: 4,
  H10: 4,
  H11: 1,
  J4a: 2,
  J4b: 0,
  J2: [0],
};

export const exitedFamily: Answers = {
  ...everybody,
  C1: 2,
  C2: 2014,
  C3a: 1,
  C4a: 2018,
  C4b: 1,
  G1: [1, 2],
  G3: 1,
  G4: 2,
  G5: 1,
  H4: 4,
  H5: 4,
  H6: 4,
};

/** Got no help. */
export const ordinaryFamily: Answers = { ...everybody, C1: 4, C6a: 2, G1: [0] };

export const without = (answers: Answers, ...codes: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([code]) => !codes.includes(code)));

import { householdFacts } from '../../../../api/estimates/household-facts.ts';
import type { ListType } from '../../../../api/frames/list-type.ts';
import { householdQuestionnaire } from '../../../../api/questionnaires/instruments/household-questionnaire.ts';
import type { Answer, Answers } from '../../../../methods/questionnaire/form.ts';
import { knownOf } from './asked-of.ts';

/** Eight answered households, with only what the indicators read. */

const there = { A7: 1, A9: 2 };

const households: readonly (readonly [ListType, Answers])[] = [
  // 1: four persons, exited as it should be
  [
    'exited',
    {
      B1a: 4,
      C1: 2,
      C2: 2014,
      C3a: 1,
      C4b: 1,
      C5: 1,
      G1: [1, 2],
      H3: 5,
      H4: 4,
      H11: 1,
      J2: [0],
      R0: 1,
      R1: 2,
      R2: 4,
      R3: 2014,
      R4: 2,
      R5: [1, 2, 6],
      V1: 2,
      V3: 2,
      V5: 2,
    },
  ],
  // 2: three persons, a wrong exit, and missing in monitoring; does not know that it was registered
  [
    'exited',
    {
      B1a: 3,
      C1: 98,
      C5: 2,
      G1: [2],
      H3: 2,
      H11: 3,
      J2: [1, 3],
      R0: 1,
      R1: 2,
      R2: 4,
      R5: [1],
      V1: 1,
      V3: 2,
      V5: 1,
    },
  ],
  // 3: five persons, nobody could judge
  [
    'exited',
    {
      B1a: 5,
      C1: 2,
      C4b: 3,
      C5: 98,
      G1: [98],
      H3: 4,
      H4: 1,
      H11: 2,
      J2: [99],
      R0: 1,
      R1: 2,
      R5: [1],
      V1: 3,
      V3: 2,
      V5: 3,
    },
  ],
  // 4: six persons, still registered: wrongly entered, and long due to exit
  [
    'poor',
    { B1a: 6, C1: 1, C5: 3, G1: [1], H3: 3, H4: 5, H11: 1, J2: [0], R0: 1, R1: 1, R5: [1], V3: 1, V4: 1 },
  ],
  // 5: four persons, of whom one was missed
  [
    'nonregistered',
    { B1a: 4, C1: 4, C5: 1, G1: [0], H3: 5, H11: 1, J2: [2], R0: 1, R1: 4, R5: [7], V2: 1, V2n: 1, V5: 2 },
  ],
  // 6: two persons, not poor
  [
    'nonregistered',
    { B1a: 2, C1: 4, C5: 99, G1: [7], H3: 98, H11: 99, J2: [0], R0: 1, R1: 4, R5: [7], V2: 2, V5: 2 },
  ],
  // 7: three persons, monitored
  ['monitored', { B1a: 3, C1: 3, C5: 1, G1: [7], H3: 4, H4: 2, H11: 3, J2: [0], R0: 0 }],
  // 8: seven persons, says that it is registered and is not; no verdict yet
  ['nonregistered', { B1a: 7, C1: 1, C5: 2, G1: [0], H3: 1, H4: 4, H11: 2, J2: [0], R0: 0 }],
];

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'number' || typeof value === 'string' || Array.isArray(value);

export interface AnsweredHousehold {
  readonly list: ListType;
  readonly known: Answers;
  readonly facts: ReturnType<typeof householdFacts>;
}

/** With the derived variables that are known, as the roll-up hands them on. */
export const answeredHouseholds: readonly AnsweredHousehold[] = households.map(([list, answers]) => {
  const facts = householdFacts({}, { list, village: '433124100201', stratum: 'town' });
  const known = Object.entries(knownOf(householdQuestionnaire, { ...there, ...answers }, facts));
  const given = known.flatMap(([code, value]): readonly [string, Answer][] =>
    isAnswer(value) ? [[code, value]] : [],
  );
  return { list, known: Object.fromEntries(given), facts };
});

import { compareText } from '../sampling/compare-text.ts';
import type { Fieldwork, GivenAnswer, Interview } from './interview.ts';
import { QualityRefusal } from './refusal.ts';

/** Those who are looked at together: a person, or a pair of persons as it went out. */
export interface Unit {
  readonly interviewers: readonly string[];
  /** Places in `interviews`. */
  readonly rows: readonly number[];
}

/** Fieldwork in a fixed order of interviews, so that the order in which they came in changes no figure. */
export interface FieldReading extends Fieldwork {
  readonly units: readonly Unit[];
  /** Of each interview, its unit. */
  readonly unitOf: Int32Array;
}

const pairOf = ({ interviewers }: Interview): readonly string[] =>
  [...new Set(interviewers)].sort(compareText);

const numbersOf = (interview: Interview): readonly (GivenAnswer | undefined)[] => [
  interview.startedAt,
  interview.endedAt,
  interview.receivedAt,
  interview.asked,
  interview.dontKnow,
  interview.refused,
  ...Object.values(interview.answers),
  ...Object.values(interview.itemSeconds ?? {}),
  interview.place?.latitude,
  interview.place?.longitude,
  interview.place?.withinMetres,
];

const checkInterview = (interview: Interview): void => {
  if (interview.interviewers.length === 0)
    throw new QualityRefusal(
      'nobody-interviewed',
      interview.id,
      `Interview ${interview.id} names no interviewer.`,
    );
  if (numbersOf(interview).some((value) => typeof value === 'number' && !Number.isFinite(value)))
    throw new QualityRefusal(
      'not-a-number',
      interview.id,
      `Interview ${interview.id} holds a number that is none.`,
    );
};

/** @throws QualityRefusal `interview-twice`, `nobody-interviewed`, `not-a-number` */
export const readFieldwork = (fieldwork: Fieldwork): FieldReading => {
  const interviews = fieldwork.interviews.toSorted((a, b) => compareText(a.id, b.id));
  interviews.forEach((interview, row) => {
    checkInterview(interview);
    if (interviews[row + 1]?.id === interview.id)
      throw new QualityRefusal('interview-twice', interview.id, `Interview ${interview.id} is given twice.`);
  });
  const rowsOf = Map.groupBy(interviews.keys(), (row) => {
    const interview = interviews[row];
    return interview === undefined ? '' : JSON.stringify(pairOf(interview));
  });
  const keys = [...rowsOf.keys()].sort(compareText);
  const unitOf = new Int32Array(interviews.length);
  const units = keys.map((key, unit) => {
    const rows = rowsOf.get(key) ?? [];
    for (const row of rows) unitOf[row] = unit;
    const first = interviews[rows[0] ?? 0];
    return { interviewers: first === undefined ? [] : pairOf(first), rows };
  });
  return { ...fieldwork, interviews, units, unitOf };
};

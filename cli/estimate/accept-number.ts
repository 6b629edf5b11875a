import { LARGEST, type NumberRule } from './columns.ts';
import { NOT_A_NUMBER } from './csv/read-number.ts';
import { fieldText } from './explain-row.ts';
import { refuse, type SampleReader } from './sample-reader.ts';

export const holds = ({ low, high, whole }: NumberRule, value: number): boolean =>
  value >= low && value <= high && (!whole || value === Math.trunc(value));

/** Says what is wrong with a number that its rule refuses. */
export const refuseNumber = (reader: SampleReader, rule: NumberRule, value: number): void => {
  if (Number.isNaN(value)) refuse(reader, rule.column, 'is empty');
  else if (value === NOT_A_NUMBER)
    refuse(reader, rule.column, `“${fieldText(reader, rule.column)}” is no number`);
  else if (value > LARGEST) refuse(reader, rule.column, `${value} is above ${LARGEST}`);
  else refuse(reader, rule.column, `${value} is ${rule.refusal}`);
};

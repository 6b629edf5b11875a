import type { ListType } from '../frames/list-type.ts';
import { type Parameter, parametersAt } from './parameter.ts';

/** Where a household was drawn. */
export interface DrawnHousehold {
  readonly list: ListType;
  readonly village: string;
  readonly stratum: string;
}

/** What is known of an answered household beside its answers, the design's parameters among it; no answer of the same name can replace it. */
export type HouseholdFacts = DrawnHousehold & Readonly<Record<string, number | string>>;

export const householdFacts = (
  { parameters = [] }: { readonly parameters?: readonly Parameter[] | undefined },
  { list, village, stratum }: DrawnHousehold,
): HouseholdFacts => ({ ...parametersAt(parameters, village), list, village, stratum });

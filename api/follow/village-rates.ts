import { DISPOSITIONS } from '../../methods/estimation/response-rates/disposition.ts';
import type { ResponseRates } from '../../methods/estimation/response-rates/response-rates.ts';
import { responseRates } from '../../methods/estimation/response-rates/response-rates.ts';
import {
  addTallies,
  emptyTally,
  type IssuedCase,
  type Tally,
  tallyCases,
} from '../../methods/estimation/response-rates/tally.ts';
import { listTypes } from '../frames/list-type.ts';
import type { ListDispositions } from './progress.ts';
import type { VillageProgress } from './village-progress.ts';

const issuedOf = (counts: ListDispositions, baseWeight: number, reserve: boolean): readonly IssuedCase[] =>
  DISPOSITIONS.flatMap((disposition) =>
    Array.from({ length: counts[disposition] ?? 0 }, () => ({ disposition, baseWeight, reserve })),
  );

const tallyOf = ({ weights, progress }: VillageProgress): Tally =>
  tallyCases(
    listTypes.flatMap((list) => {
      const counts = progress.lists[list];
      const weight = weights[list];
      return counts === undefined || weight === undefined
        ? []
        : [...issuedOf(counts.original, weight, false), ...issuedOf(counts.reserves, weight, true)];
    }),
  );

/** The response rates (应答率) of villages together, on what was drawn at first: a reserve makes no response of a refusal. */
export const ratesOf = (villages: readonly VillageProgress[], fieldwork: 'open' | 'closed'): ResponseRates =>
  responseRates(villages.map(tallyOf).reduce(addTallies, emptyTally), fieldwork);

import { EntityRepository } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import { allOrNothing, unlessHeld } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { responseEntity } from '../responses/response-entity.ts';
import { answerOf, unanswered } from './answer-place.ts';
import type { Case } from './case.ts';

/** No link has a generation of five digits, so none gets past. */
const aboveEveryLink = 10_000;

/**
 * Cases of a roster that is corrected. Taking the place of an answer is one write, and so is an answer, so of the two exactly one
 * comes first. The place keeps its version: nothing that counts has changed, and the answer that comes where it is given back again is
 * still the newest thing that the roll-up has seen.
 */
export const withdrawnCaseStore = (table: ZhenpingTable) => {
  const responses = responseEntity(table).build(EntityRepository);

  const taken = async (each: Case) => (await responses.get(answerOf(each), { consistent: true })).Item;

  return {
    /** From here on the case takes no answer, no outcome and no reserve; one that has an answer keeps it. */
    withdraw: async (_permit: Permit<'correct a roster'>, each: Case): Promise<void> => {
      const { version = 0 } = (await taken(each)) ?? {};
      const place = { ...answerOf(each), kind: 'withdrawn', generation: aboveEveryLink, version } as const;
      await unlessHeld(responses.put(place, { condition: unanswered }));
    },

    /** Back to what it was, its links too, where that still holds which is checked together with it. */
    giveBack: async (
      _permit: Permit<'correct a roster'>,
      each: Case,
      onlyIf: readonly TransactedWrite[],
    ): Promise<void> => {
      const { kind, version = 0 } = (await taken(each)) ?? {};
      if (kind !== 'withdrawn') {
        return;
      }
      const gate = { ...answerOf(each), kind: 'gate', generation: each.generation, version } as const;
      const condition = { attr: 'kind' as const, eq: 'withdrawn' as const };
      await allOrNothing(responses.transactPut(gate, { condition }), ...onlyIf);
    },
  };
};

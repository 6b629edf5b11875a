import { EntityRepository, QueryCommand } from 'dynamodb-toolbox';
import { z } from 'zod';
import { caseSort, chunkPartition } from '../fieldwork/case-key.ts';
import type { Permit } from '../people/permit.ts';
import { heldInstead } from '../platform/conditions.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { inOrder, type Visit } from './visit.ts';
import { visitEntity } from './visit-entity.ts';

type CasePlace = Pick<Visit, 'campaignId' | 'village' | 'number'>;

const heldVisit = z.object({ contentHash: z.string() });

/** Visits, beside their cases; only ever added. */
export const visitStore = (table: ZhenpingTable) => {
  const entity = visitEntity(table);
  const visits = entity.build(EntityRepository);
  return {
    /** `taken` once, `known` when the same comes again, `differs` where the id belongs to other content. */
    add: async (
      _permit: Permit<'record an outcome'>,
      visit: Visit,
    ): Promise<'taken' | 'known' | 'differs'> => {
      const { by, firstJudgements } = visit;
      const stored = {
        ...visit,
        by: [...by],
        firstJudgements: firstJudgements.map((each) => ({ ...each, codes: [...each.codes] })),
      };
      try {
        await visits.put(stored, {
          condition: { attr: 'visitId', exists: false },
          returnValuesOnConditionFalse: 'ALL_OLD',
        });
        return 'taken';
      } catch (error) {
        const held = heldInstead(error);
        if (held === undefined) {
          throw error;
        }
        return heldVisit.parse(held).contentHash === visit.contentHash ? 'known' : 'differs';
      }
    },

    /** All visits to a case, in the order in which they were made. */
    ofCase: async (
      _permit: Permit<'record an outcome' | 'see the visits' | 'take cases' | 'open a reserve'>,
      { campaignId, village, number }: CasePlace,
    ): Promise<readonly Visit[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({
          partition: chunkPartition(campaignId, village, number),
          range: { beginsWith: `VISIT#${caseSort(number)}#` },
        })
        .entities(entity)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.toSorted(inOrder);
    },
  };
};

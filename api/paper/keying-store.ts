import { any, Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import { caseSort, chunkPartition } from '../fieldwork/case-key.ts';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import type { Keying } from './keying.ts';

/** Keyings beside the case, at most two. Nothing is overwritten. */
export const keyingStore = (table: ZhenpingTable) => {
  const entity = new Entity({
    name: 'keying',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      number: number().key(),
      place: number().key(),
      personId: string(),
      keyedAt: string(),
      language: string(),
      formCode: string(),
      formVersion: number(),
      contentHash: string(),
      answers: any(),
    }),
    computeKey: ({ campaignId, village, number, place }) => ({
      pk: chunkPartition(campaignId, village, number),
      sk: `KEYING#${caseSort(number)}#${place}`,
    }),
  });
  const keyings = entity.build(EntityRepository);
  return {
    ofCase: async (
      _permit: Permit<'key a paper' | 'settle a paper'>,
      { campaignId, village, number }: Pick<Keying, 'campaignId' | 'village' | 'number'>,
    ): Promise<readonly Keying[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({
          partition: chunkPartition(campaignId, village, number),
          range: { beginsWith: `KEYING#${caseSort(number)}#` },
        })
        .entities(entity)
        .options({ consistent: true })
        .send();
      return Items.map(({ answers, ...rest }) => ({ ...rest, answers: readAnswers(answers) })).toSorted(
        (a, b) => a.place - b.place,
      );
    },

    /** False where somebody else took this place meanwhile. */
    keep: (_permit: Permit<'key a paper'>, entry: Keying, event: TransactedWrite): Promise<boolean> =>
      allOrNothing(keyings.transactPut(entry, { condition: { attr: 'place', exists: false } }), event),
  };
};

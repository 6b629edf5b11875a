import { EntityRepository, QueryCommand } from 'dynamodb-toolbox';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import { caseSort, chunkPartition } from '../fieldwork/case-key.ts';
import type { Permit } from '../people/permit.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import type { Correction } from './correction.ts';
import { correctionEntity } from './correction-entity.ts';

type CasePlace = Pick<Correction, 'campaignId' | 'village' | 'number'>;

/** Corrections of returned interviews. Nothing is overwritten but whether one was accepted. */
export const correctionStore = (table: ZhenpingTable) => {
  const entity = correctionEntity(table);
  const corrections = entity.build(EntityRepository);
  return {
    ofCase: async ({ campaignId, village, number }: CasePlace): Promise<readonly Correction[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({
          partition: chunkPartition(campaignId, village, number),
          range: { beginsWith: `CORRECTION#${caseSort(number)}#` },
        })
        .entities(entity)
        .options({ consistent: true })
        .send();
      return Items.map(({ answers, calculated, ...rest }) => ({
        ...rest,
        answers: readAnswers(answers),
        ...(calculated === undefined ? {} : { calculated: readAnswers(calculated) }),
      })).toSorted((a, b) => a.place - b.place);
    },

    /** To be kept together with the step of the review that it ends. */
    kept: (_permit: Permit<'send an interview'>, { flags, ...entry }: Correction): TransactedWrite =>
      corrections.transactPut(
        { ...entry, flags: flags && [...flags], version: 1 },
        { condition: { attr: 'correctionId', exists: false } },
      ),

    /** To be written together with the acceptance. */
    accepted: (
      _permit: Permit<'review answers' | 'settle a dispute'>,
      { campaignId, village, number, place }: Correction,
    ): TransactedWrite =>
      corrections.transactUpdate(
        { campaignId, village, number, place, accepted: true, version: 2 },
        { condition: { attr: 'accepted', eq: false } },
      ),
  };
};

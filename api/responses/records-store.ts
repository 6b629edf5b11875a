import { QueryCommand } from 'dynamodb-toolbox';
import type { Answers } from '../../methods/questionnaire/form.ts';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import type { Case } from '../fieldwork/case.ts';
import { casesAChunk } from '../fieldwork/case.ts';
import { chunkPartition } from '../fieldwork/case-key.ts';
import { caseEntity } from '../fieldwork/case-store.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { responseEntity } from './response-entity.ts';

export interface RecordedResponse {
  readonly kind: 'answer' | 'gate' | 'closed' | 'conflict' | 'withdrawn';
  readonly number: number;
  readonly version: number;
  readonly answers: Answers;
}

/** Everything of one chunk in one consistent query. For the roll-up alone: no request of a person reaches it. */
export const recordsStore = (table: ZhenpingTable) => {
  const cases = caseEntity(table);
  const responses = responseEntity(table);
  return {
    ofChunk: async (
      campaignId: string,
      village: string,
      chunk: number,
    ): Promise<{ readonly cases: readonly Case[]; readonly responses: readonly RecordedResponse[] }> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: chunkPartition(campaignId, village, chunk * casesAChunk + 1) })
        .entities(cases, responses)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return {
        cases: Items.filter((entry) => 'list' in entry),
        responses: Items.flatMap((entry) =>
          'kind' in entry
            ? [
                {
                  kind: entry.kind,
                  number: entry.number,
                  version: entry.version,
                  answers: entry.answers === undefined ? {} : readAnswers(entry.answers),
                },
              ]
            : [],
        ),
      };
    },
  };
};

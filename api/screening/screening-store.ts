import { Entity, EntityRepository, item, list, map, number, QueryCommand, string } from 'dynamodb-toolbox';
import type { Answers } from '../../methods/questionnaire/form.ts';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import { casesAChunk } from '../fieldwork/case.ts';
import { chunkPartition } from '../fieldwork/case-key.ts';
import type { Permit } from '../people/permit.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { responseEntity } from '../responses/response-entity.ts';
import { type Screening, screeningRun } from './screening.ts';

/** The drawn groups of every village that is screened: one partition a campaign. */
export const screeningStore = (table: ZhenpingTable) => {
  const screening = new Entity({
    name: 'screening',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      name: string(),
      groups: number(),
      drawn: list(map({ group: string(), unit: string(), ticket: string() })),
    }),
    computeKey: ({ campaignId, village }) => ({ pk: `SCREENING#${campaignId}`, sk: `VILLAGE#${village}` }),
  });
  const screenings = screening.build(EntityRepository);
  const response = responseEntity(table);

  return {
    /** By code. */
    villages: async (
      _permit: Permit<'see the sample' | 'close the campaign' | 'see live results'>,
      campaignId: string,
    ): Promise<readonly Screening[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `SCREENING#${campaignId}`, range: { beginsWith: 'VILLAGE#' } })
        .entities(screening)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items ?? [];
    },

    village: async (
      _permit: Permit<'take cases'>,
      campaignId: string,
      village: string,
    ): Promise<Screening | undefined> =>
      (await screenings.get({ campaignId, village }, { consistent: true })).Item,

    /** What was found in the groups, by case: numbers of persons, of which only a rate is made. */
    answers: async (
      _permit: Permit<'see live results'>,
      entry: Screening,
    ): Promise<ReadonlyMap<number, Answers>> => {
      const { campaignId, village, after, cases } = screeningRun(entry);
      const pages = await Promise.all(
        Array.from({ length: Math.ceil(cases / casesAChunk) }, (_, chunk) =>
          table
            .build(QueryCommand)
            .query({
              partition: chunkPartition(campaignId, village, after + chunk * casesAChunk + 1),
              range: { beginsWith: 'RESPONSE#' },
            })
            .entities(response)
            .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
            .send(),
        ),
      );
      return new Map(
        pages
          .flatMap(({ Items }) => Items ?? [])
          .flatMap(({ kind, number: caseNumber, answers }) =>
            kind === 'answer' ? [[caseNumber, readAnswers(answers)] as const] : [],
          ),
      );
    },

    /** The same draw gives the same groups, however often it is made. */
    save: async (_permit: Permit<'draw the sample'>, entry: Screening): Promise<void> => {
      await screenings.put({ ...entry, drawn: [...entry.drawn] });
    },
  };
};

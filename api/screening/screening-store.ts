import {
  boolean,
  Entity,
  EntityRepository,
  item,
  list,
  map,
  number,
  QueryCommand,
  string,
} from 'dynamodb-toolbox';
import type { Answers } from '../../methods/questionnaire/form.ts';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import { casesAChunk } from '../fieldwork/case.ts';
import { chunkPartition } from '../fieldwork/case-key.ts';
import type { Permit } from '../people/permit.ts';
import { unlessHeld } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
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
      roster: number().key().optional(),
      groupsAfter: number().optional(),
      withdrawn: boolean().optional(),
    }),
    computeKey: ({ campaignId, village, roster }) => ({
      pk: `SCREENING#${campaignId}`,
      sk: `VILLAGE#${village}${roster === undefined ? '' : `#${roster}`}`,
    }),
  });
  const screenings = screening.build(EntityRepository);
  const response = responseEntity(table);

  /** Of the present rosters; those of rosters that were corrected stay where they are. */
  const present = async (campaignId: string, village = ''): Promise<readonly Screening[]> => {
    const { Items } = await table
      .build(QueryCommand)
      .query({ partition: `SCREENING#${campaignId}`, range: { beginsWith: `VILLAGE#${village}` } })
      .entities(screening)
      .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
      .send();
    return (Items ?? []).filter(({ withdrawn }) => withdrawn !== true);
  };

  return {
    /** By code. */
    villages: (
      _permit: Permit<'see the sample' | 'close the campaign' | 'see live results'>,
      campaignId: string,
    ): Promise<readonly Screening[]> => present(campaignId),

    village: async (
      _permit: Permit<'take cases' | 'assign cases' | 'correct a roster'>,
      campaignId: string,
      village: string,
    ): Promise<Screening | undefined> => (await present(campaignId, village))[0],

    /** What was drawn stays on record, and is screened no more. */
    withdrawn: (_permit: Permit<'correct a roster'>, entry: Screening): TransactedWrite =>
      screenings.transactPut({ ...entry, drawn: [...entry.drawn], withdrawn: true }),

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
      const condition = { attr: 'village' as const, exists: false as const };
      await unlessHeld(screenings.put({ ...entry, drawn: [...entry.drawn] }, { condition }));
    },
  };
};

import { EntityRepository, QueryCommand } from 'dynamodb-toolbox';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import { countyOf } from '../divisions/division.ts';
import { caseSort, chunkPartition } from '../fieldwork/case-key.ts';
import type { Permit } from '../people/permit.ts';
import { allOrNothing, conditionFailedAt } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { refusal } from '../refusals.ts';
import type { AnswerChange, ChangeKind } from './answer-change.ts';
import { changedCountyEntity, changeEntity, dueChangeEntity, listedChangeEntity } from './change-entity.ts';
import { responseEntity } from './response-entity.ts';

type CasePlace = Pick<AnswerChange, 'campaignId' | 'village' | 'number'>;

/** A change whose seven days are over, by its place alone. */
export type DueChange = CasePlace & Pick<AnswerChange, 'place' | 'effectiveAt'>;

/** That a change was asked for, and who had interviewed. */
export type ListedChange = Pick<AnswerChange, 'village' | 'number' | 'kind' | 'personId'>;

const seconds = (now: Date): number => Math.floor(now.getTime() / 1000);

/** Changes to accepted answers. Nothing is overwritten but whether a change took effect. */
export const changeStore = (table: ZhenpingTable) => {
  const change = changeEntity(table);
  const due = dueChangeEntity(table);
  const listed = listedChangeEntity(table);
  const county = changedCountyEntity(table);
  const changes = change.build(EntityRepository);
  const dueChanges = due.build(EntityRepository);
  const answers = responseEntity(table).build(EntityRepository);

  return {
    /** For the one who proved to have answered for this case. */
    ofCase: async ({ campaignId, village, number }: CasePlace): Promise<readonly AnswerChange[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({
          partition: chunkPartition(campaignId, village, number),
          range: { beginsWith: `CHANGE#${caseSort(number)}#` },
        })
        .entities(change)
        .options({ consistent: true })
        .send();
      return Items.map(({ change: kind, answers: said, calculated: _calculated, ...rest }) => ({
        ...rest,
        kind,
        ...(said === undefined ? {} : { answers: readAnswers(said) }),
      }));
    },

    /**
     * Keeps the change with what falls due and what is counted, while the campaign takes answers and the answer has this second
     * secret; false where another change took its place in the order meanwhile.
     */
    keep: async (
      { kind, answers: said, flags, ...entry }: AnswerChange,
      secretHash: string,
      stillTaken: TransactedWrite,
    ): Promise<boolean> => {
      const { campaignId, village, number, place, effectiveAt, personId } = entry;
      const at = { campaignId, village, number };
      const key = { ...at, place };
      try {
        await execute(
          changes.transactPut(
            {
              ...entry,
              flags: flags && [...flags],
              change: kind,
              version: 1,
              ...(said === undefined ? {} : { answers: said }),
            },
            { condition: { attr: 'change', exists: false } },
          ),
          stillTaken,
          answers.transactCheck({ ...at, slot: 'answer' }, { attr: 'secretHash', eq: secretHash }),
          dueChanges.transactPut({ ...key, effectiveAt }),
          listed.build(EntityRepository).transactPut({ ...key, change: kind, personId }),
          county.build(EntityRepository).transactPut({ campaignId, county: countyOf(village) }),
        );
        return true;
      } catch (error) {
        if (conditionFailedAt(error, 0)) {
          return false;
        }
        throw conditionFailedAt(error, 1) ? refusal('fieldwork-not-open') : error;
      }
    },

    /** Changes whose time has come, oldest first. */
    dueBy: async (
      _permit: 'clock' | Permit<'close the campaign'>,
      moment: string,
    ): Promise<readonly DueChange[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: 'DUE-CHANGES', range: { lte: `${moment}#~` } })
        .entities(due)
        .options({
          consistent: true,
          maxPages: Number.POSITIVE_INFINITY,
          filters: { 'due-change': { attr: 'expiresAt', exists: false } },
        })
        .send();
      return Items;
    },

    /** False where the campaign takes answers no more, or the change took effect before. */
    takeEffect: (
      _permit: 'clock' | Permit<'close the campaign'>,
      { campaignId, village, number, place }: DueChange,
      stillTaken: TransactedWrite,
    ): Promise<boolean> =>
      allOrNothing(
        changes.transactUpdate(
          { campaignId, village, number, place, tookEffect: true, version: 2 },
          { condition: { attr: 'tookEffect', eq: false } },
        ),
        stillTaken,
      ),

    /** Nobody may delete an item: the table itself removes what has expired. */
    noLongerDue: async (
      _permit: 'clock' | Permit<'close the campaign'>,
      { effectiveAt, ...key }: DueChange,
      now: Date,
    ): Promise<void> => {
      const { campaignId, village, number, place } = key;
      await dueChanges.update({ campaignId, village, number, place, effectiveAt, expiresAt: seconds(now) });
    },

    /** Every change that was asked for. */
    listed: async (
      _permit: Permit<'see answer changes'>,
      campaignId: string,
    ): Promise<readonly ListedChange[]> => {
      const { Items: counties = [] } = await table
        .build(QueryCommand)
        .query({ partition: `CHANGES#${campaignId}`, range: { beginsWith: 'COUNTY#' } })
        .entities(county)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      const pages = await Promise.all(
        counties.map((each) =>
          table
            .build(QueryCommand)
            .query({ partition: `CHANGES#${campaignId}#${each.county}` })
            .entities(listed)
            .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
            .send(),
        ),
      );
      return pages
        .flatMap(({ Items = [] }) => Items)
        .map(({ change: kind, ...rest }) => ({
          ...rest,
          kind: kind satisfies ChangeKind,
        }));
    },
  };
};

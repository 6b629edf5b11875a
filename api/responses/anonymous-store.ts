import { EntityRepository } from 'dynamodb-toolbox';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import { caseEntity } from '../fieldwork/case-store.ts';
import type { Link } from '../fieldwork/link.ts';
import type { ListType } from '../frames/list-type.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import type { AnonymousAnswer } from './anonymous-answer.ts';
import { anonymousEntity } from './anonymous-entity.ts';
import { placeIsFree } from './place-is-free.ts';
import { responseEntity } from './response-entity.ts';

type Place = Pick<Link, 'campaignId' | 'village' | 'number' | 'generation'>;

/** Answers of which it is not recorded whose they are. */
export const anonymousStore = (table: ZhenpingTable) => {
  const answers = anonymousEntity(table).build(EntityRepository);
  const places = responseEntity(table).build(EntityRepository);
  const cases = caseEntity(table).build(EntityRepository);
  return {
    /** The list type of a link's case: all that the answer takes from it. */
    listOf: async ({ campaignId, village, number }: Place): Promise<ListType | undefined> =>
      (await cases.get({ campaignId, village, number }, { consistent: true, attributes: ['list'] })).Item
        ?.list,

    /**
     * Marks the link as used and stores the answer, both or neither: false where the place was taken, or the answer is there. The
     * mark says that, and nothing of what or when; two items of one write share no attribute but campaign and village.
     */
    place: ({ campaignId, village, number, generation }: Place, answer: AnonymousAnswer): Promise<boolean> =>
      allOrNothing(
        places.transactPut(
          { campaignId, village, number, slot: 'answer', kind: 'used', generation, version: generation + 1 },
          { condition: placeIsFree(generation) },
        ),
        answers.transactPut(
          { ...answer, flags: answer.flags && [...answer.flags], version: 1 },
          { condition: { attr: 'answerKey', exists: false } },
        ),
      ),

    /** For the device that made the answer: it alone knows by what name to ask. */
    named: async (
      place: Pick<AnonymousAnswer, 'campaignId' | 'village' | 'answerKey'>,
    ): Promise<AnonymousAnswer | undefined> => {
      const { Item } = await answers.get(place, { consistent: true });
      return Item === undefined
        ? undefined
        : { ...Item, answers: readAnswers(Item.answers), calculated: undefined };
    },
  };
};

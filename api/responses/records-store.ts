import { QueryCommand } from 'dynamodb-toolbox';
import type { Answers } from '../../methods/questionnaire/form.ts';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import type { Case } from '../fieldwork/case.ts';
import { casesAChunk } from '../fieldwork/case.ts';
import { chunkPartition } from '../fieldwork/case-key.ts';
import { caseEntity } from '../fieldwork/case-store.ts';
import type { ListType } from '../frames/list-type.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import type { Review } from '../reviews/review.ts';
import { reviewEntity } from '../reviews/review-entity.ts';
import type { Visit } from '../visits/visit.ts';
import { visitEntity } from '../visits/visit-entity.ts';
import { bucketPartition } from './anonymous-answer.ts';
import { anonymousEntity } from './anonymous-entity.ts';
import { type ChangeKind, lastEffective } from './answer-change.ts';
import { changeEntity } from './change-entity.ts';
import { lastAccepted } from './correction.ts';
import { correctionEntity } from './correction-entity.ts';
import { responseEntity } from './response-entity.ts';

export interface RecordedResponse {
  /** `taken-back`: the one who answered withdrew it, and that took effect. `change`: whatever changes or corrects an answer counts there. */
  readonly kind: 'answer' | 'taken-back' | 'change' | 'used' | 'gate' | 'closed' | 'conflict' | 'withdrawn';
  readonly number: number;
  readonly version: number;
  readonly formCode?: string | undefined;
  readonly formVersion?: number | undefined;
  /** With what was worked out from them. */
  readonly answers: Answers;
  /** UTC moment at which the first answers came, where that is kept. */
  readonly receivedAt?: string | undefined;
  /** Who interviewed; absent: the household answered by itself. */
  readonly personId?: string | undefined;
}

/** Everything of a chunk. */
export interface ChunkRecords {
  readonly cases: readonly Case[];
  readonly responses: readonly RecordedResponse[];
  readonly visits: readonly Visit[];
  /** Of the reviewed cases. */
  readonly reviews: readonly (Pick<Review, 'state' | 'steps'> & { readonly number: number })[];
}

/** An answer of which only village and list are known. */
export interface RecordedAnonymous {
  readonly list: ListType;
  readonly version: number;
  readonly formCode: string;
  readonly formVersion: number;
  readonly answers: Answers;
}

/** Everything of one chunk in one consistent query. For the roll-up alone: no request of a person reaches it. */
export const recordsStore = (table: ZhenpingTable) => {
  const cases = caseEntity(table);
  const responses = responseEntity(table);
  const changes = changeEntity(table);
  const corrections = correctionEntity(table);
  const anonymous = anonymousEntity(table);
  const visits = visitEntity(table);
  const reviews = reviewEntity(table);
  return {
    /** The anonymous answers of one bucket of a village, by their names. */
    ofBucket: async (
      campaignId: string,
      village: string,
      bucket: number,
    ): Promise<readonly RecordedAnonymous[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: bucketPartition(campaignId, village, bucket) })
        .entities(anonymous)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.map(({ list, version, formCode, formVersion, answers, calculated }) => ({
        list,
        version,
        formCode,
        formVersion,
        answers: { ...readAnswers(answers), ...readAnswers(calculated ?? {}) },
      }));
    },

    ofChunk: async (campaignId: string, village: string, chunk: number): Promise<ChunkRecords> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: chunkPartition(campaignId, village, chunk * casesAChunk + 1) })
        .entities(cases, responses, changes, corrections, visits, reviews)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      const made = Items.filter((entry) => 'change' in entry);
      const corrected = Items.filter((entry) => 'correctionId' in entry);
      const changesOf = ({ number }: { readonly number: number }) => ({
        changes: made.filter((each) => each.number === number),
        corrections: corrected.filter((each) => each.number === number),
      });
      return {
        cases: Items.filter((entry) => 'list' in entry),
        visits: Items.filter((entry) => 'visitId' in entry),
        reviews: Items.filter((entry) => 'steps' in entry),
        responses: Items.flatMap((entry): readonly RecordedResponse[] => {
          if ('change' in entry || 'correctionId' in entry) {
            return [{ kind: 'change', number: entry.number, version: entry.version, answers: {} }];
          }
          return 'kind' in entry ? [asItCounts(entry, changesOf(entry))] : [];
        }),
      };
    },
  };
};

/** An answer as its changes have left it, as far as they took effect; what was withdrawn is brought back by no correction. */
const asItCounts = (
  { kind, number, version, receivedAt, personId, ...first }: StoredResponse,
  { changes, corrections }: Later,
): RecordedResponse => {
  const change = kind === 'answer' ? lastEffective(changes) : undefined;
  if (change?.change === 'withdrawal') {
    return { kind: 'taken-back', number, version, answers: {} };
  }
  const {
    formCode,
    formVersion,
    answers = {},
    calculated = {},
  } = lastAccepted(corrections) ?? change ?? first;
  const counted = { ...readAnswers(answers), ...readAnswers(calculated) };
  return { kind, number, version, formCode, formVersion, answers: counted, receivedAt, personId };
};

interface StoredAnswers {
  readonly formCode?: string | undefined;
  readonly formVersion?: number | undefined;
  readonly answers?: unknown;
  readonly calculated?: unknown;
}

interface StoredResponse extends StoredAnswers {
  readonly kind: Exclude<RecordedResponse['kind'], 'taken-back' | 'change'>;
  readonly number: number;
  readonly version: number;
  readonly receivedAt?: string | undefined;
  readonly personId?: string | undefined;
}

/** What came after the first answer. Interviews alone are corrected, and only households revise what they answered themselves. */
interface Later {
  readonly changes: readonly EffectiveChange[];
  readonly corrections: readonly (StoredAnswers & { readonly place: number; readonly accepted: boolean })[];
}

interface EffectiveChange extends StoredAnswers {
  readonly change: ChangeKind;
  readonly place: number;
  readonly tookEffect: boolean;
}

import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import type { AuditEvent } from '../audit/audit-event.ts';
import { auditEntity } from '../audit/audit-store.ts';
import type { Permit } from '../people/permit.ts';
import { allOrNothing, conditionFailed } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { refusal } from '../refusals.ts';
import type { DraftHead, FormDraft } from './form-draft.ts';
import { draftPlace, formEntities } from './form-entity.ts';
import { piecesOf } from './form-pieces.ts';
import { formReadings } from './form-reading-store.ts';
import type { FormVersion } from './form-version.ts';

type Writing = Permit<'write a questionnaire'>;

/**
 * Questionnaires, one partition each. A draft is replaced as a whole; what is published is written once, under the condition that
 * nothing is there, and nothing here can write it again: retiring marks the version and leaves its pieces alone.
 */
export const formStore = (table: ZhenpingTable) => {
  const { drafts, versions, pieces, listings } = formEntities(table);
  const audit = auditEntity(table);

  return {
    ...formReadings(table),

    /** Replaces the draft that the asker saw (`before`), or makes the first; anything else between them is refused. */
    saveDraft: async (
      _permit: Writing,
      { form, ...head }: FormDraft,
      before: DraftHead | undefined,
      event: AuditEvent,
    ): Promise<void> => {
      const { organisationId, code, contentHash } = head;
      // Nobody may delete: pieces of a larger draft before it stay behind, and are not read.
      const cut = piecesOf(form).map((bytes, place) =>
        pieces.transactPut({ organisationId, code, version: draftPlace, place, contentHash, bytes }),
      );
      const kept = await allOrNothing(
        drafts.transactPut(
          { ...head, languages: [...head.languages] },
          {
            condition:
              before === undefined
                ? { attr: 'revision', exists: false }
                : { attr: 'revision', eq: before.revision },
          },
        ),
        listings.transactPut({ organisationId, code }),
        audit.transactPut(event),
        ...cut,
      );
      if (!kept) {
        throw refusal('form-changed');
      }
    },

    /** False where somebody else published or saved at the same moment: then nothing was written. */
    publish: (
      _permit: Writing,
      { form, ...head }: FormDraft,
      entry: FormVersion & { readonly publishedAt: string; readonly publishedBy: string },
      event: AuditEvent,
    ): Promise<boolean> => {
      const { organisationId, code, version, contentHash } = entry;
      return allOrNothing(
        versions.transactPut(
          { ...entry, languages: [...entry.languages] },
          { condition: { attr: 'version', exists: false } },
        ),
        drafts.transactPut(
          { ...head, languages: [...head.languages], lastVersion: version },
          {
            condition: {
              and: [
                { attr: 'revision', eq: head.revision },
                { attr: 'lastVersion', eq: head.lastVersion },
              ],
            },
          },
        ),
        audit.transactPut(event),
        ...piecesOf({ ...form, version }).map((bytes, place) =>
          pieces.transactPut(
            { organisationId, code, version, place, contentHash, bytes },
            { condition: { attr: 'version', exists: false } },
          ),
        ),
      );
    },

    /** That a version is not retired at the moment of a write that gives it to a campaign, as part of that write's transaction. */
    stillGiven: (organisationId: string, code: string, version: number): TransactedWrite =>
      versions.transactCheck({ organisationId, code, version }, { attr: 'retiredAt', exists: false }),

    /** Marks a version once; false where it is marked, or not there. */
    retire: async (
      _permit: Writing,
      { organisationId, code, version }: FormVersion,
      { retiredAt, retiredBy }: { readonly retiredAt: string; readonly retiredBy: string },
      event: AuditEvent,
    ): Promise<boolean> => {
      try {
        await execute(
          versions.transactUpdate(
            { organisationId, code, version, retiredAt, retiredBy },
            {
              condition: {
                and: [
                  { attr: 'version', exists: true },
                  { attr: 'retiredAt', exists: false },
                ],
              },
            },
          ),
          audit.transactPut(event),
        );
        return true;
      } catch (error) {
        if (conditionFailed(error)) {
          return false;
        }
        throw error;
      }
    },
  };
};

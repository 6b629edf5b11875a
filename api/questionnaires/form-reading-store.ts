import { QueryCommand } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { refusal } from '../refusals.ts';
import { type DraftHead, type FormDraft, nextVersion } from './form-draft.ts';
import {
  draftPlace,
  formEntities,
  formPartition,
  ownedFormsPartition,
  piecesOfVersion,
} from './form-entity.ts';
import { formHash } from './form-hash.ts';
import { formOfPieces } from './form-pieces.ts';
import type { FormVersion, PublishedForm } from './form-version.ts';
import { keepWhatIsThere } from './keep-what-is-there.ts';

/** Forms that a process keeps: each may take some megabytes, and few campaigns are in the field at once. */
const keptForms = 40;

/** A draft that is saved while it is read is read again, so often. */
const readings = 3;

/** What can be read of questionnaires. */
export const formReadings = (table: ZhenpingTable) => {
  const { piece, version: versionEntity, listing, drafts, versions } = formEntities(table);

  /** In the order in which they were cut. */
  const piecesAt = async (organisationId: string, code: string, version: number) => {
    const { Items = [] } = await table
      .build(QueryCommand)
      .query({
        partition: formPartition(organisationId, code),
        range: { beginsWith: piecesOfVersion(version) },
      })
      .entities(piece)
      .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
      .send();
    return Items;
  };

  const readPublished = async (
    organisationId: string,
    code: string,
    version: number,
  ): Promise<PublishedForm | undefined> => {
    const found = await piecesAt(organisationId, code, version);
    const contentHash = found[0]?.contentHash;
    if (contentHash === undefined) {
      return;
    }
    const form = formOfPieces(found.map(({ bytes }) => bytes));
    if (form.version !== version || formHash(form) !== contentHash) {
      throw new Error(`Form ${code} of ${organisationId}, version ${version}, is not what was published`);
    }
    return { form, contentHash };
  };

  const draftHead = async (organisationId: string, code: string): Promise<DraftHead | undefined> =>
    (await drafts.get({ organisationId, code }, { consistent: true })).Item;

  return {
    /** Read once a process: what is published never changes. */
    published: keepWhatIsThere(keptForms, readPublished),

    version: async (
      organisationId: string,
      code: string,
      version: number,
    ): Promise<FormVersion | undefined> =>
      (await versions.get({ organisationId, code, version }, { consistent: true })).Item,

    /** The oldest first. */
    versions: async (organisationId: string, code: string): Promise<readonly FormVersion[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: formPartition(organisationId, code), range: { beginsWith: 'VERSION#' } })
        .entities(versionEntity)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items ?? [];
    },

    /** By code. */
    codes: async (organisationId: string): Promise<readonly string[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: ownedFormsPartition(organisationId), range: { beginsWith: 'FORM#' } })
        .entities(listing)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return (Items ?? []).map(({ code }) => code);
    },

    draftHead: (_permit: Permit<'write a questionnaire'>, organisationId: string, code: string) =>
      draftHead(organisationId, code),

    draft: async (
      _permit: Permit<'write a questionnaire'>,
      organisationId: string,
      code: string,
    ): Promise<FormDraft | undefined> => {
      for (let reading = 0; reading < readings; reading += 1) {
        const head = await draftHead(organisationId, code);
        if (head === undefined) {
          return;
        }
        const found = (await piecesAt(organisationId, code, draftPlace)).slice(0, head.pieces);
        const whole = found.length === head.pieces;
        if (whole && found.every(({ contentHash }) => contentHash === head.contentHash)) {
          const form = formOfPieces(found.map(({ bytes }) => bytes));
          return { ...head, form: { ...form, version: nextVersion(head) } };
        }
      }
      throw refusal('try-again');
    },
  };
};

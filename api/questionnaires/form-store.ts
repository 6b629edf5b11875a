import { QueryCommand } from 'dynamodb-toolbox';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { formEntities, formPartition, piecesOfVersion } from './form-entities.ts';
import { formHash } from './form-hash.ts';
import { formOfPieces } from './form-pieces.ts';
import type { PublishedForm } from './form-version.ts';
import { keepWhatIsThere } from './keep-what-is-there.ts';

/** Forms that a process keeps: each may take some megabytes, and few campaigns are in the field at once. */
const keptForms = 40;

export const formStore = (table: ZhenpingTable) => {
  const { piece } = formEntities(table);

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

  return {
    /** Read once a process: what is published never changes. */
    published: keepWhatIsThere(keptForms, readPublished),
  };
};

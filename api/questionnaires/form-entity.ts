import { binary, Entity, EntityRepository, item, list, number, record, string } from 'dynamodb-toolbox';
import type { ZhenpingTable } from '../platform/dynamo.ts';

export const formPartition = (organisationId: string, code: string): string =>
  `FORM#${organisationId}#${code}`;

export const ownedFormsPartition = (organisationId: string): string => `ORG#${organisationId}`;

/** The pieces of a draft stand in the place of a version that is never published. */
export const draftPlace = 0;

/** So that versions and pieces stand in their order. */
const padded = (count: number): string => String(count).padStart(5, '0');

const titled = {
  organisationId: string().key(),
  code: string().key(),
  title: record(string(), string()),
  languages: list(string()),
  contentHash: string(),
} as const;

/** A form in one partition: its draft, its versions, and the pieces of each. */
export const formEntities = (table: ZhenpingTable) => {
  const draft = new Entity({
    name: 'form-draft',
    table,
    timestamps: false,
    schema: item({
      ...titled,
      lastVersion: number(),
      revision: number(),
      pieces: number(),
      savedAt: string(),
      savedBy: string(),
    }),
    computeKey: ({ organisationId, code }) => ({ pk: formPartition(organisationId, code), sk: 'DRAFT' }),
  });
  const version = new Entity({
    name: 'form-version',
    table,
    timestamps: false,
    schema: item({
      ...titled,
      version: number().key(),
      publishedAt: string(),
      publishedBy: string(),
      retiredAt: string().optional(),
      retiredBy: string().optional(),
    }),
    computeKey: ({ organisationId, code, version: number }) => ({
      pk: formPartition(organisationId, code),
      sk: `VERSION#${padded(number)}`,
    }),
  });
  const piece = new Entity({
    name: 'form-piece',
    table,
    timestamps: false,
    schema: item({
      organisationId: string().key(),
      code: string().key(),
      version: number().key(),
      place: number().key(),
      contentHash: string(),
      bytes: binary(),
    }),
    computeKey: ({ organisationId, code, version: number, place }) => ({
      pk: formPartition(organisationId, code),
      sk: `PIECE#${padded(number)}#${padded(place)}`,
    }),
  });
  const listing = new Entity({
    name: 'form-listing',
    table,
    timestamps: false,
    schema: item({ organisationId: string().key(), code: string().key() }),
    computeKey: ({ organisationId, code }) => ({
      pk: ownedFormsPartition(organisationId),
      sk: `FORM#${code}`,
    }),
  });
  return {
    draft,
    version,
    piece,
    listing,
    drafts: draft.build(EntityRepository),
    versions: version.build(EntityRepository),
    pieces: piece.build(EntityRepository),
    listings: listing.build(EntityRepository),
  };
};

/** The part of a sort key that all pieces of a version share. */
export const piecesOfVersion = (version: number): string => `PIECE#${padded(version)}#`;

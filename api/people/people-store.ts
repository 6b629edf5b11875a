import { Entity, EntityRepository, item, QueryCommand, string } from 'dynamodb-toolbox';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import { conditionFailed } from '../platform/conditions.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { refusal } from '../refusals.ts';
import { type Grant, roles } from './grant.ts';
import type { Permit } from './permit.ts';
import type { Person } from './person.ts';

export interface Organisation {
  readonly organisationId: string;
  readonly name: string;
}

/** Organisations, their people and what each may do. One query reads a person with all grants. */
export const peopleStore = (table: ZhenpingTable) => {
  const organisation = new Entity({
    name: 'organisation',
    table,
    timestamps: false,
    schema: item({ organisationId: string().key(), name: string() }),
    computeKey: ({ organisationId }) => ({ pk: `ORG#${organisationId}`, sk: 'ORG' }),
  });
  const person = new Entity({
    name: 'person',
    table,
    timestamps: false,
    schema: item({
      personId: string().key(),
      issuer: string(),
      subject: string(),
      name: string(),
      organisationId: string(),
    }),
    computeKey: ({ personId }) => ({ pk: `PERSON#${personId}`, sk: 'PERSON' }),
  });
  const grant = new Entity({
    name: 'grant',
    table,
    timestamps: false,
    schema: item({
      personId: string().key(),
      grantId: string().key(),
      organisationId: string(),
      role: string().enum(...roles),
      campaignId: string().optional(),
      division: string(),
      from: string(),
      to: string().optional(),
      revokedAt: string().optional(),
      byCampaign: string(),
      byCampaignSort: string(),
    }),
    computeKey: ({ personId, grantId }) => ({ pk: `PERSON#${personId}`, sk: `GRANT#${grantId}` }),
  });
  const initialisation = new Entity({
    name: 'initialisation',
    table,
    timestamps: false,
    schema: item({ marker: string().key().const('initialised'), personId: string(), at: string() }),
    computeKey: () => ({ pk: 'SYSTEM', sk: 'INITIALISED' }),
  });

  const organisations = organisation.build(EntityRepository);
  const people = person.build(EntityRepository);
  const grants = grant.build(EntityRepository);

  const grantItem = (entry: Grant) => ({
    ...entry,
    byCampaign:
      entry.campaignId === undefined ? `ORG#${entry.organisationId}` : `CAMPAIGN#${entry.campaignId}`,
    byCampaignSort: `GRANT#${entry.role}#${entry.personId}#${entry.grantId}`,
  });

  return {
    organisation: async (organisationId: string): Promise<Organisation | undefined> =>
      (await organisations.get({ organisationId })).Item,

    addOrganisation: async (
      _permit: Permit<'add an organisation'>,
      entry: Organisation,
      first: Person,
      role: Grant,
    ) => {
      try {
        await execute(
          organisations.transactPut(entry, { condition: { attr: 'organisationId', exists: false } }),
          people.transactPut(first, { condition: { attr: 'personId', exists: false } }),
          grants.transactPut(grantItem(role)),
        );
      } catch (error) {
        throw conditionFailed(error) ? refusal('person-has-organisation') : error;
      }
    },

    /** False where the installation already has its operator. All four items or none. */
    initialise: async (entry: Organisation, first: Person, role: Grant): Promise<boolean> => {
      try {
        await execute(
          initialisation
            .build(EntityRepository)
            .transactPut(
              { marker: 'initialised', personId: first.personId, at: role.from },
              { condition: { attr: 'marker', exists: false } },
            ),
          organisations.transactPut(entry),
          people.transactPut(first),
          grants.transactPut(grantItem(role)),
        );
        return true;
      } catch (error) {
        if (conditionFailed(error)) {
          return false;
        }
        throw error;
      }
    },

    /** Nobody is moved from one organisation to another, not even when two administrators write at once. */
    addPerson: async (_permit: Permit<'give roles'>, entry: Person) => {
      try {
        await people.put(entry, {
          condition: {
            or: [
              { attr: 'personId', exists: false },
              { attr: 'organisationId', eq: entry.organisationId },
            ],
          },
        });
      } catch (error) {
        throw conditionFailed(error) ? refusal('grant-outside-organisation') : error;
      }
    },

    addGrant: async (_permit: Permit<'give roles'>, entry: Grant) => {
      await grants.put(grantItem(entry));
    },

    revokeGrant: async (_permit: Permit<'give roles'>, personId: string, grantId: string, at: string) => {
      await grants.update({ personId, grantId, revokedAt: at });
    },

    /** Grants ever given in a campaign, or organisation-wide ones where none is named; by role. Eventually consistent. */
    grantsOf: async (
      _permit: Permit<'give roles' | 'see the staff'>,
      organisationId: string,
      campaignId: string | undefined,
    ): Promise<readonly Grant[]> => {
      const partition = campaignId === undefined ? `ORG#${organisationId}` : `CAMPAIGN#${campaignId}`;
      const { Items } = await table
        .build(QueryCommand)
        .query({ index: 'byCampaign', partition })
        .entities(grant)
        .options({ maxPages: Number.POSITIVE_INFINITY })
        .send();
      return (Items ?? []).filter((entry) => entry.organisationId === organisationId);
    },

    /** The person with all grants ever given; strongly consistent, so that a revoked grant ends at once. */
    personWithGrants: async (
      personId: string,
    ): Promise<{ person: Person | undefined; grants: readonly Grant[] }> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `PERSON#${personId}` })
        .entities(person, grant)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      const entries = Items ?? [];
      return {
        person: entries.find((entry) => 'issuer' in entry),
        grants: entries.filter((entry) => 'role' in entry),
      };
    },
  };
};

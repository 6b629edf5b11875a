import { $add, Entity, EntityRepository, item, number, string } from 'dynamodb-toolbox';
import { conditionFailed } from '../platform/conditions.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';

export interface LimitStore {
  /** Counts one more under this name until that moment (milliseconds); false where there were as many already. */
  readonly count: (name: string, most: number, until: number) => Promise<boolean>;
}

/** Counts that are forgotten when their time is over. Each lies in a partition of its own. */
export const limitStore = (table: ZhenpingTable): LimitStore => {
  const limits = new Entity({
    name: 'limit',
    table,
    timestamps: false,
    schema: item({ name: string().key(), counted: number(), expiresAt: number() }),
    computeKey: ({ name }) => ({ pk: `LIMIT#${name}`, sk: 'LIMIT' }),
  }).build(EntityRepository);
  return {
    count: async (name, most, until) => {
      try {
        await limits.update(
          { name, counted: $add(1), expiresAt: Math.ceil(until / 1000) },
          {
            condition: {
              or: [
                { attr: 'counted', exists: false },
                { attr: 'counted', lt: most },
              ],
            },
          },
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

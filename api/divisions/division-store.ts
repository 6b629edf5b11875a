import { Entity, EntityRepository, item, list, string, tuple } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { nation, parentOf } from './division.ts';

export interface NamedDivision {
  readonly code: string;
  readonly name: string;
}

/** The official division list, by year: the children of one division are one item. */
export const divisionStore = (table: ZhenpingTable) => {
  const children = new Entity({
    name: 'division-children',
    table,
    timestamps: false,
    schema: item({
      year: string().key(),
      parent: string().key(),
      children: list(tuple(string(), string())),
    }),
    computeKey: ({ year, parent }) => ({ pk: `DIVISIONS#${year}`, sk: `PARENT#${parent}` }),
  });
  const repository = children.build(EntityRepository);

  const childrenOf = async (year: string, parent: string): Promise<readonly NamedDivision[]> => {
    const { Item } = await repository.get({ year, parent });
    return (Item?.children ?? []).map(([code, name]) => ({ code, name }));
  };

  return {
    save: async (
      _permit: Permit<'load the division list'>,
      year: string,
      parent: string,
      entries: readonly NamedDivision[],
    ) => {
      await repository.put({ year, parent, children: entries.map(({ code, name }) => [code, name]) });
    },

    childrenOf,

    /** The names of divisions; a code that the list does not know is absent. One read a parent. */
    names: async (year: string, codes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      const parents = [...new Set(codes.map((code) => parentOf(code)).filter((code) => code !== undefined))];
      const lists = await Promise.all(parents.map((parent) => childrenOf(year, parent)));
      const names = new Map(lists.flat().map(({ code, name }) => [code, name]));
      names.set(nation, '全国');
      return names;
    },
  };
};

export type DivisionStore = ReturnType<typeof divisionStore>;

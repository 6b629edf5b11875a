import { Entity, EntityRepository, item, list, QueryCommand, string, tuple } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { byCode, levelOf, nation, parentOf, prefixOf } from './division.ts';

export interface NamedDivision {
  readonly code: string;
  readonly name: string;
}

/**
 * The official division list, one version a year, each kept for good: the children of one division are one item, and all
 * items of a year are one partition in order of code, so that whatever lies in a division is read in one go.
 */
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
  const loadedYear = new Entity({
    name: 'division-year',
    table,
    timestamps: false,
    schema: item({ year: string().key() }),
    computeKey: ({ year }) => ({ pk: 'DIVISIONS', sk: `YEAR#${year}` }),
  });
  const repository = children.build(EntityRepository);

  const childrenOf = async (year: string, parent: string): Promise<readonly NamedDivision[]> => {
    const { Item } = await repository.get({ year, parent });
    return (Item?.children ?? []).map(([code, name]) => ({ code, name }));
  };

  const save = async (
    _permit: Permit<'load the division list'>,
    year: string,
    parent: string,
    entries: readonly NamedDivision[],
  ): Promise<void> => {
    await repository.put({ year, parent, children: entries.map(({ code, name }) => [code, name]) });
  };

  const years = async (): Promise<readonly string[]> => {
    const { Items } = await table
      .build(QueryCommand)
      .query({ partition: 'DIVISIONS', range: { beginsWith: 'YEAR#' } })
      .entities(loadedYear)
      .options({ maxPages: Number.POSITIVE_INFINITY })
      .send();
    return (Items ?? []).map(({ year }) => year).toReversed();
  };

  /** The names of divisions; a code that the list does not know is absent. One read a parent. */
  const names = async (year: string, codes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const parents = [...new Set(codes.map((code) => parentOf(code)).filter((code) => code !== undefined))];
    const lists = await Promise.all(parents.map((parent) => childrenOf(year, parent)));
    return new Map([...lists.flat().map(({ code, name }) => [code, name] as const), [nation, '全国']]);
  };

  return {
    /** The children of a parent as they are from now on. */
    save,

    /** Puts these beside the children that are there; a code that is there takes the new name. */
    add: async (
      permit: Permit<'load the division list'>,
      year: string,
      parent: string,
      entries: readonly NamedDivision[],
    ): Promise<void> => {
      const known = new Map((await childrenOf(year, parent)).map((each) => [each.code, each]));
      for (const each of entries) {
        known.set(each.code, each);
      }
      await save(permit, year, parent, [...known.values()].toSorted(byCode));
    },

    /** From now on the year is one of those that can be named. */
    keepYear: async (_permit: Permit<'load the division list'>, year: string): Promise<void> => {
      await loadedYear.build(EntityRepository).put({ year });
    },

    /** The years of which a list was loaded, newest first. */
    years,

    childrenOf,

    /** Every list of children in a division, its own and those below it, in order of their parents' codes. */
    async *listsIn(
      year: string,
      division: string,
    ): AsyncGenerator<{ readonly parent: string; readonly children: readonly NamedDivision[] }> {
      const query = table
        .build(QueryCommand)
        .query({ partition: `DIVISIONS#${year}`, range: { beginsWith: `PARENT#${prefixOf(division)}` } })
        .entities(children);
      let from: Record<string, unknown> | undefined;
      do {
        const page = await query.options(from === undefined ? {} : { exclusiveStartKey: from }).send();
        for (const each of page.Items ?? []) {
          yield { parent: each.parent, children: each.children.map(([code, name]) => ({ code, name })) };
        }
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
    },

    names,

    /** As `names`; what the list of that year does not know is looked up in the others, newest first. */
    namesInAnyYear: async (year: string, codes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      const found = new Map(await names(year, codes));
      const open = (): readonly string[] =>
        codes.filter((code) => !found.has(code) && levelOf(code) !== undefined);
      if (open().length === 0) {
        return found;
      }
      for (const other of (await years()).filter((each) => each !== year)) {
        for (const [code, name] of await names(other, open())) {
          found.set(code, name);
        }
      }
      return found;
    },
  };
};

export type DivisionStore = ReturnType<typeof divisionStore>;

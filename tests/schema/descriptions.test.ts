import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../schema/schema.ts';

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

const partsOf = (type: GraphQLNamedType): readonly Described[] => {
  const named = (part: Described): Described => ({
    name: `${type.name}.${part.name}`,
    description: part.description,
  });
  if (isObjectType(type) || isInterfaceType(type)) {
    return Object.values(type.getFields()).flatMap((field) => [
      named(field),
      ...field.args.map((arg) => named({ name: `${field.name}(${arg.name})`, description: arg.description })),
    ]);
  }
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map(named);
  }
  return isEnumType(type) && !namesSayItAll.includes(type.name) ? type.getValues().map(named) : [];
};

/** Enums whose values are plain words of the field, or, for the rules, have their sentence in the refusal itself. */
const namesSayItAll = ['Audience', 'DivisionLevel', 'ImportKind', 'IndicatorUnit', 'RefusalCode'];

/** Everything of the schema that a reader meets without a word about it. */
const undescribed = (asked: GraphQLSchema): readonly string[] =>
  Object.values(asked.getTypeMap())
    .filter((type) => !(type.name.startsWith('__') || isSpecifiedScalarType(type)))
    .flatMap((type) => [{ name: type.name, description: type.description }, ...partsOf(type)])
    .filter(({ description }) => (description ?? '').trim() === '')
    .map(({ name }) => name);

test('every type, field, argument, input field and state is described', () => {
  expect(undescribed(schema)).toEqual([]);
});

test('what is not described is found, whatever it is', () => {
  const silent = buildSchema(`
    "Reads." type Query { "A list." list(page: Int): [Item!]! }
    type Item { state: State }
    "States." enum State { OPEN "Over." CLOSED }
    "Asked." input Wish { what: String }
  `);
  expect(undescribed(silent)).toEqual(['Query.list(page)', 'Item', 'Item.state', 'State.OPEN', 'Wish.what']);
});

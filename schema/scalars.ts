import { GraphQLError } from 'graphql';
import { builder } from './builder.ts';

/**
 * What came is read where it is used: the refusal there names what is wrong in the reader's language, and is typed. An error of
 * a scalar can be neither.
 */
const readWhereUsed = (value: unknown): unknown => value;

const outputOnly = (): never => {
  throw new GraphQLError('This type is never an input.');
};

builder.scalarType('DateTime', {
  description: 'A UTC moment, ISO 8601.',
  serialize: (value) => value,
  parseValue: outputOnly,
});

builder.scalarType('Answers', {
  description:
    'Answers (答卷内容) by item code: option codes as numbers, several as a list, text as text. `{"Q1": 2, "J1_Q3": [2], "Q12": "…"}`',
  serialize: (value) => value,
  parseValue: readWhereUsed,
});

builder.scalarType('FormDefinition', {
  description: 'A questionnaire (问卷) as data: items, options, rules in JSON Logic, labels by language.',
  serialize: (value) => value,
  parseValue: readWhereUsed,
});

builder.scalarType('Design', {
  description:
    'A sampling design (抽样设计) as data: `strata` [{code, villages, reserve}], `households` by list type, `screening`, `indicators`, `breakdowns`, `registryTotals`, `weighting`, `verdict`; all of it in docs/design.md.',
  serialize: (value) => value,
  parseValue: readWhereUsed,
});

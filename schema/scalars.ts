import { GraphQLError } from 'graphql';
import { designSchema } from '../api/samples/design.ts';
import { builder } from './builder.ts';

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
  // Read by the act, whose refusal names the answer in the reader's language; an error here could do neither.
  parseValue: (value) => value,
});

builder.scalarType('FormDefinition', {
  description: 'A questionnaire (问卷) as data: items, options, rules in JSON Logic, labels by language.',
  serialize: (value) => value,
  parseValue: outputOnly,
});

builder.scalarType('Design', {
  description:
    'A sampling design (抽样设计) as data: `strata` [{code, villages, reserve}], `households` by list type, `indicators`, `registryTotals`.',
  serialize: (value) => value,
  parseValue: (value) => {
    const parsed = designSchema.safeParse(value);
    if (!parsed.success) {
      const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      throw new GraphQLError(`This is not a design: ${problems.slice(0, 5).join('; ')}`);
    }
    return parsed.data;
  },
});

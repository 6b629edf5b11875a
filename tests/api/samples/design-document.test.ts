/** What docs/design.md shows is a design that is accepted, and a query that the schema answers. */
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { shortHousehold } from '../../../api/questionnaires/short-household.ts';
import { designSchema } from '../../../api/samples/design.ts';
import { mustStand } from '../../../api/samples/figure-rules.ts';
import { mustFitForm } from '../../../api/samples/form-rules.ts';

const root = new URL('../../../', import.meta.url);
const text = readFileSync(new URL('docs/design.md', root), 'utf8');

const shown = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? '';

test('the design stands', () => {
  const design = designSchema.parse(JSON.parse(shown('json')));
  mustStand(design);
  mustFitForm(design, shortHousehold);
  expect(design.indicators.map(({ kind }) => kind)).toEqual(['measure', 'measure', 'contrast']);
});

test('the query is one that the schema answers', () => {
  const schema = buildSchema(readFileSync(new URL('schema.graphql', root), 'utf8'));
  expect(validate(schema, parse(shown('graphql')))).toEqual([]);
});

test('every part of a design is named', () => {
  for (const part of Object.keys(designSchema.shape)) {
    expect(text).toContain(`"${part}"`);
  }
});

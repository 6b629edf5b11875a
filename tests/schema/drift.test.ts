import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { printed } from '../../schema/print.ts';

test('schema.graphql is what the code says; after a change run `npm run schema` and commit it', () => {
  const committed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
  expect(committed).toBe(printed());
});

/** `npm run schema`: writes schema.graphql, which is committed; a test fails where it differs from the code. */
import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './schema.ts';

export const printed = (): string => `${printSchema(lexicographicSortSchema(schema))}\n`;

if (import.meta.main) {
  writeFileSync(new URL('../schema.graphql', import.meta.url), printed());
}

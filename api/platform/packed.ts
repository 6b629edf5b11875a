import { gunzipSync, gzipSync } from 'node:zlib';
import type { z } from 'zod';

/** Many small rows in one item: JSON, gzipped. A household roster shrinks to about a fifth. */
export const pack = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value));

/** Reads what `pack` wrote; the schema says what it must be. */
export const unpack = <Schema extends z.ZodType>(bytes: Uint8Array, schema: Schema): z.infer<Schema> =>
  schema.parse(JSON.parse(gunzipSync(bytes).toString('utf8')));

/**
 * What is asked of the print function, and what it answers. It makes a page of HTML into a PDF and keeps it under this name; it has
 * no way to the table, to keys or to the network, so what it prints is all that it ever knows.
 */
import { z } from 'zod';

export const printJobSchema = z.object({
  html: z.string().min(1).max(5_000_000),
  /** Under `prints/`; gone after a day. */
  name: z.string().regex(/^[0-9a-z/]{1,200}\.pdf$/),
});

export type PrintJob = Readonly<z.infer<typeof printJobSchema>>;

export const printedSchema = z.object({ pages: z.int(), bytes: z.int() });

/** Has something printed: which pages and bytes it has. */
export type PrintFunction = (job: PrintJob) => Promise<Readonly<z.infer<typeof printedSchema>>>;

/** What was printed lies there for a day; a signed address leads to it for minutes. */
export const printPrefix = 'prints/';

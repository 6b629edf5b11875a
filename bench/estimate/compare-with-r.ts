import { readFileSync } from 'node:fs';
import { z } from 'zod';

const figure = z.object({ measure: z.string(), estimate: z.number(), standardError: z.number() });
const output = z.object({
  tables: z.array(
    z.object({
      by: z.array(z.string()),
      areas: z.array(z.object({ area: z.array(z.string()), figures: z.array(figure) })),
    }),
  ),
});

const nameOf = (by: string, area: string, measure: string): string => [by, area, measure].join(' ');

const relative = (got: number, expected: number): number => Math.abs(got - expected) / Math.abs(expected);

/**
 * The largest relative difference of an estimate or a standard error between our JSON and R's table, and how many were compared. A
 * figure that one has and the other has not is an error.
 */
export const compareWithR = (
  ours: string,
  theirs: string,
): { readonly compared: number; readonly largest: number } => {
  const { tables } = output.parse(JSON.parse(readFileSync(ours, 'utf8')));
  const figures = new Map(
    tables.flatMap(({ by, areas }) =>
      areas.flatMap(({ area, figures: inArea }) =>
        inArea.map((each) => [nameOf(by.join(), area.join(), each.measure), each] as const),
      ),
    ),
  );
  const [, ...lines] = readFileSync(theirs, 'utf8').trim().split('\n');
  let largest = 0;
  for (const line of lines) {
    const [by = '', area = '', measure = '', estimate, se] = line.split(',');
    const ourFigure = figures.get(nameOf(by, area, measure));
    if (ourFigure === undefined) throw new Error(`R has ${line}, we have not.`);
    largest = Math.max(
      largest,
      relative(ourFigure.estimate, Number(estimate)),
      relative(ourFigure.standardError, Number(se)),
    );
  }
  const wholeSample = tables.find(({ by }) => by.length === 0)?.areas[0]?.figures.length ?? 0;
  if (lines.length !== figures.size - wholeSample)
    throw new Error(`R has ${lines.length} figures, we ${figures.size - wholeSample}.`);
  return { compared: lines.length, largest };
};

/**
 * A snapshot as stored: its decisions in rows of numbers, beside the pictures; gzipped, and cut into items of the table. It is only read
 * to make the next one, and for an area whose picture is not there yet.
 */
import { z } from 'zod';
import type { Equation, Guard } from '../../methods/estimation/suppression/ledger.ts';
import type { Term } from '../../methods/estimation/suppression/simplex.ts';
import type { Snapshot, SnapshotCell } from '../../methods/estimation/suppression/snapshot.ts';
import { countsSchema } from '../estimates/node.ts';
import { areaVerdictSchema } from '../estimates/verdict.ts';
import { pack, unpack } from '../platform/packed.ts';
import type { CampaignSnapshot } from './campaign-snapshot.ts';
import { shownFigureSchema } from './shown-figure.ts';

/** variable, coefficient, variable, coefficient … */
const termsSchema = z.array(z.int()).transform((flat): readonly Term[] =>
  Array.from({ length: flat.length / 2 }, (_, place) => ({
    variable: flat[2 * place] ?? 0,
    coefficient: flat[2 * place + 1] ?? 0,
  })),
);

const flat = (terms: readonly Term[]): readonly number[] =>
  terms.flatMap(({ variable, coefficient }) => [variable, coefficient]);

const cellSchema = z
  .tuple([
    z.string(),
    z.enum(['empty', 'shown', 'kept', 'hidden']),
    z.enum(['few-households', 'all-alike', 'few-changed', 'complementary']).nullable(),
    z.int(),
    z.int(),
    z.int(),
    termsSchema,
    z.tuple([z.int(), z.int(), z.int()]).nullable(),
  ])
  .transform(([key, status, reason, households, count, changed, pending, displayed]): SnapshotCell => {
    const [snapshot = 0, shownHouseholds = 0, shownCount = 0] = displayed ?? [];
    return {
      key,
      status,
      ...(reason === null ? {} : { reason }),
      households,
      count,
      changed,
      pending,
      ...(displayed === null
        ? {}
        : { displayed: { snapshot, households: shownHouseholds, count: shownCount } }),
    };
  });

const cellRow = (cell: SnapshotCell) => {
  const { key, status, reason = null, households, count, changed, pending, displayed } = cell;
  return [
    key,
    status,
    reason,
    households,
    count,
    changed,
    flat(pending),
    displayed === undefined ? null : [displayed.snapshot, displayed.households, displayed.count],
  ];
};

const guardSchema = z
  .tuple([z.string(), z.int(), termsSchema, z.number()])
  .transform(([cell, snapshot, terms, required]): Guard => ({ cell, snapshot, terms, required }));

/** Families are those of the areas that there are when it is taken up again. */
const decisionSchema = z
  .object({
    number: z.int(),
    cells: z.array(cellSchema),
    unknowns: z.array(z.tuple([z.int(), z.int()]).transform(([upper, value]) => ({ upper, value }))),
    equations: z.array(termsSchema),
    guards: z.array(guardSchema),
  })
  .transform(
    ({ number, cells, unknowns, equations, guards }): Snapshot => ({
      number,
      families: [],
      cells,
      ledger: { unknowns, equations, guards },
    }),
  );

const decisionRows = ({ number, cells, ledger: { unknowns, equations, guards } }: Snapshot) => ({
  number,
  cells: cells.map(cellRow),
  unknowns: unknowns.map(({ upper, value }) => [upper, value]),
  equations: equations.map((equation: Equation) => flat(equation)),
  guards: guards.map(({ cell, snapshot, terms, required }) => [cell, snapshot, flat(terms), required]),
});

export const pictureSchema = z.object({
  counts: countsSchema,
  provisional: z.boolean(),
  figures: z.array(shownFigureSchema),
  verdict: areaVerdictSchema.exactOptional(),
});

const snapshotSchema = z.object({
  decisions: z.array(z.tuple([z.string(), decisionSchema])),
  pictures: z.array(z.tuple([z.string(), pictureSchema])),
});

/** An item holds 400 KB with its keys. */
const largestPart = 350_000;

/** In parts, each small enough for an item. */
export const packSnapshot = ({ decisions, pictures }: CampaignSnapshot): readonly Uint8Array[] => {
  const packed = pack({
    decisions: [...decisions].map(([measure, decision]) => [measure, decisionRows(decision)]),
    pictures: [...pictures],
  });
  return Array.from({ length: Math.ceil(packed.length / largestPart) }, (_, part) =>
    packed.subarray(part * largestPart, (part + 1) * largestPart),
  );
};

export const unpackSnapshot = (parts: readonly Uint8Array[]): CampaignSnapshot => {
  const { decisions, pictures } = unpack(Buffer.concat(parts), snapshotSchema);
  return { decisions: new Map(decisions), pictures: new Map(pictures) };
};

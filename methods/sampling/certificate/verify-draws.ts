/** The draws themselves, unit by unit: each ticket, the order of sample and ladder, and the whole draw done again. */

import { compareText } from '../compare-text.ts';
import { isApproximate, type StratumDraw } from '../draw.ts';
import type { CertifiedDraw, CertifiedSelection } from './certificate.ts';
import { type Check, fails, holds } from './check.ts';
import { hexTickets } from './draw-strata.ts';
import type { Sha256 } from './sha256.ts';

export interface DrawnStage {
  readonly campaign: string;
  readonly stage: string;
  readonly stageSeed: Uint8Array;
  readonly draws: readonly CertifiedDraw[];
  /** Path of the draws in the certificate. */
  readonly where: string;
}

const named = ({ stratum }: CertifiedDraw, { unit, rank }: CertifiedSelection): string =>
  `${unit}, rank ${rank} in ${stratum}`;

const roleAt = ({ takeAll, quota }: CertifiedDraw, rank: number): CertifiedSelection['role'] =>
  rank <= takeAll ? 'take-all' : rank <= quota ? 'sample' : 'ladder';

/** The hits of a rotation come into sample or ladder first and are ranked there; otherwise the ladder goes on. */
const isSameRun = (
  { method }: CertifiedDraw,
  before: CertifiedSelection,
  each: CertifiedSelection,
): boolean =>
  method === 'rotation'
    ? before.role === each.role
    : (before.role === 'take-all') === (each.role === 'take-all');

/** Ranks count from 1, roles follow each other, and inside a run the smaller ticket comes first. */
const misplaced = (draw: CertifiedDraw, each: CertifiedSelection, at: number): string | undefined => {
  const before = draw.selected[at - 1];
  if (each.rank !== at + 1) return `${named(draw, each)} stands in place ${at + 1}`;
  const role = roleAt(draw, each.rank);
  if (each.role !== role) return `${named(draw, each)} is called ${each.role}, the rank says ${role}`;
  if (before === undefined || !isSameRun(draw, before, each)) return;
  if ((compareText(before.ticket, each.ticket) || compareText(before.unit, each.unit)) >= 0) {
    return `${named(draw, each)} has a ticket that comes before that of ${before.unit}`;
  }
  return;
};

const verifyStratumTickets = (
  sha256: Sha256,
  { campaign, stage, stageSeed }: DrawnStage,
  draw: CertifiedDraw,
  where: string,
): readonly Check[] => {
  const purpose = draw.method === 'simple-random' ? 'order' : 'rank';
  const ticketOf = hexTickets(sha256, stageSeed, purpose, { campaign, stage, stratum: draw.stratum });
  const wrong = draw.selected.flatMap((each, at) => {
    const here = `${where}.selected[${at}]`;
    const expected = ticketOf(each.unit);
    const place = misplaced(draw, each, at);
    return [
      ...(each.ticket === expected
        ? []
        : [
            fails(
              'ticket',
              `${here}.ticket`,
              `the ticket of ${named(draw, each)} is ${expected}, not ${each.ticket}`,
            ),
          ]),
      ...(place === undefined ? [] : [fails('order', here, place)]),
    ];
  });
  const units = draw.selected.length;
  return wrong.length > 0
    ? wrong
    : [
        holds('ticket', where, `${units} tickets in ${draw.stratum} follow from the seed`),
        holds('order', where, `${units} units in ${draw.stratum} stand in the order of their tickets`),
      ];
};

/** Every ticket follows from the stage seed, and units stand in their order; needs no frame. */
export const verifyTickets = (sha256: Sha256, drawn: DrawnStage): readonly Check[] =>
  drawn.draws.flatMap((draw, at) => verifyStratumTickets(sha256, drawn, draw, `${drawn.where}[${at}]`));

const numbers = ['units', 'quota', 'takeAll', 'reserve', 'total'] as const;

const compareSelections = (found: CertifiedDraw, expected: StratumDraw, where: string): readonly Check[] =>
  expected.selected.flatMap((wanted, at) => {
    const each = found.selected[at];
    const here = `${where}.selected[${at}]`;
    if (each === undefined) {
      return [fails('draw', here, `${wanted.unit} is missing at rank ${wanted.rank} in ${found.stratum}`)];
    }
    if (each.unit !== wanted.unit || each.role !== wanted.role) {
      const should = `${wanted.unit} (${wanted.role})`;
      return [fails('draw', here, `the rule selects ${should}, not ${each.unit} (${each.role})`)];
    }
    const [stated, exact] = [each.probability.join('/'), wanted.probability.join('/')];
    return stated === exact
      ? []
      : [
          fails(
            'probability',
            `${here}.probability`,
            `π of ${named(found, each)} is ${exact}, not ${stated}`,
          ),
        ];
  });

const compareStratum = (found: CertifiedDraw, expected: StratumDraw, where: string): readonly Check[] => {
  const { stratum } = found;
  const extra = found.selected.slice(expected.selected.length);
  const wrong = [
    ...(found.method === expected.method
      ? []
      : [fails('draw', `${where}.method`, `the design says ${expected.method}, not ${found.method}`)]),
    ...numbers
      .filter((name) => found[name] !== expected[name])
      .map((name) =>
        fails('draw', `${where}.${name}`, `${name} of ${stratum} is ${expected[name]}, not ${found[name]}`),
      ),
    ...compareSelections(found, expected, where),
    ...extra.map(({ unit }, index) =>
      fails(
        'draw',
        `${where}.selected[${expected.selected.length + index}]`,
        `${unit} is not selected by the rule in ${stratum}`,
      ),
    ),
  ];
  return wrong.length > 0
    ? wrong
    : [
        holds(
          'draw',
          where,
          `the rule selects these ${found.selected.length} units in ${stratum}, in this order`,
        ),
        holds(
          'probability',
          where,
          isApproximate(expected.method)
            ? `π of ${found.selected.length} units in ${stratum} is as the rule states it: approximate (${expected.method})`
            : `π of ${found.selected.length} units in ${stratum} is exact`,
        ),
      ];
};

/** The draws as stated beside the draws done again. */
export const verifyRedrawn = (
  found: readonly CertifiedDraw[],
  expected: readonly StratumDraw[],
  where: string,
): readonly Check[] => {
  const redrawn = new Map(expected.map((draw) => [draw.stratum, draw]));
  const stated = new Set(found.map(({ stratum }) => stratum));
  return [
    ...expected
      .filter(({ stratum }) => !stated.has(stratum))
      .map(({ stratum }) => fails('strata', where, `stratum ${stratum} is missing`)),
    ...found.flatMap((draw, at) => {
      const again = redrawn.get(draw.stratum);
      return again === undefined
        ? [fails('strata', `${where}[${at}]`, `${draw.stratum} is no stratum of the design`)]
        : compareStratum(draw, again, `${where}[${at}]`);
    }),
  ];
};

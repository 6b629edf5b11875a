/** What was selected at one stage, under one root: its leaves, and the form in which a certificate shows it. */
import { canonicalText, checkedId } from '../../proof/canonical.ts';
import { compareText } from '../compare-text.ts';
import type { StratumDraw } from '../draw.ts';
import type { CertifiedDraw, CertifiedSample } from './certificate.ts';
import { hashTree, saltedLeafWith } from './hash-tree.ts';
import { keyedHex } from './keyed-hex.ts';
import type { Sha256 } from './sha256.ts';

/** Names a selected unit by its stratum and rank. */
export interface SelectedPlace {
  readonly stratum: string;
  readonly rank: number;
}

/** What a leaf says: `["zhenping/selected/v1", stage, stratum, rank, unit, ticket]`. */
export const selectedText = (
  stage: string,
  { stratum, rank, unit, ticket }: SelectedPlace & { readonly unit: string; readonly ticket: string },
): string => canonicalText(['zhenping/selected/v1', stage, stratum, rank, unit, ticket]);

/** Strata in the order of their codes, as leaves stand under the root. */
const byStratum = <Draw extends { readonly stratum: string }>(draws: readonly Draw[]): readonly Draw[] =>
  draws.toSorted((a, b) => compareText(a.stratum, b.stratum));

/** The leaf hashes of everything selected, by stratum and then as listed. */
export const selectedLeaves = (
  sha256: Sha256,
  stage: string,
  draws: readonly CertifiedDraw[],
): readonly string[] => {
  const leafOf = saltedLeafWith(sha256);
  return byStratum(draws).flatMap(({ stratum, selected }) =>
    selected.map((each) => leafOf(each.salt, selectedText(stage, { ...each, stratum }))),
  );
};

/** Draws with the salt of each leaf: of villages as `sampleLeaves` derives it, of households for one roster each. */
const withSalts = (
  sha256: Sha256,
  { saltKey, stage, draws, roster }: SampleToSeal,
): readonly CertifiedDraw[] => {
  const saltOf = keyedHex(sha256, saltKey);
  const scope = ['zhenping/salt/v1', 'selected', stage, ...(roster === undefined ? [] : [roster])];
  return byStratum(draws).map((draw) => {
    const opened = canonicalText([...scope, checkedId(draw.stratum)]).slice(0, -1);
    return {
      stratum: draw.stratum,
      method: draw.method,
      units: draw.units,
      quota: draw.quota,
      takeAll: draw.takeAll,
      reserve: draw.reserve,
      total: draw.total,
      selected: draw.selected.map(({ unit, role, rank, ticket, probability }) => ({
        unit,
        role,
        rank,
        ticket,
        probability,
        salt: saltOf(`${opened},${rank}]`),
      })),
    };
  });
};

export interface SampleToSeal {
  readonly stage: string;
  readonly draws: readonly StratumDraw[];
  /** 32 bytes in hex; never opened as a whole. */
  readonly saltKey: string;
  /** Root of the roster that was drawn from: a corrected one has other salts, or an old proof would tell a new leaf. */
  readonly roster?: string;
  readonly disclosed: readonly SelectedPlace[];
  readonly opened: boolean;
}

/** The certificate's part about one stage: root, the units shown so far with their proofs, and, once opened, all of it. */
export const sealedSample = (toSeal: SampleToSeal, sha256: Sha256): CertifiedSample => {
  const { stage, disclosed, opened } = toSeal;
  const salted = withSalts(sha256, toSeal);
  const tree = hashTree(sha256, selectedLeaves(sha256, stage, salted));
  const places = salted.flatMap(({ stratum, selected }) => selected.map((each) => ({ ...each, stratum })));
  const shown = new Set(disclosed.map(({ stratum, rank }) => `${stratum} ${rank}`));
  return {
    root: tree.root,
    leaves: places.length,
    disclosed: places.flatMap(({ stratum, rank, unit, ticket, salt }, index) =>
      shown.has(`${stratum} ${rank}`)
        ? [{ stratum, rank, unit, ticket, salt, index, path: tree.path(index) }]
        : [],
    ),
    draws: opened ? salted : null,
  };
};

/** The sample under its root: all of it once opened, and each unit that was shown before by its own proof. */

import { compareText } from '../compare-text.ts';
import type { CertifiedSample, Disclosure } from './certificate.ts';
import { type Check, decided, fails, guarded, notChecked, same } from './check.ts';
import { hashTree, rootOfPathWith, saltedLeafWith } from './hash-tree.ts';
import { selectedLeaves, selectedText } from './sealed-sample.ts';
import type { Sha256 } from './sha256.ts';

const named = ({ stratum, rank, unit }: Pick<Disclosure, 'stratum' | 'rank' | 'unit'>): string =>
  `${unit}, rank ${rank} in ${stratum}`;

const verifyRoot = (
  sha256: Sha256,
  stage: string,
  { root, leaves, draws }: CertifiedSample,
  where: string,
): readonly Check[] => {
  if (draws === null) return [notChecked('sample root', where, 'the sample is sealed until closing')];
  const hashes = selectedLeaves(sha256, stage, draws);
  return [
    same(
      'sample root',
      `${where}.leaves`,
      String(leaves),
      String(hashes.length),
      'units under the sample root',
    ),
    same(
      'sample root',
      `${where}.root`,
      root,
      hashTree(sha256, hashes).root,
      'the root over all selected units, published at the draw',
    ),
  ];
};

/** Leaves stand by stratum and rank, so a place that does not rise with them is a second leaf for one of them. */
const verifyPlaces = (disclosed: readonly Disclosure[], where: string): readonly Check[] => {
  const sorted = disclosed
    .map((shown, at) => ({ shown, at }))
    .toSorted((a, b) => compareText(a.shown.stratum, b.shown.stratum) || a.shown.rank - b.shown.rank);
  const units = new Set<string>();
  return sorted.flatMap(({ shown, at }, place) => {
    const next = sorted[place + 1];
    const here = `${where}.disclosed[${at}]`;
    const twice = units.has(shown.unit);
    units.add(shown.unit);
    return [
      ...(twice
        ? [fails('disclosure', here, `${named(shown)}: the unit is shown at another place too`)]
        : []),
      ...(next !== undefined && next.shown.index <= shown.index
        ? [fails('disclosure', here, `${named(shown)} stands after ${named(next.shown)} under the root`)]
        : []),
    ];
  });
};

const verifyAgreement = ({ disclosed, draws }: CertifiedSample, where: string): readonly Check[] => {
  if (draws === null) return [];
  const byStratum = new Map(draws.map((draw) => [draw.stratum, draw.selected]));
  return disclosed.flatMap((shown, at) => {
    const opened = byStratum.get(shown.stratum)?.[shown.rank - 1];
    return opened?.unit === shown.unit && opened.ticket === shown.ticket
      ? []
      : [fails('disclosure', `${where}.disclosed[${at}]`, `${named(shown)} is not what was opened later`)];
  });
};

/** @param where path of the sample in the certificate */
export const verifySample = (
  sha256: Sha256,
  stage: string,
  sample: CertifiedSample,
  where: string,
): readonly Check[] => {
  const leafOf = saltedLeafWith(sha256);
  const rootOf = rootOfPathWith(sha256);
  const proofs = sample.disclosed.map((shown, at) => {
    const leaf = leafOf(shown.salt, selectedText(stage, shown));
    const inside = shown.index < sample.leaves;
    return decided(
      inside && rootOf(leaf, shown.index, sample.leaves, shown.path) === sample.root,
      'disclosure',
      `${where}.disclosed[${at}]`,
      `${named(shown)} was fixed under the sample root`,
      `${named(shown)}: salt, ticket and path do not lead to the sample root`,
    );
  });
  return [
    ...guarded('sample root', where, () => verifyRoot(sha256, stage, sample, where)),
    ...proofs,
    ...verifyPlaces(sample.disclosed, where),
    ...verifyAgreement(sample, where),
  ];
};

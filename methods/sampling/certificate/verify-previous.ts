/** The draw from which a rotation goes on: all of it stands under the root that was published when it was drawn. */
import { villageStage } from '../seed.ts';
import type { Certificate } from './certificate.ts';
import { type Check, decided, fails, guarded, same } from './check.ts';
import { hashTree } from './hash-tree.ts';
import { selectedLeaves } from './sealed-sample.ts';
import type { Sha256 } from './sha256.ts';

export const verifyPrevious = (certificate: Certificate, sha256: Sha256): readonly Check[] => {
  const { campaign, drawNumber, design, previous } = certificate;
  const { rotation } = design;
  if (rotation === undefined || previous === undefined) return [];
  const before = rotation.previous;
  const strata = new Set(previous.map(({ stratum }) => stratum));
  return [
    decided(
      before.campaign !== campaign || before.drawNumber < drawNumber,
      'previous draw',
      'design.rotation.previous',
      `it goes on from draw ${before.drawNumber} of ${before.campaign}`,
      `draw ${before.drawNumber} of ${before.campaign} is not before this one`,
    ),
    ...guarded('previous draw', 'previous', () => [
      same(
        'previous draw',
        'previous',
        hashTree(sha256, selectedLeaves(sha256, villageStage, previous)).root,
        before.sampleRoot,
        'the root over the sample of the draw before',
      ),
    ]),
    ...rotation.keep
      .filter(({ stratum }) => !strata.has(stratum))
      .map(({ stratum }) => fails('previous draw', 'previous', `the draw before has no stratum ${stratum}`)),
  ];
};

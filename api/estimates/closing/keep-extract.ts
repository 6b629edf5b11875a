import type { AdjustedOutcome } from '../../../methods/estimation/closing/adjust-sample.ts';
import type { CampaignSample } from '../../../methods/estimation/closing/campaign-sample.ts';
import {
  type ClosingVariable,
  categoriesOf,
  packVariable,
} from '../../../methods/estimation/closing/closing-variable.ts';
import { extractOf } from '../../../methods/estimation/closing/extract.ts';
import { packExtract } from '../../../methods/estimation/closing/pack-extract.ts';
import type { Design } from '../../samples/design.ts';
import { breakdownOf } from '../block-set.ts';
import type { Rollup } from '../recompute.ts';
import type { ClosedAnswer } from './county-sample.ts';

/** The part of an extract that holds design and weights; no item or breakdown is named so. */
export const samplePart = '#sample';

const variableOf = (
  design: Design,
  county: string,
  name: string,
  answers: readonly ClosedAnswer[],
): ClosingVariable => {
  const breakdown = breakdownOf(design, name);
  if (breakdown === undefined) {
    const values = answers.map(({ answers: said }) => said[name]);
    return {
      kind: 'values',
      area: county,
      name,
      values: Float64Array.from(values, (value) => (typeof value === 'number' ? value : Number.NaN)),
    };
  }
  const labels = breakdown.groups.map(({ key }) => key);
  const own = answers.map(({ groups }) => labels.find((label) => groups.has(label)) ?? null);
  return categoriesOf(county, name, labels, own);
};

/** Keeps the county's flat sample and what it answered to the named questions, for its own figures and those of larger areas. */
export const keepExtract = async (
  { stores, campaign, design }: Rollup,
  county: string,
  names: readonly string[],
  sample: CampaignSample<ClosedAnswer>,
  adjusted: AdjustedOutcome | undefined,
): Promise<void> => {
  const { campaignId, epoch } = campaign;
  const parts: readonly (readonly [string, Uint8Array])[] = [
    [samplePart, packExtract(extractOf(county, sample, adjusted?.sample))],
    ...names.map((name) => [name, packVariable(variableOf(design, county, name, sample.answers))] as const),
  ];
  await Promise.all(
    parts.map(([part, bytes]) => stores.extracts.keep({ campaignId, county, part, epoch, bytes })),
  );
};

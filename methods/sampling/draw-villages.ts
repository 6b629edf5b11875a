import { compareText } from './compare-text.ts';
import type { StratumDraw } from './draw.ts';
import { drawByMethod } from './draw-methods.ts';
import { type FrameUnit, type StratumPlan, unitsByStratum } from './frame-check.ts';
import { villageStage } from './seed.ts';

export interface VillageDraw {
  readonly campaign: string;
  /** 32 bytes, see `villageStageSeed`. */
  readonly stageSeed: Uint8Array;
  readonly strata: readonly StratumPlan[];
  readonly units: readonly FrameUnit[];
}

/**
 * Draws villages in every stratum of the design. One result a stratum, sorted by its code; the order of strata and
 * units in the input changes nothing.
 * @throws SamplingRefusal if plan or frame cannot be drawn from, ProofRefusal for an id that is not one
 */
export const drawVillages = ({ campaign, stageSeed, strata, units }: VillageDraw): readonly StratumDraw[] => {
  const lists = unitsByStratum(strata, units);
  return strata
    .toSorted((a, b) => compareText(a.code, b.code))
    .map(({ code, n, reserve, method = 'pps-random-order' }) =>
      drawByMethod[method]({
        campaign,
        stage: villageStage,
        stratum: code,
        stageSeed,
        n,
        reserve,
        units: lists.get(code) ?? [],
      }),
    );
};

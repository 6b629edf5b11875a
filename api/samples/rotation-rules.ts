/** What a rotation asks of the wave before it and of the village list, so that nothing is frozen that the draw would refuse. */
import type { RotationDesign } from '../../methods/sampling/certificate/draw-design.ts';
import { drawStrata } from '../../methods/sampling/certificate/draw-strata.ts';
import { portableSha256 } from '../../methods/sampling/certificate/sha256.ts';
import type { StratumDraw } from '../../methods/sampling/draw.ts';
import { SamplingRefusal } from '../../methods/sampling/refusal.ts';
import type { FrameVillage } from '../frames/frame.ts';
import { frameRow } from '../frames/frame-row.ts';
import type { Design } from './design.ts';
import { type EarlierWave, rehearsalSeed } from './earlier-wave.ts';
import { impossible } from './impossible.ts';

export interface PlannedRotation {
  readonly rotation: RotationDesign;
  /** Villages of each rotated stratum that are certain to be in: those of the wave before. */
  readonly takeAll: ReadonlyMap<string, number>;
}

/** What the rotation is, or the refusal: each stratum must be one that the wave before drew with exact π, village by village. */
export const plannedRotation = (
  design: Design & { readonly rotation: NonNullable<Design['rotation']> },
  villages: readonly FrameVillage[],
  wave: EarlierWave,
): PlannedRotation => {
  const rotated = design.strata.filter(({ method }) => method === 'rotation');
  for (const { code } of rotated) {
    mustBeRotatable(code, villages, wave);
  }
  const { campaignId, drawNumber, done } = wave.draw;
  const rotation = {
    previous: { campaign: campaignId, drawNumber, sampleRoot: done.sampleRoot },
    keep: Object.entries(design.rotation.keep).map(([stratum, keep]) => ({ stratum, keep })),
  };
  const codes = new Set(rotated.map(({ code }) => code));
  try {
    const draws = drawStrata(
      {
        campaign: campaignId,
        seed: rehearsalSeed,
        design: {
          orderColumn: null,
          strata: rotated.map(({ villages: n, ...stratum }) => ({ ...stratum, n })),
          rotation,
        },
        rows: villages.filter(({ stratum }) => codes.has(stratum)).map(frameRow),
        previous: wave.rehearsed,
      },
      portableSha256,
    );
    mustLeaveReserves(rotated, draws);
    return { rotation, takeAll: new Map(draws.map(({ stratum, takeAll }) => [stratum, takeAll])) };
  } catch (error) {
    throw error instanceof SamplingRefusal ? inWords(error) : error;
  }
};

const mustLeaveReserves = (rotated: Design['strata'], draws: readonly StratumDraw[]): void => {
  for (const { stratum, quota, reserve } of draws) {
    const wanted = rotated.find(({ code }) => code === stratum)?.reserve ?? 0;
    if (reserve < wanted) {
      throw impossible(
        `stratum ${stratum} asks for ${wanted} reserves; of the villages that the earlier draw has hit, ${quota} are drawn and ${reserve} are left.`,
        `层 ${stratum} 要求 ${wanted} 个备用村；先前抽中的村除去本次抽取的 ${quota} 个，只剩 ${reserve} 个。`,
      );
    }
  }
};

const mustBeRotatable = (
  code: string,
  villages: readonly FrameVillage[],
  { draw, villages: before }: EarlierWave,
): void => {
  const drawn = draw.design.strata.find((stratum) => stratum.code === code);
  if (drawn === undefined) {
    throw impossible(
      `stratum ${code} is drawn by rotation, but the earlier campaign has no such stratum.`,
      `层 ${code} 采用轮换，但先前评估任务没有该层。`,
    );
  }
  if (drawn.method === 'pps-frame-order') {
    throw impossible(
      `stratum ${code} was drawn in frame order, which leaves no ladder to rotate with; draw it anew.`,
      `层 ${code} 原按框内顺序抽样，没有可轮换的备用样本，须重新抽取。`,
    );
  }
  const sizes = (of: readonly FrameVillage[]) =>
    new Map(of.filter(({ stratum }) => stratum === code).map((village) => [village.code, village.size]));
  const [now, then] = [sizes(villages), sizes(before)];
  const changed = [...now.keys(), ...then.keys()].find((village) => now.get(village) !== then.get(village));
  if (changed !== undefined) {
    throw impossible(
      `stratum ${code} has to have the villages and sizes of the earlier campaign’s list; ${changed} differs. Give new villages a stratum of their own.`,
      `层 ${code} 的村和规模须与先前评估任务的名单一致，${changed} 不同；新增的村须单设一层。`,
    );
  }
};

const inWords = (error: SamplingRefusal): Error => {
  const { problem } = error;
  switch (problem.code) {
    case 'quota-outside-master': {
      const { stratum, quota, least, most } = problem.data;
      return impossible(
        `stratum ${stratum} asks for ${quota} villages; rotation draws ${least} to ${most}, among those that the earlier draw has hit.`,
        `层 ${stratum} 抽取 ${quota} 个村；轮换只能在先前抽中的村（含备用）内抽取 ${least} 至 ${most} 个。`,
      );
    }
    case 'keep-not-possible': {
      const { stratum, keep, most } = problem.data;
      return impossible(
        `stratum ${stratum} keeps ${keep} villages; at most ${most} can stay.`,
        `层 ${stratum} 保留 ${keep} 个村，最多只能保留 ${most} 个。`,
      );
    }
    case 'previous-approximate':
      return impossible(
        `stratum ${problem.data.stratum} was drawn with approximate probabilities, which rotation does not make exact; draw it anew.`,
        `层 ${problem.data.stratum} 原按近似概率抽取，轮换不能使其精确，须重新抽取。`,
      );
    default:
      return error;
  }
};

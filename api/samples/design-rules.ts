import { hashOf } from '../../methods/proof/hash-of.ts';
import { toHex } from '../../methods/proof/hex.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { blockOf } from '../estimates/household-values.ts';
import { largestNodeBytes } from '../estimates/moments-bytes.ts';
import type { FrameVillage } from '../frames/frame.ts';
import { refusal, type Wording } from '../refusals.ts';
import type { Design } from './design.ts';

/** Throws unless the strata of design and frame are the same, none is asked for more than it has, and every indicator stands on something. */
export const mustFitFrame = (design: Design, villages: readonly FrameVillage[]): void => {
  const available = Map.groupBy(villages, (village) => village.stratum);
  mustNameEveryStratum(design, [...available.keys()]);
  for (const { code, villages: wanted } of design.strata) {
    const found = available.get(code)?.length ?? 0;
    if (found < wanted) {
      throw impossible(
        `stratum ${code} has ${found} villages, but ${wanted} are to be drawn.`,
        `层 ${code} 只有 ${found} 个村，不足抽取 ${wanted} 个。`,
      );
    }
  }
  mustStandOnMeasures(design);
  mustFitItems(design);
};

const mustNameEveryStratum = (design: Design, inFrame: readonly string[]): void => {
  const designed = new Set(design.strata.map((stratum) => stratum.code));
  if (designed.size !== design.strata.length) {
    throw impossible('a stratum is named twice.', '有重复的层。');
  }
  const left = inFrame.find((code) => !designed.has(code));
  if (left !== undefined) {
    throw impossible(
      `stratum ${left} of the frame has no villages to draw; name it or leave its villages out of the frame.`,
      `抽样框中的层 ${left} 未安排样本，请列入设计或从抽样框删除。`,
    );
  }
};

const mustStandOnMeasures = ({ indicators }: Design): void => {
  const known = new Set(indicators.flatMap((each) => (each.kind === 'measure' ? [each.key] : [])));
  for (const indicator of indicators) {
    const parts = indicator.kind === 'measure' ? [] : [indicator.wrongExit, indicator.missed];
    const missing = parts.find((part) => !known.has(part));
    if (missing !== undefined) {
      throw impossible(
        `indicator ${indicator.key} is built on ${missing}, which is not there.`,
        `指标 ${indicator.key} 所依据的 ${missing} 不存在。`,
      );
    }
  }
};

/** An item of the table holds 400 KB; beyond 350 KB a node would have no room left for its counts and keys. */
const largestItemBytes = 350_000;

const mustFitItems = ({ indicators }: Design): void => {
  const block = blockOf(indicators);
  const bytes = largestNodeBytes(block);
  if (bytes > largestItemBytes) {
    const columns = 2 * block.measures.length * block.groups.length;
    const arithmetic = `${block.measures.length} × ${block.groups.length} × 2 = ${columns}; ${columns} × ${columns + 1} / 2 × 8 B → ${bytes} B > ${largestItemBytes} B`;
    throw impossible(
      `it has too many measures to keep together: ${arithmetic}. Leave some out.`,
      `指标过多，无法同时保存：${arithmetic}。请减少指标。`,
    );
  }
};

const impossible = (en: string, zh: string) => {
  const why: Wording = { en, zh };
  return refusal('design-impossible', { why });
};

/**
 * J["zhenping/design/v1", campaign, drawNumber, frameRoot, keyCommit, commissioner, evaluator, form, version, design]: what the
 * commissioner signs. The design enters as JSON with sorted keys, so that the same design has one text.
 */
export const designHashOf = (
  campaign: Campaign,
  frameRoot: string,
  keyCommit: string,
  design: Design,
): string =>
  toHex(
    hashOf(
      'zhenping/design/v1',
      campaign.campaignId,
      campaign.drawNumber,
      frameRoot,
      keyCommit,
      campaign.commissionerId,
      campaign.evaluatorId,
      campaign.formCode,
      campaign.formVersion,
      sortedJson(design),
    ),
  );

/** JSON with the keys of every object in code-unit order. */
const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

import type {
  DrawDesign,
  NamedPulse,
  RotationDesign,
} from '../../methods/sampling/certificate/draw-design.ts';
import type { LotteryDesign } from '../../methods/sampling/certificate/lottery.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Chance } from './chance.ts';
import type { Design } from './design.ts';
import { codeVersion } from './draw-record.ts';
import type { Party } from './party.ts';

/**
 * The design as certificates have it: what the draw follows from as fields, everything else (who takes part in the campaign,
 * the questionnaire, indicators, lines, weighting) as one text, so that nothing of it can move after the draw.
 */
export const drawDesignOf = (
  campaign: Campaign,
  design: Design,
  parties: readonly Party[],
  keyCommit: string,
  pulse: NamedPulse | null,
  planned?: RotationDesign,
): DrawDesign => {
  const { strata, households, orderColumn, chance, rotation: _rotation, ...rules } = design;
  return {
    keyCommit,
    orderColumn,
    strata: strata.map(({ code, villages, reserve, method }) => ({ code, n: villages, reserve, method })),
    lists: Object.entries(households).map(([list, n]) => ({ list, n })),
    parties: parties.map(({ party, publicKey }) => ({ party, publicKey })),
    deadline: chance?.deadline ?? null,
    beacon: pulse,
    codeVersion,
    rules: rulesText(campaign, rules, chance, parties),
    ...(planned === undefined ? {} : { rotation: planned }),
    lottery: lotteryDesign(chance),
  };
};

const lotteryDesign = (chance: Chance | undefined): LotteryDesign | null => {
  const beacon = chance?.beacon ?? null;
  return beacon === null || typeof beacon === 'string'
    ? null
    : { published: beacon.published, writtenAs: beacon.writtenAs };
};

const rulesText = (
  campaign: Campaign,
  rules: object,
  chance: Chance | undefined,
  parties: readonly Party[],
): string =>
  sortedJson({
    commissioner: campaign.commissionerId,
    evaluator: campaign.evaluatorId,
    // By its content too: an organisation's own code and version say nothing to anybody outside it.
    form: { code: campaign.formCode, version: campaign.formVersion, hash: campaign.formHash },
    simulated: campaign.simulated,
    parties: parties.map(({ party, name, registeredBy }) => ({ party, name, registeredBy })),
    commitmentsEnd: chance?.commitmentsEnd ?? null,
    design: rules,
  }).normalize('NFC');

/** JSON with the keys of every object in code-unit order, so that the same rules have one text. */
const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Which groups of a village are screened, decided from its frozen roster and the seed alone. */
import type { CertifiedPulse } from '../../methods/sampling/certificate/certificate.ts';
import { drawGroups } from '../../methods/sampling/draw-groups.ts';
import type { Case } from '../fieldwork/case.ts';
import { refusalWith } from '../refusals.ts';
import { type Roster, rosterSeed } from '../samples/household-rules.ts';
import type { FrozenRoster, SampledVillage } from '../samples/sample.ts';
import type { SealedDraw } from '../samples/sealed-draw.ts';
import { type Screening, screeningRun } from './screening.ts';

/** A household without a group would be screened by nobody, and nothing would show it. */
export const mustNameGroups = (
  villages: readonly SampledVillage[],
  rosters: ReadonlyMap<string, Roster>,
): void => {
  const unnamed = villages.flatMap(({ code, name }) => {
    const count = (rosters.get(code) ?? []).filter(({ group }) => group === '').length;
    const reason = {
      en: `${name}: ${count} households without a group`,
      zh: `${name}：${count}户未填村民小组`,
    };
    return count === 0 ? [] : [{ field: code, reason }];
  });
  if (unnamed.length > 0) {
    throw refusalWith('groups-unnamed', unnamed);
  }
};

/** The same roster and seed give the same groups. */
export const drawnScreening = (
  sealed: SealedDraw,
  { campaignId, code, name }: SampledVillage,
  frozen: FrozenRoster,
  pulse: CertifiedPulse | null,
  roster: Roster,
  n: number,
): Screening => {
  const stageSeed = rosterSeed(sealed, code, frozen, pulse);
  const drawn = drawGroups({ campaign: campaignId, village: code, stageSeed, roster, n });
  return {
    campaignId,
    village: code,
    name,
    groups: drawn.units,
    drawn: drawn.selected.map(({ group, unit, ticket }) => ({ group, unit, ticket })),
    ...(frozen.version === 1 ? {} : { roster: frozen.version, groupsAfter: frozen.groupsAfter ?? 0 }),
  };
};

/** Each drawn group is a case, without a household. */
export const groupCases = (screening: Screening): readonly Case[] =>
  screening.drawn.map(({ group }, index) => ({
    campaignId: screening.campaignId,
    village: screening.village,
    number: screeningRun(screening).after + index + 1,
    list: 'nonregistered',
    household: '',
    group,
    role: 'screening',
    generation: 1,
    version: 1,
  }));

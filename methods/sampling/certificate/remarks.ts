import { isApproximate } from '../draw.ts';
import { periodOf } from './beacons.ts';
import type { Certificate, LoggedFact } from './certificate.ts';
import type { NamedPulse } from './draw-design.ts';
import type { LotteryDesign } from './lottery.ts';

/** What is true of a draw although every check holds; pages say it in the reader's language. */
export interface Remarks {
  readonly 'compare-pulse': { readonly number: number; readonly beacon: string; readonly value: string };
  /** `timetable`: known; without it nobody can say that a pulse was the first, it could have been chosen among several. */
  readonly 'compare-roster-pulses': {
    readonly rosters: number;
    readonly beacon: string;
    readonly timetable: boolean;
  };
  /** Only people could enter a lottery's result; `published`: where it can be read. */
  readonly 'compare-lottery': {
    readonly lottery: string;
    readonly issue: number;
    readonly drawnAt: string;
    readonly published: string;
    readonly result: string;
  };
  /** In so many rounds the two sides entered different results before they agreed. */
  readonly 'lottery-disagreed': { readonly rounds: number };
  /** Whose households were drawn from the key, for a lottery does not come in time. */
  readonly 'rosters-by-key': { readonly rosters: number };
  readonly 'no-beacon': object;
  readonly 'no-chance': object;
  readonly 'not-revealed': { readonly party: string };
  readonly 'later-draw': { readonly drawNumber: number };
  readonly 'frame-order': { readonly strata: number };
  readonly approximate: { readonly strata: number };
  /** Who saw the draw before knew which villages could be drawn; `panels`: strata whose units were all known. */
  readonly rotated: {
    readonly strata: number;
    readonly panels: number;
    readonly campaign: string;
    readonly drawNumber: number;
    readonly sampleRoot: string;
  };
  /** Villages that were drawn and could not be worked; for `replaced` of them a reserve stands in. */
  readonly losses: { readonly lost: number; readonly replaced: number };
  readonly 'corrected-rosters': { readonly rosters: number };
  readonly 'times-without-anchor': { readonly times: number; readonly of: number };
  readonly 'compare-anchors': {
    readonly anchors: readonly {
      readonly fact: LoggedFact['fact'];
      readonly number: number;
      readonly hash: string;
    }[];
  };
}

export type Remark = {
  [Code in keyof Remarks]: { readonly code: Code; readonly data: Remarks[Code] };
}[keyof Remarks];

const aboutLottery = (
  { households, lotteryEntries = [] }: Certificate,
  { name, number, at }: NamedPulse,
  { published }: LotteryDesign,
  result: string,
): readonly Remark[] => {
  const rounds = (lotteryEntries.at(-1)?.round ?? 1) - 1;
  const rosters = households.length;
  return [
    { code: 'compare-lottery', data: { lottery: name, issue: number, drawnAt: at, published, result } },
    ...(rounds > 0 ? [{ code: 'lottery-disagreed', data: { rounds } } as const] : []),
    ...(rosters > 0 ? [{ code: 'rosters-by-key', data: { rosters } } as const] : []),
  ];
};

const aboutChance = (certificate: Certificate): readonly Remark[] => {
  const { design, pulse, households } = certificate;
  const { lottery = null } = design;
  if (design.beacon !== null && pulse !== null && lottery !== null) {
    return aboutLottery(certificate, design.beacon, lottery, pulse.value);
  }
  if (design.beacon !== null && pulse !== null) {
    const beacon = design.beacon.name;
    const { number, value } = pulse;
    const timetable = periodOf(beacon) !== undefined;
    const rosters = households.length;
    return [
      { code: 'compare-pulse', data: { number, beacon, value } },
      ...(rosters > 0
        ? [{ code: 'compare-roster-pulses', data: { rosters, beacon, timetable } } as const]
        : []),
    ];
  }
  return [{ code: design.parties.length > 0 ? 'no-beacon' : 'no-chance', data: {} }];
};

const aboutAnchors = ({ log }: Certificate): readonly Remark[] => {
  const times = log.filter(({ anchor }) => anchor === null).length;
  const anchors = log.flatMap(({ fact, anchor }) => (anchor === null ? [] : [{ fact, ...anchor }]));
  return [
    ...(times > 0 ? [{ code: 'times-without-anchor', data: { times, of: log.length } } as const] : []),
    ...(anchors.length > 0 ? [{ code: 'compare-anchors', data: { anchors } } as const] : []),
  ];
};

const aboutStrata = ({ design }: Certificate): readonly Remark[] => {
  const predictable = design.strata.filter(({ method }) => method === 'pps-frame-order').length;
  const approximate = design.strata.filter(({ method }) => isApproximate(method)).length;
  return [
    ...(predictable > 0 ? [{ code: 'frame-order', data: { strata: predictable } } as const] : []),
    ...(approximate > 0 ? [{ code: 'approximate', data: { strata: approximate } } as const] : []),
  ];
};

const aboutRotation = ({ design: { strata, rotation } }: Certificate): readonly Remark[] => {
  if (rotation === undefined) return [];
  const { previous, keep } = rotation;
  const wanted = new Map(strata.map(({ code, n }) => [code, n]));
  const panels = keep.filter(({ stratum, keep: least }) => least === wanted.get(stratum)).length;
  return [{ code: 'rotated', data: { strata: keep.length, panels, ...previous } }];
};

/** What a certificate does not prove although every check holds, and what should be looked up elsewhere. */
export const remarksOn = (certificate: Certificate): readonly Remark[] => {
  const { parties, drawNumber, households, losses = [] } = certificate;
  const lost = losses.length;
  const replaced = losses.filter(({ reserve }) => reserve !== null).length;
  const corrected = households.filter(({ version }) => version > 1).length;
  return [
    ...aboutChance(certificate),
    ...parties
      .filter(({ reveal }) => reveal === null)
      .map(({ party }) => ({ code: 'not-revealed', data: { party } }) as const),
    ...(drawNumber > 1 ? [{ code: 'later-draw', data: { drawNumber } } as const] : []),
    ...aboutStrata(certificate),
    ...aboutRotation(certificate),
    ...(lost > 0 ? [{ code: 'losses', data: { lost, replaced } } as const] : []),
    ...(corrected > 0 ? [{ code: 'corrected-rosters', data: { rosters: corrected } } as const] : []),
    ...aboutAnchors(certificate),
  ];
};

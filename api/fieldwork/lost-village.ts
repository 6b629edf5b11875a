/**
 * A lost village (无法开展的村) was drawn and cannot be worked. It is non-response of the first stage: it stays in the sample with its
 * reason, is no PSU in any figure, and the villages that were worked stand for it. A reserve village may be opened for it, the next
 * of its stratum's ladder, which the draw settled.
 */

/** Why a village cannot be worked. */
export const lossReasons = {
  'road-cut': {
    en: 'flood, landslide or road works cut the way until after fieldwork',
    zh: '洪水、塌方或修路致道路中断，调查期间无法到达',
  },
  epidemic: {
    en: 'closed until after fieldwork because of an epidemic',
    zh: '因疫情封闭，调查期间无法进入',
  },
  dissolved: {
    en: 'dissolved or merged: the frame names a village that is no more',
    zh: '村已撤销或合并，抽样框有误',
  },
  'access-refused': {
    en: 'local authorities refuse the team access: interference',
    zh: '当地拒绝调查组进村，属干扰评估',
  },
  dangerous: {
    en: 'dangerous for another reason until after fieldwork',
    zh: '因其他原因有危险，调查期间无法开展',
  },
} as const satisfies Record<string, { readonly en: string; readonly zh: string }>;

export type LossReason = keyof typeof lossReasons;

export const lossReasonKeys = Object.keys(lossReasons).filter((key): key is LossReason => key in lossReasons);

/** How a village was lost; of what was opened for it, the one opening. */
export interface VillageLoss {
  readonly campaignId: string;
  readonly village: string;
  readonly name: string;
  readonly stratum: string;
  readonly reason: LossReason;
  /** What the supervisor found: who was asked, when, how. Without names and numbers of people. */
  readonly evidence: string;
  /** Cases that were issued in it by then; those without an outcome are never attempted. */
  readonly cases: number;
  /** UTC moment. */
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Absent: nobody else has looked at it yet; no reserve is opened for it, and the campaign cannot be closed. */
  readonly confirmed?: LossConfirmation | undefined;
  readonly opened?: VillageOpening | undefined;
}

/** That somebody else found the same: the village cannot be worked, for the same reason. */
export interface LossConfirmation {
  readonly evidence: string;
  /** UTC moment, never before the record. */
  readonly confirmedAt: string;
  readonly confirmedBy: string;
}

/** A record that a second person found wrong: the village is worked as if nothing had been recorded; the record stays. */
export interface RejectedLoss extends Omit<VillageLoss, 'confirmed' | 'opened'> {
  readonly rejected: {
    readonly evidence: string;
    /** UTC moment. */
    readonly rejectedAt: string;
    readonly rejectedBy: string;
  };
}

/** The reserve village that was opened for a lost one, for the same reason, by somebody else. */
export interface VillageOpening {
  readonly village: string;
  readonly name: string;
  /** Order within the stratum: the next of the ladder that was not opened. */
  readonly rank: number;
  readonly evidence: string;
  /** UTC moment, never before that of the rank above it. */
  readonly openedAt: string;
  readonly openedBy: string;
}

/** Of the losses of a stratum, those for which a reserve village was opened. */
export const openingsOf = (losses: readonly VillageLoss[], stratum: string): readonly VillageOpening[] =>
  losses.flatMap((loss) => (loss.stratum === stratum && loss.opened !== undefined ? [loss.opened] : []));

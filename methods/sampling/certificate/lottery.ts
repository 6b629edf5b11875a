/**
 * An issue of a public lottery (彩票期次) as beacon: machines in front of a notary draw it, and newspapers print it, but no program can
 * fetch it. So people of both sides type the result, each without seeing what the other typed, until both have the same text. The
 * seed takes that text itself as the pulse, and the number of the issue as its number.
 */

/** What a design says of a lottery beside its name, its issue and the time of its draw, which stand as those of the beacon. */
export interface LotteryDesign {
  /** Where everybody can read the result. */
  readonly published: string;
  /** The form of a result, such as `00 00 00 00 00 00 + 00`: each digit stands for any digit, all else for itself. */
  readonly writtenAs: string;
}

export const lotterySides = ['commissioner', 'evaluator'] as const;

export type LotterySide = (typeof lotterySides)[number];

/** What somebody of one side typed. In each round each side types once; rounds go on until both typed the same. */
export interface LotteryEntry {
  /** From 1. */
  readonly round: number;
  readonly side: LotterySide;
  /** UTC moment. */
  readonly at: string;
  readonly text: string;
}

/** Fewer digits would let somebody try every result. */
const LEAST_DIGITS = 5;

const digitsIn = (text: string): number => text.replaceAll(/[^0-9]/g, '').length;

/** Whether a form of results can be typed alike by everybody: digits and plain separators, a digit at both ends. */
export const isLotteryForm = (form: string): boolean =>
  /^[0-9][0-9 +|,:;/.-]{3,118}[0-9]$/.test(form) && digitsIn(form) >= LEAST_DIGITS;

/** Whether a text is a result in this form, byte by byte. */
export const hasLotteryForm = (form: string, text: string): boolean => {
  const shape = (each: string): string => each.replaceAll(/[0-9]/g, '0');
  return shape(text) === shape(form);
};

/** The entries of a round that both sides have made. */
const pairIn = (entries: readonly LotteryEntry[], round: number): readonly LotteryEntry[] => {
  const pair = lotterySides.flatMap((side) => {
    const made = entries.find((each) => each.round === round && each.side === side);
    return made === undefined ? [] : [made];
  });
  return pair.length === lotterySides.length ? pair : [];
};

/** The round in which entries are made: the first that is not complete. */
export const openRound = (entries: readonly LotteryEntry[], from = 1): number =>
  pairIn(entries, from).length === 0 ? from : openRound(entries, from + 1);

/** The result on which both sides agree: the same text in one round. */
export const agreedResult = (entries: readonly LotteryEntry[]): string | undefined => {
  const [first, second] = pairIn(entries, openRound(entries) - 1);
  return first !== undefined && first.text === second?.text ? first.text : undefined;
};

/** The result of a lottery counts from the moment when both sides had typed the same, after it was drawn. */
import type { Certificate } from './certificate.ts';
import { type Check, fails, holds } from './check.ts';
import type { NamedPulse } from './draw-design.ts';
import { hasLotteryForm, type LotteryDesign, type LotteryEntry, lotterySides } from './lottery.ts';
import { momentOf } from './moment.ts';

const timeOf = (at: string): number => momentOf(at) ?? Number.NaN;

/** A round begins when the one before it has ended (ms); the first when the lottery is drawn. */
const startOf = (entries: readonly LotteryEntry[], round: number, { at }: NamedPulse): number => {
  const end = (round - 1) * lotterySides.length;
  return Math.max(
    timeOf(at),
    ...entries.slice(Math.max(0, end - lotterySides.length), end).map((each) => timeOf(each.at)),
  );
};

const entryProblem = (
  entries: readonly LotteryEntry[],
  place: number,
  { writtenAs }: LotteryDesign,
  beacon: NamedPulse,
): string | undefined => {
  const entry = entries[place];
  const round = Math.floor(place / lotterySides.length) + 1;
  const side = lotterySides[place % lotterySides.length];
  if (entry === undefined || entry.round !== round || entry.side !== side) {
    return `here stands the entry of the ${side} in round ${round}`;
  }
  if (!hasLotteryForm(writtenAs, entry.text)) return `no result is written so: ${entry.text.slice(0, 120)}`;
  if (!(timeOf(entry.at) >= startOf(entries, round, beacon))) {
    return `${entry.at} is before ${round === 1 ? `the lottery was drawn (${beacon.at})` : `round ${round - 1} had ended`}`;
  }
  const other = entries[place - 1];
  const ended = side === lotterySides[1] && entry.text === other?.text;
  return ended && place !== entries.length - 1
    ? `both sides agree in round ${round}: nothing follows it`
    : undefined;
};

const agreementProblem = (
  { pulse, log }: Certificate,
  entries: readonly LotteryEntry[],
): string | undefined => {
  const [first, second] = entries.slice(-2);
  if (entries.length % 2 === 1 || first === undefined || second === undefined || first.text !== second.text) {
    return 'commissioner and evaluator have not entered the same result';
  }
  if (first.text !== pulse?.value)
    return `the result that both entered is ${first.text}, not ${pulse?.value}`;
  const drawn = log.find(({ fact }) => fact === 'drawn');
  return drawn !== undefined && [first, second].some(({ at }) => timeOf(at) > timeOf(drawn.at))
    ? `drawn (${drawn.at}) before both had entered the result`
    : undefined;
};

export const verifyLottery = (certificate: Certificate): readonly Check[] => {
  const { beacon, lottery } = certificate.design;
  if (beacon === null || lottery === undefined || lottery === null) return [];
  const entries = certificate.lotteryEntries ?? [];
  const wrong = entries.flatMap((_entry, place) => {
    const problem = entryProblem(entries, place, lottery, beacon);
    return problem === undefined ? [] : [fails('lottery', `lotteryEntries[${place}]`, problem)];
  });
  const disagreed = agreementProblem(certificate, entries);
  return [
    ...wrong,
    disagreed === undefined
      ? holds(
          'lottery',
          'lotteryEntries',
          `commissioner and evaluator entered the same result of issue ${beacon.number} of ${beacon.name}`,
        )
      : fails('lottery', 'lotteryEntries', disagreed),
  ];
};

import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalText } from '../../proof/canonical.ts';
import { keyedHash } from '../../proof/keyed-hash.ts';
import { compareText } from '../../sampling/compare-text.ts';
import { ticketFraction } from '../../sampling/tickets.ts';
import { QualityRefusal } from '../refusal.ts';

/** Half of the first four interviews, a tenth of the later ones: what is done wrongly is found while it can still be taught. */
export interface BackCheckShares {
  readonly first: number;
  readonly firstInterviews: number;
  readonly later: number;
}

const USUAL_SHARES: BackCheckShares = { first: 0.5, firstInterviews: 4, later: 0.1 };

const checkShares = ({ first, firstInterviews, later }: BackCheckShares): void => {
  const share = (value: number): boolean => value >= 0 && value <= 1;
  if (!(share(first) && share(later) && Number.isInteger(firstInterviews) && firstInterviews >= 1))
    throw new QualityRefusal(
      'threshold-out-of-range',
      'backCheckShare',
      `Back-check shares ${first} of the first ${firstInterviews} and ${later} of the later interviews are not shares of 1 and a whole number from 1.`,
    );
};

/**
 * Which interviews of one unit are asked again, of those that came in so far, in the order in which they came. Each has its own ticket, HMAC-SHA-256(seed,
 * ["zhenping/back-check/v1", campaign, interview]), so that a draw never changes when more come in, nobody can foresee it, and anybody who has the seed
 * can repeat it. If none of the first ones was drawn when these are complete, the one with the smallest ticket is: everybody is checked.
 * @throws QualityRefusal `threshold-out-of-range`
 */
export const drawBackChecks = (
  campaign: string,
  interviews: readonly string[],
  seed: Uint8Array,
  shares: BackCheckShares = USUAL_SHARES,
): readonly string[] => {
  checkShares(shares);
  const hash = keyedHash(seed);
  const tickets = interviews.map((interview, at) => ({
    interview,
    at,
    fraction: ticketFraction(
      hash(utf8ToBytes(canonicalText(['zhenping/back-check/v1', campaign, interview]))),
    ),
  }));
  const drawn = tickets.filter(
    ({ at, fraction }) => fraction < (at < shares.firstInterviews ? shares.first : shares.later),
  );
  const first = tickets.slice(0, shares.firstInterviews);
  if (first.length < shares.firstInterviews || first.some((ticket) => drawn.includes(ticket)))
    return drawn.map(({ interview }) => interview);
  const smallest = first.toSorted((a, b) => a.fraction - b.fraction).slice(0, 1);
  return [...smallest, ...drawn].map(({ interview }) => interview);
};

/**
 * Which other team asks again: the one with the smallest ticket for this interview, of those that had no part in it. Undefined where there is no other.
 */
export const backCheckTeam = (
  campaign: string,
  interview: string,
  ownTeam: string,
  teams: readonly string[],
  seed: Uint8Array,
): string | undefined => {
  const hash = keyedHash(seed);
  return teams
    .filter((team) => team !== ownTeam)
    .map((team) => ({
      team,
      fraction: ticketFraction(
        hash(utf8ToBytes(canonicalText(['zhenping/back-check-team/v1', campaign, interview, team]))),
      ),
    }))
    .sort((a, b) => a.fraction - b.fraction || compareText(a.team, b.team))
    .at(0)?.team;
};

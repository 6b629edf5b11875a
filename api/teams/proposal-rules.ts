/**
 * How an assignment is proposed. A village goes as a whole to the team that has least to do for each of its people; in it, people
 * are paired by chance and the cases are dealt to the pairs by chance and evenly. Nobody with a conflict takes part.
 */
import type { Wording } from '../wording.ts';
import type { AssignedCase } from './assignment.ts';
import { chanceOf, rankOf } from './assignment-chance.ts';
import { dealt } from './dealing-rules.ts';
import type { ProposedVillage } from './proposal.ts';

/** What is to be assigned of a village. */
export interface OpenVillage {
  readonly village: string;
  readonly seenVersion: number;
  /** The team that has it already. */
  readonly teamId?: string | undefined;
  /** Cases that have their people already; they keep them. */
  readonly assigned: readonly AssignedCase[];
  /** Cases that nobody has. */
  readonly open: readonly number[];
}

export interface TeamAtHand {
  readonly teamId: string;
  readonly members: readonly string[];
}

export interface ProposalRequest {
  readonly seed: string;
  readonly pairs: 1 | 2;
  readonly teams: readonly TeamAtHand[];
  readonly villages: readonly OpenVillage[];
  /** What keeps a person of a team from working in a village; nothing: the person may. */
  readonly obstacles: (teamId: string, personId: string, village: string) => readonly Wording[];
  /** What keeps a whole team from a village, because of who leads it. */
  readonly teamObstacles: (teamId: string, village: string) => readonly Wording[];
  /** Cases that people have elsewhere. */
  readonly loads: ReadonlyMap<string, number>;
}

/** Why nobody can take a village: team by team, what stands in the way of whom. */
export interface Untakeable {
  readonly village: string;
  readonly reasons: readonly { readonly who: string; readonly why: readonly Wording[] }[];
}

export interface Proposed {
  readonly villages: readonly ProposedVillage[];
  readonly untakeable: readonly Untakeable[];
  /** Cases of each person with this assignment, those elsewhere included. */
  readonly loads: ReadonlyMap<string, number>;
}

export const propose = (request: ProposalRequest): Proposed => {
  const { seed, villages } = request;
  const rank = rankOf(seed);
  // The largest villages first: small ones then even out what is left over.
  const inOrder = villages
    .map((each) => ({ each, at: rank(each.village) }))
    .toSorted((a, b) => b.each.open.length - a.each.open.length || (a.at < b.at ? -1 : 1))
    .map(({ each }) => each);
  const start: Proposed = { villages: [], untakeable: [], loads: request.loads };
  const { villages: taken, ...rest } = inOrder.reduce(
    (before, each) => withVillage(request, before, each),
    start,
  );
  return { ...rest, villages: taken.toSorted((a, b) => (a.village < b.village ? -1 : 1)) };
};

const withVillage = (request: ProposalRequest, before: Proposed, each: OpenVillage): Proposed => {
  const { seed, pairs } = request;
  const { village, seenVersion, open, assigned } = each;
  const chosen = teamFor(request, before.loads, each);
  if (chosen === undefined) {
    const untakeable = { village, reasons: reasonsFor(request, each) };
    return { ...before, untakeable: [...before.untakeable, untakeable] };
  }
  const added = dealt({
    cases: open,
    people: chosen.able,
    pairs,
    loads: before.loads,
    already: assigned,
    below: chanceOf(seed, village),
  });
  const loads = new Map(before.loads);
  for (const person of added.flatMap(({ persons }) => persons)) {
    loads.set(person, (loads.get(person) ?? 0) + 1);
  }
  const cases = [...assigned, ...added]
    .map(({ number, persons }) => ({ number, persons: [...persons] }))
    .toSorted((a, b) => a.number - b.number);
  return {
    ...before,
    loads,
    villages: [...before.villages, { village, teamId: chosen.teamId, seenVersion, cases }],
  };
};

const ableOf = ({ obstacles }: ProposalRequest, { teamId, members }: TeamAtHand, village: string) =>
  members.filter((person) => obstacles(teamId, person, village).length === 0).toSorted();

const candidates = ({ teams }: ProposalRequest, { teamId }: OpenVillage): readonly TeamAtHand[] =>
  teams
    .filter((team) => teamId === undefined || team.teamId === teamId)
    .toSorted((a, b) => (a.teamId < b.teamId ? -1 : 1));

/** Of the teams that can take a village the one with the fewest cases for each person who can go; chance where they are equal. */
const teamFor = (
  request: ProposalRequest,
  loads: ReadonlyMap<string, number>,
  each: OpenVillage,
): { readonly teamId: string; readonly able: readonly string[] } | undefined => {
  const { village, open } = each;
  const rank = rankOf(request.seed);
  const able = candidates(request, each)
    .filter(({ teamId }) => request.teamObstacles(teamId, village).length === 0)
    .map((team) => ({ teamId: team.teamId, able: ableOf(request, team, village) }))
    .filter((team) => team.able.length >= request.pairs)
    .map((team) => {
      const held = team.able.reduce((sum, person) => sum + (loads.get(person) ?? 0), 0);
      const burden = (held + request.pairs * open.length) / team.able.length;
      return { ...team, burden, at: rank(`${village} ${team.teamId}`) };
    });
  return able.toSorted((a, b) => a.burden - b.burden || (a.at < b.at ? -1 : 1))[0];
};

const reasonsFor = (request: ProposalRequest, each: OpenVillage): Untakeable['reasons'] =>
  candidates(request, each).flatMap((team) => [
    ...because(team.teamId, request.teamObstacles(team.teamId, each.village)),
    ...team.members
      .toSorted()
      .flatMap((person) => because(person, request.obstacles(team.teamId, person, each.village))),
  ]);

const because = (who: string, why: readonly Wording[]): Untakeable['reasons'] =>
  why.length === 0 ? [] : [{ who, why }];

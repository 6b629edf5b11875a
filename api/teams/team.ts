/** A team (调查小组): one supervisor answers for it. A person is in one team at a time; a supervisor may lead several. */
export interface Team {
  readonly campaignId: string;
  readonly teamId: string;
  readonly name: string;
  readonly supervisor: string;
  /** Person ids. */
  readonly members: readonly string[];
  /** Rises with every change; a change names the version that it saw. */
  readonly version: number;
}

/** A team rides in a few cars; one transaction writes a village's assignment for all of it. */
export const mostMembers = 40;
export const mostTeams = 200;

/** The team that somebody works in, or leads. */
export const teamOf = (teams: readonly Team[], personId: string): Team | undefined =>
  teams.find(({ members }) => members.includes(personId)) ??
  teams.find(({ supervisor }) => supervisor === personId);

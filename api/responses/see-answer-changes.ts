import { type Context, inCampaign } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import { alertingCases } from './answer-change.ts';
import type { ListedChange } from './change-store.ts';

/** How many changes were asked for, and of how many cases; which households they are is not told. */
export interface ChangeCount {
  readonly cases: number;
  readonly revisions: number;
  readonly withdrawals: number;
}

export interface ChangedVillage extends ChangeCount {
  readonly village: string;
  /** Several households of one village changed what they said: somebody may have gone from door to door. */
  readonly alert: boolean;
}

export interface ChangedInterviews extends ChangeCount {
  /** Who interviewed; absent: the households answered by themselves. */
  readonly personId: string | undefined;
}

export interface AnswerChanges {
  readonly villages: readonly ChangedVillage[];
  readonly interviewers: readonly ChangedInterviews[];
}

const countOf = (changes: readonly ListedChange[]): ChangeCount => ({
  cases: new Set(changes.map(({ village, number }) => `${village}-${number}`)).size,
  revisions: changes.filter(({ kind }) => kind === 'revision').length,
  withdrawals: changes.filter(({ kind }) => kind === 'withdrawal').length,
});

/** Changes asked for within the divisions of the asker, by village and by who had interviewed. */
export const seeAnswerChanges = async (context: Context, campaignId: string): Promise<AnswerChanges> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'see answer changes');
  const mayLookInto = (division: string): boolean =>
    grantFor(context.grants, 'see answer changes', { campaign, division }, context.now) !== undefined;
  const listed = await context.stores.changes.listed(permit, campaignId);
  const changes = listed.filter(({ village }) => mayLookInto(village));
  const byVillage = [...Map.groupBy(changes, ({ village }) => village)];
  const byInterviewer = [...Map.groupBy(changes, ({ personId }) => personId)];
  return {
    villages: byVillage.map(([village, ofVillage]) => {
      const count = countOf(ofVillage);
      return { village, ...count, alert: count.cases >= alertingCases };
    }),
    interviewers: byInterviewer.map(([personId, theirs]) => ({ personId, ...countOf(theirs) })),
  };
};

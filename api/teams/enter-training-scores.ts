import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { campaignDay } from '../results/campaign-day.ts';
import { fieldPeople } from './field-person.ts';
import { mustBeOwnPeople } from './own-teams.ts';
import type { StaffRecord } from './staff.ts';
import { changedRecord } from './staff-rules.ts';

export interface TrainingScores {
  /** When the test was held, YYYY-MM-DD. */
  readonly day: string;
  readonly scores: readonly { readonly personId: string; readonly score: number }[];
}

/** The marks of one test, all or none. A later test counts in the place of an earlier one. */
export const enterTrainingScores = async (
  context: Context,
  campaignId: string,
  { day, scores }: TrainingScores,
): Promise<readonly StaffRecord[]> => {
  const { stores, now, newId } = context;
  const { campaign, permit } = await inCampaign(context, campaignId, 'enter training scores');
  const marks = new Map(scores.map(({ personId, score }) => [personId, score]));
  if (marks.has(permit.personId)) {
    throw refusal('training-own-score');
  }
  if (day > campaignDay(now, campaign.timeZone)) {
    throw refusalWith('input-invalid', [
      { field: 'day', reason: { en: 'not after today', zh: '不得晚于今天' } },
    ]);
  }
  const personIds = [...marks.keys()];
  const people = await fieldPeople(stores, campaign, personIds, now);
  await mustBeOwnPeople(context, campaign, personIds);
  const before = await Promise.all(personIds.map((id) => stores.staff.get(campaignId, id)));
  const entered = { day, enteredBy: permit.personId, enteredAt: now.toISOString() };
  const after = personIds.map((personId, index) =>
    changedRecord(
      before[index],
      { campaignId, personId, name: people.get(personId)?.person.name ?? '' },
      { training: { score: marks.get(personId) ?? 0, ...entered } },
    ),
  );
  const subject = `${day} ${[...marks].map(([personId, score]) => `${personId}:${score}`).join(' ')}`;
  const event = stores.audit.recorded(auditEvent(permit, campaignId, now, newId(), subject));
  if (!(await stores.staff.save(permit, after, event))) {
    throw refusal('staff-changed');
  }
  return after;
};

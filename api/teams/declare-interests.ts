import { createHash } from 'node:crypto';
import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal, refusalWith } from '../refusals.ts';
import type { StaffRecord } from './staff.ts';
import { changedRecord, declarationProblems } from './staff-rules.ts';

export interface DeclarationInput {
  readonly homes: readonly string[];
  readonly employers: readonly string[];
  readonly relatives: readonly string[];
  readonly languages: readonly string[];
}

/** What the one who asks says of themselves; nobody declares for others. A newer declaration counts in the place of the older. */
export const declareInterests = async (
  context: Context,
  campaignId: string,
  { languages, ...places }: DeclarationInput,
): Promise<StaffRecord> => {
  const { stores, now, newId, person } = context;
  const { permit } = await inCampaign(context, campaignId, 'declare interests');
  const problems = declarationProblems(places);
  if (problems.length > 0) {
    throw refusalWith('input-invalid', problems);
  }
  const { personId } = permit;
  const before = await stores.staff.get(campaignId, personId);
  const declaration = { ...places, declaredAt: now.toISOString() };
  const after = changedRecord(
    before,
    { campaignId, personId, name: person?.name ?? '' },
    { declaration, languages },
  );
  // The trail binds what was said without repeating where somebody lives.
  const hash = createHash('sha256').update(JSON.stringify(declaration)).digest('hex');
  const event = stores.audit.recorded(auditEvent(permit, campaignId, now, newId(), hash));
  if (!(await stores.staff.save(permit, [after], event))) {
    throw refusal('staff-changed');
  }
  return after;
};

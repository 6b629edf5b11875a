import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { type Case, parseCaseCode } from '../fieldwork/case.ts';
import { Permit } from '../people/permit.ts';
import { Refusal, refusal, refusalWith } from '../refusals.ts';
import { assignedTo, mayBring } from '../teams/assigned-to.ts';
import { conflictCode, pairConflicts } from '../teams/conflict-rules.ts';
import type { Device } from '../teams/device.ts';
import { type DeviceNamed, deviceSeen } from '../teams/device-seen.ts';
import { findFieldPeople } from '../teams/field-person.ts';
import { fieldRulesOf } from '../teams/field-rules.ts';
import type { CaseStanding } from './case-standing.ts';
import { settleCase } from './settle-case.ts';
import { normalVisit, type SentVisit, visitHashOf } from './visit.ts';
import { visitProblems } from './visit-rules.ts';

/** A visit as it is sent: its case by village code and number. */
export type CodedVisit = Omit<SentVisit, 'village' | 'number'> & { readonly code: string };

/** What became of one visit that was sent. */
export interface RecordedVisit {
  readonly visitId: string;
  readonly code: string;
  /** `known`: the same visit had come before. */
  readonly result: 'taken' | 'known' | 'refused';
  readonly refusal: Refusal | undefined;
  /** How its case stands after all that has arrived; absent where it was refused. */
  readonly standing: CaseStanding | undefined;
}

/** What all visits of one sync share. */
interface Sync {
  readonly context: Context;
  readonly campaign: Campaign;
  readonly device: Device;
}

/**
 * What a device brings from the field. Each visit is taken, known already, or refused with its reason, and none stands in the way of
 * another; so a device may send everything again until it hears of everything.
 *
 * @throws Refusal where nothing at all is taken: `not-permitted`, `campaign-state`, `field-rules-missing`, `device-…`
 */
export const recordVisits = async (
  context: Context,
  campaignId: string,
  named: DeviceNamed,
  sent: readonly CodedVisit[],
): Promise<readonly RecordedVisit[]> => {
  const { campaign } = await inCampaign(context, campaignId, 'record an outcome');
  mustBeIn(campaign, 'fieldwork');
  if (fieldRulesOf(campaign) === undefined) {
    throw refusal('field-rules-missing');
  }
  const sync = { context, campaign, device: await deviceSeen(context, campaign, named) };
  const byCase = [...Map.groupBy(sent, ({ code }) => code).values()];
  const done = await Promise.all(byCase.map((visits) => ofCase(sync, visits)));
  const results = new Map(done.flat());
  return sent.flatMap((each) => results.get(each) ?? []);
};

type Outcome = readonly [CodedVisit, RecordedVisit];

/** One after another, so that the case is settled once, after all of them. */
const ofCase = async (sync: Sync, visits: readonly CodedVisit[]): Promise<readonly Outcome[]> => {
  const { context, campaign } = sync;
  const added: (readonly [CodedVisit, Added])[] = [];
  for (const visit of visits) {
    added.push([visit, await tryToAdd(sync, visit)]);
  }
  const good = added.flatMap(([, each]) => (each.result === 'refused' ? [] : [each]));
  const [first] = good;
  const anyNew = good.some(({ result }) => result === 'taken');
  const standing =
    first &&
    (await settleCase({
      stores: context.stores,
      campaign,
      permit: first.permit,
      place: first.case,
      anyNew,
    }));
  return added.map(([visit, each]) => [
    visit,
    {
      visitId: visit.visitId,
      code: visit.code,
      result: each.result,
      refusal: each.result === 'refused' ? each.refusal : undefined,
      standing: each.result === 'refused' ? undefined : standing,
    },
  ]);
};

type Added =
  | {
      readonly result: 'taken' | 'known';
      readonly case: Case;
      readonly permit: Permit<'record an outcome'>;
    }
  | { readonly result: 'refused'; readonly refusal: Refusal };

const tryToAdd = async (sync: Sync, visit: CodedVisit): Promise<Added> => {
  try {
    return await add(sync, visit);
  } catch (error) {
    if (error instanceof Refusal) {
      return { result: 'refused', refusal: error };
    }
    throw error;
  }
};

const add = async ({ context, campaign, device }: Sync, { code, ...told }: CodedVisit): Promise<Added> => {
  const { stores, now } = context;
  const { campaignId } = campaign;
  const place = parseCaseCode(code);
  if (place === undefined) {
    throw refusal('case-unknown');
  }
  const { village, number } = place;
  const permit = Permit.decide(context, 'record an outcome', { campaign, division: village });
  if (!mayBring(await assignedTo(stores, campaign, permit.personId, village), number)) {
    throw refusal('case-not-assigned');
  }
  const { second, ...visit } = normalVisit(mustHaveTimes({ ...told, ...place }));
  const by = second === undefined ? [permit.personId] : [permit.personId, second];
  await mustBeRealPair(context, campaign, by, visit.interpreter);
  const problems = visitProblems(by, visit);
  if (problems.length > 0) {
    throw refusalWith('visit-wrong', problems);
  }
  const found = await stores.cases.get(permit, campaignId, village, number);
  if (found === undefined) {
    throw refusal('case-unknown');
  }
  const result = await stores.visits.add(permit, {
    ...visit,
    campaignId,
    by,
    deviceId: device.deviceId,
    receivedAt: now.toISOString(),
    clockOffsetSeconds: device.clockOffsetSeconds ?? 0,
    contentHash: visitHashOf(campaignId, by, visit),
  });
  if (result === 'differs') {
    throw refusal('visit-differs');
  }
  return { result, case: found, permit };
};

const mustHaveTimes = (sent: SentVisit): SentVisit => {
  const wrong = (['startedAt', 'endedAt'] as const).filter((field) => Number.isNaN(Date.parse(sent[field])));
  if (wrong.length > 0) {
    const reason = { en: 'must be an ISO 8601 moment', zh: '须为标准时间格式' };
    throw refusalWith(
      'visit-wrong',
      wrong.map((field) => ({ field, reason })),
    );
  }
  return sent;
};

const mustBeRealPair = async (
  { stores, now }: Context,
  campaign: Campaign,
  by: readonly string[],
  interpreter: string | undefined,
): Promise<void> => {
  const [broken] = pairConflicts(by);
  if (broken !== undefined) {
    throw refusal(conflictCode(broken));
  }
  const others = [...by.slice(1), ...(interpreter === undefined ? [] : [interpreter])];
  const known = await findFieldPeople(stores, campaign, others, now);
  if (!others.every((each) => known.has(each))) {
    throw refusal('visit-second-unknown');
  }
};

import type { Language } from '../../page/language.ts';
import { Unreachable } from '../../page/post-graphql.ts';
import { randomId } from '../../page/random-id.ts';
import type { Refusal } from '../../page/refusal.ts';
import { acting } from '../acting.ts';
import { sendUnsent } from '../kept/send-unsent.ts';
import { allUnsent } from '../kept/unsent.ts';
import { askFieldCases, type FieldCampaign, type FieldCases } from './field-operations.ts';
import { prefetchLink } from './prefetch-link.ts';
import { withEarlierTokens } from './same-tokens.ts';
import { leftOf, sendVisits } from './send-visits.ts';
import type { Vault } from './vault.ts';
import type { WaitingVisit } from './visit.ts';

/** What the vault keeps of one person's work in one campaign. */
export interface FieldWork {
  readonly campaign: FieldCampaign;
  readonly personId: string;
  readonly deviceId: string;
  readonly cases: FieldCases | undefined;
  /** Visits that wait to be sent, or were refused. */
  readonly visits: readonly WaitingVisit[];
  readonly syncedAt: string | undefined;
}

const WORK = 'work';

export const newWork = (campaign: FieldCampaign, personId: string): FieldWork => ({
  campaign,
  personId,
  deviceId: randomId(),
  cases: undefined,
  visits: [],
  syncedAt: undefined,
});

export const saveWork = (vault: Vault, work: FieldWork): Promise<boolean> => vault.save(WORK, work);

const isWork = (value: unknown): value is FieldWork =>
  typeof value === 'object' && value !== null && 'campaign' in value && 'deviceId' in value;

export const loadWork = async (vault: Vault): Promise<FieldWork | undefined> => {
  const found = await vault.load(WORK);
  return isWork(found) ? found : undefined;
};

/** After one of these nothing of the device is taken any more, and what it keeps must go. */
const deadly: readonly string[] = ['DEVICE_REVOKED', 'DEVICE_UNSEEN', 'DEVICE_UNKNOWN'];

export type Synced =
  | { readonly at: 'synced' | 'unreachable' | 'sign-in' | 'dead' }
  | { readonly at: 'refused'; readonly message: string };

/** The work as it is at each moment: somebody may record a visit while others are being sent. */
export interface WorkHolder {
  readonly now: () => FieldWork;
  /** Kept before it resolves. */
  readonly change: (change: (work: FieldWork) => FieldWork) => Promise<void>;
}

const refusedBy = ({ rule, message }: Refusal): Synced => {
  if (deadly.includes(rule)) return { at: 'dead' };
  const signedOut = rule === 'NOT_SIGNED_IN' || rule === 'SIGN_IN_INVALID';
  return signedOut ? { at: 'sign-in' } : { at: 'refused', message };
};

const prefetchAll = async (cases: FieldCases | undefined, language: Language): Promise<void> => {
  const toDo = (cases?.villages ?? []).flatMap((village) =>
    village.cases.filter(({ state }) => state !== 'DONE'),
  );
  for (const { token } of toDo) await prefetchLink(token, language);
};

/**
 * Sends what waits and takes the cases of the day, forms included, so that all of it works without a network from here on.
 * @param now by the phone's clock
 */
export const sync = async (
  vault: Vault,
  work: WorkHolder,
  language: Language,
  now: Date,
): Promise<Synced> => {
  const { accessToken } = acting();
  if (accessToken === undefined) return { at: 'sign-in' };
  try {
    await sendUnsent(language);
    const refused = await bringVisits(accessToken, work, language, now);
    if (refused) return refusedBy(refused);
    const { campaign, deviceId } = work.now();
    const outcome = await askFieldCases(accessToken, campaign.id, deviceId, now.toISOString(), language);
    if (!outcome.ok) return refusedBy(outcome.refusal);
    await work.change((before) => ({
      ...before,
      cases: withEarlierTokens(outcome.value, before.cases),
      syncedAt: now.toISOString(),
    }));
    await vault.heard(now.getTime(), campaign.unseenDays);
    await prefetchAll(work.now().cases, language);
    return { at: 'synced' };
  } catch (error) {
    if (error instanceof Unreachable) return { at: 'unreachable' };
    throw error;
  }
};

/** One piece after another until none waits that was not refused. */
const bringVisits = async (
  accessToken: string,
  work: WorkHolder,
  language: Language,
  now: Date,
): Promise<Refusal | undefined> => {
  const { campaign, deviceId, visits } = work.now();
  const device = { deviceId, deviceTime: now.toISOString() };
  const sent = await sendVisits(accessToken, campaign.id, device, visits, language);
  if (!sent.ok) return sent.refusal;
  if (sent.value.length === 0) return undefined;
  await work.change((before) => ({ ...before, visits: leftOf(before.visits, sent.value) }));
  return bringVisits(accessToken, work, language, now);
};

/** Answer sets of any survey that wait on this phone. */
export const waitingAnswers = async (): Promise<number> =>
  (await allUnsent()).filter(({ receipt, refusal }) => receipt === null && refusal === null).length;

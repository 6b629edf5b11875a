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
import type { Vault } from './vault.ts';

/** What the vault keeps of one person's work in one campaign. */
export interface FieldWork {
  readonly campaign: FieldCampaign;
  readonly deviceId: string;
  readonly cases: FieldCases | undefined;
  readonly syncedAt: string | undefined;
}

const WORK = 'work';

export const newWork = (campaign: FieldCampaign): FieldWork => ({
  campaign,
  deviceId: randomId(),
  cases: undefined,
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
  | { readonly at: 'synced'; readonly work: FieldWork }
  | { readonly at: 'unreachable' }
  | { readonly at: 'sign-in' }
  | { readonly at: 'dead' }
  | { readonly at: 'refused'; readonly message: string };

const refusedBy = ({ rule, message }: Refusal): Synced => {
  if (deadly.includes(rule)) return { at: 'dead' };
  const signedOut = rule === 'NOT_SIGNED_IN' || rule === 'SIGN_IN_INVALID';
  return signedOut ? { at: 'sign-in' } : { at: 'refused', message };
};

const prefetchAll = async ({ villages }: FieldCases, language: Language): Promise<void> => {
  const toDo = villages.flatMap((village) => village.cases.filter(({ state }) => state !== 'DONE'));
  for (const { token } of toDo) await prefetchLink(token, language);
};

/**
 * Sends what waits and takes the cases of the day, forms included, so that all of it works without a network from here on.
 * @param now by the phone's clock
 */
export const sync = async (vault: Vault, work: FieldWork, language: Language, now: Date): Promise<Synced> => {
  const { accessToken } = acting();
  if (accessToken === undefined) return { at: 'sign-in' };
  try {
    await sendUnsent(language);
    const { campaign, deviceId } = work;
    const outcome = await askFieldCases(accessToken, campaign.id, deviceId, now.toISOString(), language);
    if (!outcome.ok) return refusedBy(outcome.refusal);
    const cases = withEarlierTokens(outcome.value, work.cases);
    const after = { ...work, cases, syncedAt: now.toISOString() };
    await saveWork(vault, after);
    await vault.heard(now.getTime(), campaign.unseenDays);
    await prefetchAll(cases, language);
    return { at: 'synced', work: after };
  } catch (error) {
    if (error instanceof Unreachable) return { at: 'unreachable' };
    throw error;
  }
};

/** Answer sets of any survey that wait on this phone. */
export const waitingAnswers = async (): Promise<number> =>
  (await allUnsent()).filter(({ receipt, refusal }) => receipt === null && refusal === null).length;

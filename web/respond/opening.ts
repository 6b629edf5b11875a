import { type Fields, readFields } from '../../methods/questionnaire/json-shape.ts';
import type { Language } from '../page/language.ts';
import { randomId } from '../page/random-id.ts';
import type { Refusal } from '../page/refusal.ts';
import type { Draft } from './draft.ts';
import { earlyAnswer } from './early-answer.ts';
import { keepersOf, type LinkKeepers } from './kept/keeper.ts';
import { type Link, linkIn, type Outcome } from './operations.ts';
import type { Session } from './session.ts';
import { pageLanguage } from './tongues.ts';
import type { Way } from './way.ts';

/** How far the page has come with the link in its address. */
export type Opening =
  | { readonly at: 'loading' }
  | Obstacle
  | {
      readonly at: 'opened';
      readonly link: Link;
      readonly keepers: LinkKeepers;
      readonly session: Session;
      /** The answers were begun on this phone some time ago: ask who holds it before showing any. */
      readonly old: boolean;
      /** They were sent from this phone and wait to be taken. */
      readonly waiting: boolean;
      readonly way?: Way;
    };

/** Why the link could not be opened. */
export type Obstacle =
  | { readonly at: 'no-link' }
  | { readonly at: 'unreachable' }
  | { readonly at: 'refused'; readonly refusal: Refusal };

const resume = async ({ form, audience }: Link, draft: Draft | undefined): Promise<Session> => {
  if (!draft) return { responseId: randomId(), answers: {}, place: { at: 'notice' } };
  const sameForm = draft.formCode === form.code && draft.formVersion === form.version;
  if (sameForm) return draft.session;
  const { carryOver } = await import('./carry-over.ts');
  return carryOver({ form, audience }, draft.session, randomId());
};

/** What the page asked while it was coming; else it is asked now, by a part that a first opening does not need. */
const answerFor = async (token: string, language: Language): Promise<Fields | undefined> => {
  const early = await earlyAnswer(token);
  if (early) return early;
  try {
    const { askLink } = await import('./ask-link.ts');
    return await askLink(token, language);
  } catch {
    return undefined;
  }
};

/**
 * What the server says of the link; without a network what it said the last time, so that a form once opened opens again.
 * Nothing where neither is there.
 */
const linkFrom = async (
  token: string,
  language: Language,
  { link: keeper }: LinkKeepers,
): Promise<Outcome<Link> | undefined> => {
  const answer = await answerFor(token, language);
  if (answer === undefined) {
    const kept = await keeper.load();
    return kept === undefined ? undefined : linkIn(readFields(kept, 'kept'));
  }
  const outcome = linkIn(answer);
  // Nobody waits for this: whoever opens a link sees its first screen sooner.
  const kept: Promise<unknown> =
    outcome.ok && outcome.value.state === 'OPEN' ? keeper.save(answer) : keeper.forget();
  kept.catch(() => undefined);
  return outcome;
};

/** Answers that were sent from here while the page was closed: the phone has their receipt, even where the service tells it nobody. */
const withOwnReceipt = async (link: Link, draft: Draft | undefined): Promise<Link> => {
  if (link.state !== 'ANSWERED' || !draft) return link;
  const { takeDelivered } = await import('./kept/take-delivered.ts');
  const delivered = await takeDelivered(draft.session.responseId);
  return delivered?.ok ? { ...link, receipt: delivered.value } : link;
};

const isWaiting = async ({ responseId }: Session): Promise<boolean> => {
  const { unsentOf } = await import('./kept/unsent.ts');
  return (await unsentOf(responseId)) !== undefined;
};

/**
 * Opens a link, and takes up the draft that lies on this phone for it.
 * @param tag the language wanted, unless the draft was made in another
 * @param now by the phone's clock, in milliseconds
 */
export const open = async (
  token: string,
  tag: string,
  now: number,
): Promise<{ readonly opening: Opening; readonly tag: string }> => {
  if (token === '') return { opening: { at: 'no-link' }, tag };
  const keepers = await keepersOf(token);
  try {
    const [kept, outcome] = await Promise.all([
      keepers.draft.load(),
      linkFrom(token, pageLanguage(tag, []), keepers),
    ]);
    const draft = kept === undefined ? undefined : (await import('./draft.ts')).draftIn(kept, now);
    if (!outcome) return { opening: { at: 'unreachable' }, tag };
    if (!outcome.ok) return { opening: { at: 'refused', refusal: outcome.refusal }, tag };
    const link = await withOwnReceipt(outcome.value, draft);
    if (link.state === 'ANSWERED') await keepers.draft.forget();
    const session = await resume(link, draft);
    const opening: Opening = {
      at: 'opened',
      link,
      keepers,
      session,
      old: draft?.old === true,
      waiting: draft !== undefined && (await isWaiting(session)),
    };
    return { opening, tag: draft?.language ?? tag };
  } catch {
    return { opening: { at: 'unreachable' }, tag };
  }
};

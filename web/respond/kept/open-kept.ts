import { type Fields, readFields } from '../../../methods/questionnaire/json-shape.ts';
import { randomId } from '../../page/random-id.ts';
import { carryOver } from '../carry-over.ts';
import { type Draft, draftIn } from '../draft.ts';
import type { Opened, Opening } from '../opened.ts';
import { type Link, linkIn, type Outcome } from '../operations.ts';
import { freshSession, type Session } from '../session.ts';
import { draftElsewhere } from './draft-elsewhere.ts';
import type { LinkKeepers } from './keeper.ts';
import { takeDelivered } from './take-delivered.ts';
import { unsentOf } from './unsent.ts';

const resume = ({ form, audience }: Link, draft: Draft | undefined): Session => {
  if (!draft) return freshSession();
  const sameForm = draft.formCode === form.code && draft.formVersion === form.version;
  return sameForm ? draft.session : carryOver({ form, audience }, draft.session, randomId());
};

/**
 * What the service says of the link; without a network what it said the last time, so that a form once opened opens again.
 * Nothing where neither is there.
 */
const linkFrom = async (
  answer: Fields | undefined,
  { link: keeper }: LinkKeepers,
): Promise<Outcome<Link> | undefined> => {
  if (answer === undefined) {
    const kept = await keeper.load();
    return kept === undefined ? undefined : linkIn(readFields(kept, 'kept'));
  }
  const outcome = linkIn(answer);
  const kept: Promise<unknown> =
    outcome.ok && outcome.value.state === 'OPEN' ? keeper.save(answer) : keeper.forget();
  kept.catch(() => undefined);
  return outcome;
};

/** Answers that were sent from here while the page was closed: the phone has their receipt, even where the service tells it nobody. */
const withOwnReceipt = async (link: Link, draft: Draft | undefined): Promise<Link> => {
  if (link.state !== 'ANSWERED' || !draft) return link;
  const delivered = await takeDelivered(draft.session.responseId);
  return delivered?.ok ? { ...link, receipt: delivered.value } : link;
};

/**
 * The answers as they were touched last, here or on another device with the same card. Those of another device are shown to nobody
 * before it was asked whose they are.
 */
const newest = async (
  token: string,
  link: Link,
  here: ReturnType<typeof draftIn>,
): Promise<ReturnType<typeof draftIn>> => {
  const elsewhere = link.state === 'OPEN' ? await draftElsewhere(token, link.draft) : undefined;
  return elsewhere && (!here || elsewhere.touched > here.touched) ? { ...elsewhere, old: true } : here;
};

/** Opens a link of which something is known already, on this phone or at the service. */
export const openKept = async (at: {
  readonly token: string;
  readonly tag: string;
  readonly now: number;
  readonly keepers: LinkKeepers;
  /** The draft on this phone. */
  readonly kept: unknown;
  /** The service's; nothing where it could not be reached. */
  readonly answer: Fields | undefined;
}): Promise<Opened> => {
  const { token, tag, keepers, kept } = at;
  const outcome = await linkFrom(at.answer, keepers);
  if (!outcome) return { opening: { at: 'unreachable' }, tag };
  if (!outcome.ok) return { opening: { at: 'refused', refusal: outcome.refusal }, tag };
  const here = kept === undefined ? undefined : draftIn(kept, at.now);
  const link = await withOwnReceipt(outcome.value, here);
  if (link.state === 'ANSWERED') await keepers.draft.forget();
  const draft = await newest(token, link, here);
  const session = resume(link, draft);
  const opening: Opening = {
    at: 'opened',
    link,
    keepers,
    session,
    old: draft?.old === true,
    waiting: draft !== undefined && (await unsentOf(session.responseId)) !== undefined,
  };
  return { opening, tag: draft?.language ?? tag };
};

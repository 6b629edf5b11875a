import type { Language } from '../page/language.ts';
import { randomId } from '../page/random-id.ts';
import type { Refusal } from '../page/refusal.ts';
import { clearDraft, type Draft, draftKey, loadDraft } from './draft.ts';
import { type Link, openLink } from './operations.ts';
import { carryOver, type Session } from './session.ts';

/** How far the page has come with the link in its address. */
export type Opening =
  | { readonly at: 'loading' }
  | Obstacle
  | {
      readonly at: 'opened';
      readonly link: Link;
      readonly draftKey: string | undefined;
      readonly session: Session;
    };

/** Why the link could not be opened. */
export type Obstacle =
  | { readonly at: 'no-link' }
  | { readonly at: 'unreachable' }
  | { readonly at: 'refused'; readonly refusal: Refusal };

const resume = ({ form, audience }: Link, draft: Draft | undefined): Session => {
  if (!draft) return { responseId: randomId(), answers: {}, place: { at: 'notice' } };
  const sameForm = draft.formCode === form.code && draft.formVersion === form.version;
  return sameForm ? draft.session : carryOver({ form, audience }, draft.session, randomId());
};

/**
 * Opens a link, and takes up the draft that lies on this phone for it.
 * @param language for the server's words, unless the draft was made in another
 */
export const open = async (
  token: string,
  language: Language,
): Promise<{ readonly opening: Opening; readonly language: Language }> => {
  if (token === '') return { opening: { at: 'no-link' }, language };
  const key = await draftKey(token);
  const draft = loadDraft(key);
  try {
    const outcome = await openLink(token, language);
    if (!outcome.ok) return { opening: { at: 'refused', refusal: outcome.refusal }, language };
    const link = outcome.value;
    if (link.state === 'ANSWERED') clearDraft(key);
    const opening: Opening = { at: 'opened', link, draftKey: key, session: resume(link, draft) };
    return { opening, language: draft?.language ?? language };
  } catch {
    return { opening: { at: 'unreachable' }, language };
  }
};

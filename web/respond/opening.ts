import type { Fields } from '../../methods/questionnaire/json-shape.ts';
import type { Language } from '../page/language.ts';
import { earlyAnswer } from './early-answer.ts';
import { keepersOf } from './kept/keeper.ts';
import type { Opened } from './opened.ts';
import { linkIn } from './operations.ts';
import { freshSession } from './session.ts';
import { pageLanguage } from './tongues.ts';

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
 * Opens a link. Of a link that nobody used before this page knows all it needs; whatever else it may be, answered, closed, begun
 * here or elsewhere, opened without a network, is the business of a part that comes then.
 * @param tag the language wanted, unless the answers were begun in another
 * @param now by the phone's clock, in milliseconds
 */
export const open = async (token: string, tag: string, now: number): Promise<Opened> => {
  if (token === '') return { opening: { at: 'no-link' }, tag };
  const keepers = await keepersOf(token);
  try {
    const [kept, answer] = await Promise.all([keepers.draft.load(), answerFor(token, pageLanguage(tag, []))]);
    const outcome = answer && linkIn(answer);
    if (kept !== undefined || !outcome?.ok || outcome.value.state !== 'OPEN' || outcome.value.draft) {
      const { openKept } = await import('./kept/open-kept.ts');
      return await openKept({ token, tag, now, keepers, kept, answer });
    }
    // Nobody waits for this: whoever opens a link sees its first screen sooner.
    keepers.link.save(answer).catch(() => undefined);
    const { value: link } = outcome;
    const opening = {
      at: 'opened',
      link,
      keepers,
      session: freshSession(),
      old: false,
      waiting: false,
    } as const;
    return { opening, tag };
  } catch {
    return { opening: { at: 'unreachable' }, tag };
  }
};

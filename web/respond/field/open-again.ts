import { askLink } from '../ask-link.ts';
import { draftIn } from '../draft.ts';
import { keepersOf } from '../kept/keeper.ts';
import type { open } from '../opening.ts';
import { linkIn } from '../operations.ts';
import { freshSession } from '../session.ts';
import { pageLanguage } from '../tongues.ts';
import { asCorrection } from './as-correction.tsx';

/**
 * Opens a case that was returned, although it has an answer: the household is visited again, and asked anew. What is filled in is kept apart
 * from the first visit's.
 */
export const openAgain: typeof open = async (token, tag, now) => {
  const language = pageLanguage(tag, []);
  const [first, keepers] = await Promise.all([keepersOf(token), keepersOf(`${token}#again`)]);
  const kept = await first.link.load();
  const answer = await askLink(token, language).catch(() => undefined);
  try {
    const outcome = answer ? linkIn(answer) : linkFromKept(kept);
    if (!outcome) return { opening: { at: 'unreachable' }, tag };
    if (!outcome.ok) return { opening: { at: 'refused', refusal: outcome.refusal }, tag };
    const link = { ...outcome.value, state: 'OPEN', receipt: null } as const;
    const begun = await keepers.draft.load();
    const draft = begun === undefined ? undefined : draftIn(begun, now);
    return {
      opening: {
        at: 'opened',
        link,
        keepers,
        session: draft?.session ?? freshSession(),
        old: false,
        waiting: false,
        way: asCorrection,
      },
      tag: draft?.language ?? tag,
    };
  } catch {
    return { opening: { at: 'unreachable' }, tag };
  }
};

const linkFromKept = (kept: unknown): ReturnType<typeof linkIn> | undefined =>
  typeof kept === 'object' && kept !== null ? linkIn({ ...kept }) : undefined;

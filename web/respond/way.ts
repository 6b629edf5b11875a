import type { VNode } from 'preact';
import type { Language } from '../page/language.ts';
import type { Outcome } from './operations.ts';
import type { Submission } from './submission.ts';

/** How answers go out that are not a card's first, and what the page shows once they have arrived. */
export interface Way {
  /** @throws Unreachable */
  readonly send: (submission: Submission, language: Language) => Promise<Outcome<VNode>>;
  /** Shown before the notice, the first time. */
  readonly Before?: (props: { readonly onGo: () => void }) => VNode;
}

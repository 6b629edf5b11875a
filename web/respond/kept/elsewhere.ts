import type { Draft } from '../draft.ts';

/** Keeps an open card's answers with the service, as they are made, for another device with the same card. */
export interface ElsewhereKeeper {
  readonly take: (draft: Draft) => void;
  /** Somebody no longer wants to answer: nothing is left there. */
  readonly drop: () => void;
  /** What the service has by now, 0 for nothing. It is emptied when the answers arrive. */
  readonly version: () => number;
}

/** The one of the link at hand, once it has come; small, because it is there before the first question. */
export const elsewhere: { keeper?: ElsewhereKeeper; newest?: Draft } = {};

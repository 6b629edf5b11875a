import type { Refusal } from '../page/refusal.ts';

/** How the sending stands; nothing is cleared before a receipt has come. */
export type Sending =
  | { readonly at: 'idle' }
  | { readonly at: 'sending' }
  /** Kept on this phone, to be sent when there is a network. */
  | { readonly at: 'waiting' }
  | { readonly at: 'unreachable' }
  | { readonly at: 'refused'; readonly refusal: Refusal };

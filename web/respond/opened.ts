import type { Refusal } from '../page/refusal.ts';
import type { LinkKeepers } from './kept/keeper.ts';
import type { Link } from './operations.ts';
import type { Session } from './session.ts';
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
      /** The answers were begun some time ago, or on another device: ask who holds this one before showing any. */
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

export interface Opened {
  readonly opening: Opening;
  /** The language to go on in. */
  readonly tag: string;
}

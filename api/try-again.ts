import type { Pause } from './platform/clock.ts';
import type { Collisions } from './platform/collisions.ts';
import type { RandomBytes } from './platform/random.ts';
import { refusal } from './refusals.ts';

/** A write that met another one each time it was tried reaches whoever asked for it as a refusal: nothing was lost. */
export const tryAgain = (random: RandomBytes, pause: Pause): Collisions => ({
  random,
  pause,
  givenUp: () => refusal('try-again'),
});

import { setTimeout as sleep } from 'node:timers/promises';

/** Time is passed in; only entry points choose the real one. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** Goes on after so many milliseconds. Passed in like the clock. */
export type Pause = (milliseconds: number) => Promise<void>;

export const systemPause: Pause = (milliseconds) => sleep(milliseconds);

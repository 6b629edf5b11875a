/** Time is passed in; only entry points choose the real one. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

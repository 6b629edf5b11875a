/** A command of `zhenping`: how it is called, and what it does. Exit codes: 0 good, 1 the answer is no, 2 wrong use. */
export interface Command {
  readonly help: string;
  readonly run: (args: readonly string[], surroundings: Surroundings) => Promise<number>;
}

export interface Surroundings {
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Thrown by a command for words that it does not understand. */
export class WrongUse extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongUse';
  }
}

/** Thrown when a file that was named cannot be used. */
export class FileProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FileProblem';
  }
}

/** The message: where and why, one line a problem. */
export const unusable = (file: string, problems: readonly string[]): string =>
  [`${file} cannot be used:`, ...problems].join('\n  ');

/** What a reader is told, in both languages. */
export interface Wording {
  readonly en: string;
  readonly zh: string;
}

/** Words that need no data. */
export const plain = (en: string, zh: string) => (): Wording => ({ en, zh });

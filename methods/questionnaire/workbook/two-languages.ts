/** What is said to people, in the project's two languages. */
export interface TwoLanguages {
  readonly en: string;
  readonly zh: string;
}

import type { Form, Text } from '../../methods/questionnaire/form.ts';

/** What stands of a draft beside its questions. */
export interface DraftHead {
  readonly organisationId: string;
  readonly code: string;
  readonly title: Text;
  readonly languages: readonly string[];
  /** As that of a version: publishing names it, so that nobody publishes what somebody else has just changed. */
  readonly contentHash: string;
  /** Rises with every saving, from 1; a saving names the one that it changes. */
  readonly revision: number;
  /** The newest published version; 0: none. */
  readonly lastVersion: number;
  /** In how many pieces it is stored. */
  readonly pieces: number;
  readonly savedAt: string;
  readonly savedBy: string;
}

/** The one questionnaire under a code that can still change. Its form carries the version that publishing would give it. */
export interface FormDraft extends DraftHead {
  readonly form: Form;
}

export const nextVersion = ({ lastVersion }: Pick<DraftHead, 'lastVersion'>): number => lastVersion + 1;

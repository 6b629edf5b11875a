import type { Form, Text } from '../../methods/questionnaire/form.ts';

/**
 * A questionnaire (问卷) belongs to an organisation, which gives it a code. It has at most one draft, which changes, and any number
 * of published versions, which never do: organisation, code and version name the same questions for ever.
 */
export interface FormVersion {
  /** Whose it is; `standard` for those that come with the system. */
  readonly organisationId: string;
  readonly code: string;
  /** 1, 2, 3 … in the order of publishing. */
  readonly version: number;
  readonly title: Text;
  readonly languages: readonly string[];
  /** Of everything but the version (`form-hash.ts`), in hexadecimal. */
  readonly contentHash: string;
  /** Absent: it came with the system. */
  readonly publishedAt?: string | undefined;
  readonly publishedBy?: string | undefined;
  /** From then on no campaign is given it; those that have it go on. */
  readonly retiredAt?: string | undefined;
  readonly retiredBy?: string | undefined;
}

/** The one owner of what comes with the system; no organisation has this id. */
export const standardOwner = 'standard';

export interface PublishedForm {
  readonly contentHash: string;
  readonly form: Form;
}

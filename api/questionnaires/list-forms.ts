import type { Context } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import type { DraftHead } from './form-draft.ts';
import { type FormVersion, standardOwner } from './form-version.ts';
import { mayLook, mayWrite } from './may-write.ts';
import { standardVersions } from './standard-forms.ts';

/** A questionnaire with everything that there is of it. */
export interface ListedForm {
  readonly organisationId: string;
  readonly code: string;
  /** The oldest first. */
  readonly versions: readonly FormVersion[];
  /** For those who may write. */
  readonly draft?: DraftHead | undefined;
}

const standardOnes = (): readonly ListedForm[] => {
  const byCode = Map.groupBy(standardVersions(), ({ code }) => code);
  return [...byCode].map(([code, versions]) => ({ organisationId: standardOwner, code, versions }));
};

/** Those that came with the system, then the organisation's own by code. Without the right to write: only what is published. */
export const listForms = async (context: Context): Promise<readonly ListedForm[]> => {
  const organisationId = mayLook(context);
  const { forms } = context.stores;
  const grant = grantFor(
    context.grants,
    'write a questionnaire',
    { organisationId, shared: true },
    context.now,
  );
  const permit = grant && mayWrite(context).permit;
  const own = await Promise.all(
    (await forms.codes(organisationId)).map(async (code): Promise<ListedForm> => {
      const [versions, draft] = await Promise.all([
        forms.versions(organisationId, code),
        permit && forms.draftHead(permit, organisationId, code),
      ]);
      return { organisationId, code, versions, draft };
    }),
  );
  return [
    ...standardOnes(),
    ...own.filter(({ versions, draft }) => versions.length > 0 || draft !== undefined),
  ];
};

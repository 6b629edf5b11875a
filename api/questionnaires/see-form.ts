import type { Context } from '../context.ts';
import { refusal } from '../refusals.ts';
import type { FormDraft } from './form-draft.ts';
import { type FormVersion, type PublishedForm, standardOwner } from './form-version.ts';
import { mayLook, mayWrite } from './may-write.ts';
import { publishedStandard, standardVersions } from './standard-forms.ts';

/** Names one published version for ever. */
export type FormId = Pick<FormVersion, 'organisationId' | 'code' | 'version'>;

/** What came with the system is open to all who work with questionnaires, an organisation's own to its people alone. */
const mustBeOpen = (context: Context, { organisationId }: FormId): void => {
  if (mayLook(context) !== organisationId && organisationId !== standardOwner) {
    throw refusal('form-unknown');
  }
};

/** The standing of a version, whoever asks: for what was allowed to ask already. */
export const versionOf = async (
  { stores }: Pick<Context, 'stores'>,
  { organisationId, code, version }: FormId,
): Promise<FormVersion | undefined> =>
  organisationId === standardOwner
    ? standardVersions().find((each) => each.code === code && each.version === version)
    : await stores.forms.version(organisationId, code, version);

/** The questions of a version, whoever asks. */
export const questionsOf = async (
  { stores }: Pick<Context, 'stores'>,
  { organisationId, code, version }: FormId,
): Promise<PublishedForm> => {
  const found =
    organisationId === standardOwner
      ? publishedStandard(code, version)
      : await stores.forms.published(organisationId, code, version);
  if (found === undefined) {
    throw refusal('form-unknown');
  }
  return found;
};

export const seeVersion = async (context: Context, id: FormId): Promise<FormVersion> => {
  mustBeOpen(context, id);
  const version = await versionOf(context, id);
  if (version === undefined) {
    throw refusal('form-unknown');
  }
  return version;
};

export const seeForm = (context: Context, id: FormId): Promise<PublishedForm> => {
  mustBeOpen(context, id);
  return questionsOf(context, id);
};

/** The draft of the asker's organisation under this code. */
export const seeDraft = async (context: Context, code: string): Promise<FormDraft> => {
  const { organisationId, permit } = mayWrite(context);
  const draft = await context.stores.forms.draft(permit, organisationId, code);
  if (draft === undefined) {
    throw refusal('form-unknown');
  }
  return draft;
};

import type { Form } from '../../methods/questionnaire/form.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { standardForm } from './standard-forms.ts';

/** Where an organisation's own published forms are read from. */
export interface OwnForms {
  readonly forms: Pick<Stores['forms'], 'published'>;
}

/**
 * A published version never changes, so whose it is, code and version name one form for ever. One that comes with the system is
 * at hand; an organisation's own is read once a process.
 */
export const publishedForm = async (
  { forms }: OwnForms,
  { formOwner }: Pick<Campaign, 'formOwner'>,
  code: string,
  version: number,
): Promise<Form | undefined> =>
  formOwner === undefined
    ? standardForm(code, version)
    : (await forms.published(formOwner, code, version))?.form;

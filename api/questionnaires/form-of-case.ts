import type { Form } from '../../methods/questionnaire/form.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { isScreening } from '../fieldwork/case.ts';
import { takesVersion, versionInUse } from './form-in-use.ts';
import { groupScreening } from './group-screening.ts';
import { type OwnForms, publishedForm } from './published-forms.ts';

type Using = Pick<Campaign, 'formOwner' | 'formCode' | 'formVersion' | 'formMoves'>;

/** What a case is asked now: a screened group its own short form, every household that of the campaign. */
export const formOfCase = async (
  stores: OwnForms,
  campaign: Using,
  number: number,
): Promise<Form | undefined> =>
  isScreening(number)
    ? groupScreening
    : publishedForm(stores, campaign, campaign.formCode, versionInUse(campaign));

/** The form by which answers that were made with this version are checked; nothing where the case takes none of that version. */
export const formTaken = async (
  stores: OwnForms,
  campaign: Using,
  number: number,
  { formCode, formVersion }: { readonly formCode: string; readonly formVersion: number },
): Promise<Form | undefined> => {
  if (isScreening(number)) {
    const { code, version } = groupScreening;
    return formCode === code && formVersion === version ? groupScreening : undefined;
  }
  return formCode === campaign.formCode && takesVersion(campaign, formVersion)
    ? await publishedForm(stores, campaign, formCode, formVersion)
    : undefined;
};

import type { Form } from '../../methods/questionnaire/form.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { isScreening } from '../fieldwork/case.ts';
import { groupScreening } from './group-screening.ts';
import { publishedForm } from './published-forms.ts';

/** What a case is asked: a screened group its own short form, every household that of the campaign. */
export const formOfCase = (
  { formCode, formVersion }: Pick<Campaign, 'formCode' | 'formVersion'>,
  number: number,
): Form | undefined => (isScreening(number) ? groupScreening : publishedForm(formCode, formVersion));

import type { Form } from '../../methods/questionnaire/form.ts';
import { groupScreening } from './group-screening.ts';
import { shortHousehold } from './short-household.ts';

const forms: readonly Form[] = [shortHousehold, groupScreening];

/** A published version never changes, so code and version name one form for ever. */
export const publishedForm = (code: string, version: number): Form | undefined =>
  forms.find((form) => form.code === code && form.version === version);

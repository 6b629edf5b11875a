import type { Form } from '../../methods/questionnaire/form.ts';
import { formHash } from './form-hash.ts';
import { type FormVersion, type PublishedForm, standardOwner } from './form-version.ts';
import { groupScreening } from './group-screening.ts';
import { instruments } from './instruments/instruments.ts';
import { shortHousehold } from './short-household.ts';

/** What comes with the system: published, for everybody to use and to copy. No organisation can take one of these codes. */
const forms: readonly Form[] = [shortHousehold, groupScreening, ...instruments];

/** Hashed when it is first asked for: most processes never do. */
const hashes = new Map<Form, string>();

const hashOnce = (form: Form): string => {
  const hash = hashes.get(form) ?? formHash(form);
  hashes.set(form, hash);
  return hash;
};

const versionOf = (form: Form): FormVersion => ({
  organisationId: standardOwner,
  code: form.code,
  version: form.version,
  title: form.title,
  languages: form.languages,
  contentHash: hashOnce(form),
});

export const isStandardCode = (code: string): boolean => forms.some((form) => form.code === code);

export const standardForm = (code: string, version: number): Form | undefined =>
  forms.find((form) => form.code === code && form.version === version);

export const publishedStandard = (code: string, version: number): PublishedForm | undefined => {
  const form = standardForm(code, version);
  return form && { form, contentHash: hashOnce(form) };
};

export const standardVersions = (): readonly FormVersion[] => forms.map(versionOf);

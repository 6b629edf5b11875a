import type { FormId } from '../api/questionnaires/see-form.ts';
import { refusal } from '../api/refusals.ts';

/** Readable: whose, code, version. None of them holds a colon. */
export const formIdText = ({ organisationId, code, version }: FormId): string =>
  [organisationId, code, version].join(':');

export const formIdOf = (text: string): FormId => {
  const [, organisationId, code, version] = /^([^:]{1,64}):([^:]{1,64}):([1-9][0-9]{0,4})$/.exec(text) ?? [];
  if (organisationId === undefined || code === undefined) {
    throw refusal('form-unknown');
  }
  return { organisationId, code, version: Number(version) };
};

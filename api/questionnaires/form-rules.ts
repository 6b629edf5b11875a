import type { Form } from '../../methods/questionnaire/form.ts';
import { refusal, type Wording } from '../refusals.ts';
import type { DraftHead } from './form-draft.ts';
import { mostPieces, piecesOf } from './form-pieces.ts';
import type { FormVersion } from './form-version.ts';
import { isStandardCode } from './standard-forms.ts';

const codePattern = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/;

/** Title and languages stand in every list of forms, so they have to stay small. */
const longestTitle = 4_000;
const mostLanguages = 60;

const tooLarge = (en: string, zh: string) => refusal('form-too-large', { why: { en, zh } satisfies Wording });

/** Throws unless an organisation can have a questionnaire of this code. */
export const mustBeOwnCode = (code: string): void => {
  if (!codePattern.test(code)) {
    throw refusal('form-code-wrong', { code });
  }
  if (isStandardCode(code)) {
    throw refusal('form-code-standard');
  }
};

/** In how many pieces the form is stored; throws where it is too large for that. */
export const storedPieces = (form: Form): number => {
  const pieces = piecesOf(form).length;
  if (pieces > mostPieces) {
    throw tooLarge('packed it has more than 3 MB. Divide it.', '压缩后超过 3 MB，请拆分。');
  }
  if (Object.values(form.title).join('').length > longestTitle || form.languages.length > mostLanguages) {
    throw tooLarge(
      `its titles have at most ${longestTitle} characters together, in at most ${mostLanguages} languages.`,
      `标题合计不超过 ${longestTitle} 字符，语言不超过 ${mostLanguages} 种。`,
    );
  }
  return pieces;
};

/** Throws unless the asker has seen the draft that stands, or knows that there is none. */
export const mustHaveSeen = (draft: DraftHead | undefined, revision: number | undefined): void => {
  if (draft?.revision !== revision) {
    throw refusal('form-changed');
  }
};

/** The version, if a campaign may still be given it. */
export const mustBeGiven = (version: FormVersion | undefined): FormVersion => {
  if (version === undefined) {
    throw refusal('form-unknown');
  }
  if (version.retiredAt !== undefined) {
    throw refusal('form-retired');
  }
  return version;
};

/** Publishing what is published already makes no second version of it. */
export const sameAsPublished = (
  draft: DraftHead,
  newest: FormVersion | undefined,
): FormVersion | undefined =>
  newest?.contentHash === draft.contentHash && newest.retiredAt === undefined ? newest : undefined;

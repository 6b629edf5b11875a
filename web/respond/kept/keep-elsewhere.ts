import type { Answer } from '../../../methods/questionnaire/form.ts';
import { readFields, readInteger } from '../../../methods/questionnaire/json-shape.ts';
import type { Language } from '../../page/language.ts';
import { postGraphql } from '../../page/post-graphql.ts';
import { REFUSAL_FIELDS } from '../../page/refusal.ts';
import type { Draft } from '../draft.ts';
import { type Link, outcomeOf } from '../operations.ts';
import type { ElsewhereKeeper } from './elsewhere.ts';
import { asBase64url, cipherOf } from './link-cipher.ts';

export const KEEP_DRAFT = `mutation KeepDraft($input: KeepDraftInput!) {
  keepDraft(input: $input) {
    __typename
    ... on KeptDraft { version }
    ${REFUSAL_FIELDS}
  }
}`;

const readVersion = (value: unknown, path: string): number =>
  readInteger(readFields(value, path)['version'], `${path}.version`);

/** No oftener than this: a form takes ten minutes, and a phone that is put away in between says so. */
const everyMilliseconds = 60_000;

/** Pictures and recordings stay on the phone that took them. */
const withoutFiles = (draft: Draft): Draft => {
  const answers: Record<string, Answer> = {};
  for (const [key, answer] of Object.entries(draft.session.answers))
    if (typeof answer !== 'string' || !/^sha256-/.test(answer)) answers[key] = answer;
  return { ...draft, session: { ...draft.session, answers } };
};

const hasAnswers = ({ session }: Draft): boolean => Object.keys(session.answers).length > 0;

/** Encrypted with a key that only the card's link gives: the service cannot read what it keeps. */
export const keepElsewhere = (token: string, link: Link, language: Language): ElsewhereKeeper => {
  let version = link.draft ? readVersion(link.draft, 'draft') : 0;
  let newest: Draft | undefined;
  let waiting = false;
  let given = false;
  let sentAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const cipher = await cipherOf(token);
    if (!newest || !waiting || !cipher || given) return;
    waiting = false;
    sentAt = Date.now();
    const draft = asBase64url(await cipher.hide(JSON.stringify(withoutFiles(newest))));
    const data = await postGraphql(KEEP_DRAFT, { input: { token, draft, after: version } }, language);
    const outcome = outcomeOf(data['keepDraft'], 'keepDraft', readVersion);
    // Another device went on with this card, or it takes nothing any more: what is on this one stays here.
    if (outcome.ok) version = outcome.value;
    else given = true;
  };
  const sendQuietly = (): void => {
    // Without a network it goes with the next answer.
    send().catch(() => undefined);
  };
  const take = (draft: Draft): void => {
    newest = draft;
    waiting = hasAnswers(draft) || version > 0;
    if (waiting) timer ??= setTimeout(sendQuietly, Math.max(0, sentAt + everyMilliseconds - Date.now()));
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') sendQuietly();
  });
  return {
    take,
    drop: () => {
      if (newest) take({ ...newest, session: { ...newest.session, answers: {}, place: { at: 'notice' } } });
      sendQuietly();
    },
    version: () => version,
  };
};

/**
 * What the service adds to answers that it takes: the values of calculated items, and flags (疑点) for whoever reviews: soft checks
 * that failed, checks of the reviewer, files that have not come. None of it stops an answer.
 */
import { softProblems } from '../../methods/questionnaire/check-answers.ts';
import type { Answers, Audience, Check, Form, Item } from '../../methods/questionnaire/form.ts';
import { reviewProblems } from '../../methods/questionnaire/review-problems.ts';
import { withCalculated } from '../../methods/questionnaire/with-calculated.ts';
import type { Stores } from '../context.ts';
import type { Link } from '../fieldwork/link.ts';
import type { ObjectStore } from '../platform/objects.ts';
import { mediaKey } from './media.ts';
import { isWellFormedMedia } from './media-hash.ts';

export interface WorkedOut {
  /** Calculated items by their keys; absent where there are none. */
  readonly calculated?: Answers;
  /** Such as `soft:B2#3:0` (the first check of that answer), `review:F1:1`, `media-missing:P1`; absent where there are none. */
  readonly flags?: readonly string[];
}

/** Where the service looks for what an answer does not say itself. */
interface Looking {
  readonly stores: {
    readonly anonymous: Pick<Stores['anonymous'], 'listOf'>;
    readonly samples: Pick<Stores['samples'], 'villageFacts'>;
  };
  readonly objects: Pick<ObjectStore, 'exists'>;
}

export const workOut = async (
  context: Looking,
  link: Link,
  form: Form,
  answers: Answers,
  audience: Audience,
): Promise<WorkedOut> => {
  const calculated = calculatedOf(form, answers, audience);
  const flags = [
    ...softFlags(form, answers, audience),
    ...(await reviewFlags(context, link, form, answers)),
    ...(await missingMedia(context, link, form, answers)),
  ];
  return {
    ...(Object.keys(calculated).length === 0 ? {} : { calculated }),
    ...(flags.length === 0 ? {} : { flags }),
  };
};

/** Most forms work out nothing, and going through them again for that would double the cost of a submission. */
const calculates = ({ items, groups = [] }: Form): boolean =>
  items.some(({ type }) => type === 'calculate') || groups.some(({ repeat }) => repeat?.count !== undefined);

const calculatedOf = (form: Form, answers: Answers, audience: Audience): Answers =>
  calculates(form)
    ? Object.fromEntries(
        Object.entries(withCalculated(form, answers, audience)).filter(([key]) => !(key in answers)),
      )
    : {};

const hasChecks = ({ items }: Form, wanted: Check['kind']): boolean =>
  items.some(({ checks = [] }) => checks.some(({ kind }) => kind === wanted));

const softFlags = (form: Form, answers: Answers, audience: Audience): readonly string[] =>
  hasChecks(form, 'soft')
    ? softProblems(form, answers, audience).map(({ item, data }) => `soft:${item}:${data['check']}`)
    : [];

/** Only a form with checks of the reviewer makes the service look for the facts of the case. */
const reviewFlags = async (
  { stores }: Looking,
  link: Link,
  form: Form,
  answers: Answers,
): Promise<readonly string[]> => {
  if (!hasChecks(form, 'review')) {
    return [];
  }
  const { campaignId, village } = link;
  const [list, drawn] = await Promise.all([
    stores.anonymous.listOf(link),
    stores.samples.villageFacts(campaignId, village),
  ]);
  const facts = { list: list ?? null, village, stratum: drawn?.stratum ?? null };
  return reviewProblems(form, answers, facts).map(({ item, data }) => `review:${item}:${data['check']}`);
};

const missingMedia = async (
  { objects }: Looking,
  { campaignId, village }: Link,
  { items }: Form,
  answers: Answers,
): Promise<readonly string[]> => {
  const media = new Set(items.filter(isMedia).map(({ code }) => code));
  const named = Object.entries(answers).flatMap(([key, answer]) =>
    media.has(key.replace(/#\d+$/, '')) && typeof answer === 'string' && isWellFormedMedia(answer)
      ? [{ key, file: mediaKey(campaignId, village, answer) }]
      : [],
  );
  const found = await Promise.all(
    named.map(async ({ key, file }) => ((await objects.exists(file)) ? [] : [`media-missing:${key}`])),
  );
  return found.flat();
};

const isMedia = ({ type }: Item): boolean => type === 'image' || type === 'audio' || type === 'signature';

import type { Form } from '../form.ts';

/** How much of a form was understood. */
export interface Understood {
  /** What is asked or read: without calculations and what the page keeps by itself. */
  readonly questions: number;
  readonly calculations: number;
  readonly groups: number;
  readonly repeats: number;
  readonly choices: number;
  /** Conditions, checks, calculations, filters, defaults and counts. */
  readonly rules: number;
  readonly derived: number;
  readonly languages: readonly string[];
}

const rulesOf = ({ items, groups = [], derived = [] }: Form): number => {
  const ofItems = items.flatMap((item) => [
    ...(typeof item.required === 'boolean' ? [] : [item.required]),
    ...(item.relevant === undefined ? [] : [item.relevant]),
    ...(item.checks ?? []).map(({ holds }) => holds),
    ...(item.initial === undefined ? [] : [item.initial]),
    ...('calculation' in item ? [item.calculation] : []),
    ...('choiceFilter' in item && item.choiceFilter !== undefined ? [item.choiceFilter] : []),
  ]);
  const ofGroups = groups.flatMap(({ relevant, repeat }) => [
    ...(relevant === undefined ? [] : [relevant]),
    ...(repeat?.count === undefined ? [] : [repeat.count]),
  ]);
  return ofItems.length + ofGroups.length + derived.length;
};

export const understoodOf = (form: Form | null): Understood => {
  const items = form?.items ?? [];
  const silent = items.filter(({ type }) => type === 'calculate' || type === 'today');
  return {
    questions: items.length - silent.length,
    calculations: items.filter(({ type }) => type === 'calculate').length,
    groups: form?.groups?.filter(({ repeat }) => repeat === undefined).length ?? 0,
    repeats: form?.groups?.filter(({ repeat }) => repeat !== undefined).length ?? 0,
    choices: new Set(items.flatMap((item) => ('choices' in item ? item.choices : []))).size,
    rules: form === null ? 0 : rulesOf(form),
    derived: form?.derived?.length ?? 0,
    languages: form?.languages ?? [],
  };
};

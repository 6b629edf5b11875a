/**
 * What a household counts for: its answers, what the form works out from them, and what the form derives for analysis. Derived
 * variables follow from the answers, from where the household was drawn and from the design's numbers, so they are stored nowhere.
 */
import { derivedValues } from '../../methods/questionnaire/derived-values.ts';
import type { Answers, Form } from '../../methods/questionnaire/form.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { type OwnForms, publishedForm } from '../questionnaires/published-forms.ts';
import type { Design } from '../samples/design.ts';
import { type DrawnHousehold, type HouseholdFacts, householdFacts } from './household-facts.ts';

/** An answer and the form by which it was given. */
export interface GivenAnswers {
  readonly answers: Answers;
  readonly formCode?: string | undefined;
  readonly formVersion?: number | undefined;
}

export interface CountedAnswers {
  readonly answers: Answers;
  readonly facts: HouseholdFacts;
}

interface Knowing {
  readonly stores: OwnForms;
  readonly campaign: Pick<Campaign, 'formOwner'>;
  readonly design: Pick<Design, 'parameters'>;
}

type Counting = (given: GivenAnswers, drawn: DrawnHousehold) => CountedAnswers;

const nameOf = ({ formCode, formVersion }: GivenAnswers): string => `${formCode} ${formVersion}`;

/** How the answers of one place are counted; each form that they were given by is read once. */
export const countingOf = async (
  { stores, campaign, design }: Knowing,
  given: readonly GivenAnswers[],
): Promise<Counting> => {
  const forms = new Map<string, Form>();
  for (const each of new Map(given.map((some) => [nameOf(some), some])).values()) {
    const { formCode, formVersion } = each;
    const form =
      formCode === undefined || formVersion === undefined
        ? undefined
        : await publishedForm(stores, campaign, formCode, formVersion);
    if (form?.derived !== undefined) {
      forms.set(nameOf(each), form);
    }
  }
  return (each, drawn) => {
    const facts = householdFacts(design, drawn);
    const form = forms.get(nameOf(each));
    const answers = form === undefined ? each.answers : withDerived(form, each.answers, facts);
    return { answers, facts };
  };
};

/** What nobody can know stays away, as an answer that was not given. */
const withDerived = (form: Form, answers: Answers, facts: HouseholdFacts): Answers => ({
  ...answers,
  ...Object.fromEntries(
    Object.entries(derivedValues(form, answers, facts)).flatMap(([code, value]) =>
      value === null ? [] : [[code, value]],
    ),
  ),
});

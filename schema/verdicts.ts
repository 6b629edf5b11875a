import type { AreaVerdict, RuleResult } from '../api/estimates/verdict.ts';
import { notEstimableText } from '../api/results/figure-words.ts';
import { builder } from './builder.ts';
import { areaRef } from './results.ts';

/** Who may see a result at all was decided when the area was read; its parts carry no right of their own. */
const read = { authScopes: { signedIn: true } } as const;

const outcomeEnum = builder.enumType('Verdict', {
  description: 'A verdict (判定) by one-sided confidence bounds: three outcomes, not two.',
  values: {
    MEETS: { value: 'meets', description: 'Meets the standard (达标).' },
    FAILS: { value: 'fails', description: 'Does not (不达标).' },
    CANNOT_TELL: { value: 'cannot-tell', description: 'The sample cannot tell (样本不足以判定).' },
  } as const,
});

const directionEnum = builder.enumType('LineDirection', {
  description: 'Which side of the line is good.',
  values: {
    BELOW: { value: 'below', description: 'Below it: a rate of errors.' },
    AT_LEAST: { value: 'at-least', description: 'At it or above: recognition.' },
  } as const,
});

const readingRef = builder.objectRef<NonNullable<RuleResult['against']>>('VerdictReading').implement({
  description: 'A figure with its one-sided bounds, each at the rule’s level.',
  fields: (t) => ({
    estimate: t.exposeFloat('estimate', { description: 'The point.', ...read }),
    lower: t.exposeFloat('lower', { description: 'Lower bound.', ...read }),
    upper: t.exposeFloat('upper', { description: 'Upper bound.', ...read }),
    effectiveN: t.exposeFloat('effectiveN', {
      description: 'Effective sample size of the verdict, households.',
      ...read,
    }),
  }),
});

const ruleRef = builder.objectRef<RuleResult>('RuleVerdict').implement({
  description: 'What one rule of the design says of an area.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Key of the rule.', ...read }),
    outcome: t.field({
      type: outcomeEnum,
      description: 'At its own level.',
      ...read,
      resolve: ({ outcome }) => outcome,
    }),
    direction: t.field({
      type: directionEnum,
      description: 'Which side is good.',
      ...read,
      resolve: ({ direction }) => direction,
    }),
    threshold: t.exposeFloat('threshold', {
      description: 'The line that holds for the area, a share.',
      ...read,
    }),
    level: t.exposeFloat('level', { description: 'One-sided confidence, such as 0.95.', ...read }),
    veto: t.exposeBoolean('veto', { description: 'Failing it alone fails the area (一票否决).', ...read }),
    officialEstimate: t.float({
      nullable: true,
      description: 'The point estimate that the regulation compares.',
      ...read,
      resolve: ({ official }) => official?.estimate ?? null,
    }),
    officialMeets: t.boolean({
      nullable: true,
      description: 'What comparing the point estimate alone would say.',
      ...read,
      resolve: ({ official }) => official?.meets ?? null,
    }),
    against: t.field({
      type: readingRef,
      nullable: true,
      description: 'With every case that nobody could judge counted against the area; “meets” rests on it.',
      ...read,
      resolve: ({ against }) => against ?? null,
    }),
    inFavour: t.field({
      type: readingRef,
      nullable: true,
      description: 'With these counted in its favour; “fails” rests on it.',
      ...read,
      resolve: ({ inFavour }) => inFavour ?? null,
    }),
    furtherHouseholds: t.float({
      nullable: true,
      description:
        'Interviews beyond those made at which the expected count would tell; null where told, or not within 20 times.',
      ...read,
      resolve: ({ furtherSample }) => (furtherSample?.within === true ? furtherSample.households : null),
    }),
    notEstimable: t.string({
      nullable: true,
      description: 'Why there is no figure to judge, in the reader’s language.',
      ...read,
      resolve: ({ notEstimable }, _args, { language }) =>
        notEstimable === undefined ? null : notEstimableText(notEstimable)[language],
    }),
  }),
});

const verdictRef = builder.objectRef<AreaVerdict>('AreaVerdict').implement({
  description:
    'The verdict on an area: meets if every rule meets, fails if a veto rule fails, else it cannot tell.',
  fields: (t) => ({
    outcome: t.field({
      type: outcomeEnum,
      description: 'Of all rules.',
      ...read,
      resolve: ({ outcome }) => outcome,
    }),
    failedVetoes: t.stringList({
      description: 'Keys of the veto rules that fail it.',
      ...read,
      resolve: ({ failedVetoes }) => failedVetoes,
    }),
    rules: t.field({
      type: [ruleRef],
      description: 'Rule by rule, in the order of the design.',
      ...read,
      resolve: ({ rules }) => rules,
    }),
  }),
});

builder.objectField(areaRef, 'verdict', (t) =>
  t.field({
    type: verdictRef,
    nullable: true,
    description:
      'From closing on, where the design judges areas of this level; before publication for the lead alone.',
    ...read,
    resolve: ({ verdict }) => verdict ?? null,
  }),
);

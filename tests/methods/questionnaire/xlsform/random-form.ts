/** Random forms with all that a form can have, each text and rule well-formed. */
import fc from 'fast-check';
import type {
  Check,
  Choice,
  Derived,
  Form,
  Group,
  Item,
  Rule,
  Text,
} from '../../../../methods/questionnaire/form.ts';

const words = fc
  .string({ unit: fc.constantFrom(...'aZ 9.\'"<&>$}{|中文、é_x0041_\n-=()'), minLength: 0, maxLength: 12 })
  .map((text) => `t${text.replaceAll('\u0024{', '')}t`);

const text: fc.Arbitrary<Text> = fc.record({ zh: words, en: words }, { requiredKeys: ['zh'] });

/** Rules over any codes, of operators that the engine has; meaning matters less than shape. */
const ruleOver = (codes: readonly string[]): fc.Arbitrary<Rule> =>
  fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom<Rule>(true, false, null, 0, 1, -2.5, 98, 'yes', '1', "it's", 'both " and \''),
      fc.constantFrom(...codes).map((code): Rule => ({ var: code })),
      fc
        .tuple(
          fc.constantFrom('and', 'or', '==', '!=', '<', '>=', '+', '-', '*', '/', '%', 'in'),
          tie('rule'),
          tie('rule'),
        )
        .map(([operator, a, b]): Rule => ({ [operator]: [a, b] })),
      fc.constantFrom('!', '!!').chain((operator) => tie('rule').map((a): Rule => ({ [operator]: [a] }))),
      fc.tuple(tie('rule'), tie('rule'), tie('rule')).map((parts): Rule => ({ if: parts })),
      fc.constantFrom(...codes).map((code): Rule => ({ in: [{ var: code }, [1, 2]] })),
    ),
  })).rule;

const choicesOf = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 95 }), fc.constantFrom('a', 'b-1', '1', '7')), {
    minLength: 1,
    maxLength: 4,
    selector: String,
  })
  .chain((codes) =>
    fc.tuple(
      ...codes.map((code) =>
        fc.record(
          {
            code: fc.constant(code),
            label: text,
            apart: fc.constant(true as const),
            alone: fc.constant(true as const),
            properties: fc.dictionary(fc.constantFrom('county', 'code', 'Label', 'a b'), words, {
              minKeys: 1,
              maxKeys: 2,
            }),
          },
          { requiredKeys: ['code', 'label'] },
        ),
      ),
    ),
  )
  .map((choices): readonly Choice[] => choices);

const checksOver = (rule: fc.Arbitrary<Rule>): fc.Arbitrary<readonly Check[]> =>
  fc.array(
    fc.record(
      { holds: rule, message: text, kind: fc.constantFrom('soft' as const, 'review' as const) },
      { requiredKeys: ['holds', 'message'] },
    ),
    { minLength: 1, maxLength: 3 },
  );

const bound = fc.integer({ min: -50, max: 50 });

const shapes = fc.oneof(
  fc.record(
    {
      type: fc.constantFrom('select-one' as const, 'select-multiple' as const),
      choices: choicesOf,
      scale: fc.constant(true as const),
      searchable: fc.constant(true as const),
    },
    { requiredKeys: ['type', 'choices'] },
  ),
  fc.record({ type: fc.constant('rank' as const), choices: choicesOf }),
  fc.record(
    {
      type: fc.constantFrom('integer' as const, 'decimal' as const),
      minimum: bound,
      maximum: fc.integer({ min: 51, max: 99 }),
      step: fc.constantFrom(1, 5),
    },
    { requiredKeys: ['type', 'minimum', 'maximum'] },
  ),
  fc.record(
    {
      type: fc.constant('text' as const),
      maximumLength: fc.constantFrom(1, 500, 2000),
      multiline: fc.constant(true as const),
    },
    { requiredKeys: ['type', 'maximumLength'] },
  ),
  fc.record({
    type: fc.constantFrom(
      'date' as const,
      'time' as const,
      'date-time' as const,
      'note' as const,
      'acknowledge' as const,
      'geopoint' as const,
      'image' as const,
      'audio' as const,
      'signature' as const,
      'today' as const,
    ),
  }),
);

interface Place {
  readonly code: (typeof codes)[number];
  readonly group?: string;
}

const codes = ['a', 'b_1', 'Q2', 'home', 'last'] as const;

const itemAt = ({ code, group }: Place): fc.Arbitrary<Item> => {
  const rule = ruleOver(codes);
  // A rule that decides whether an item is asked speaks of none after it, so that none go in a circle.
  const earlier = codes.slice(0, codes.indexOf(code));
  const before = earlier.length === 0 ? fc.constant<Rule>(true) : ruleOver(earlier);
  const base = fc.record(
    {
      code: fc.constant(code),
      label: text,
      hint: text,
      required: fc.oneof(fc.boolean(), rule),
      relevant: before,
      checks: checksOver(rule),
      initial: fc.oneof(rule, fc.constantFrom<Rule>('plain', 5, 'if(x)')),
      audience: fc.constant('interviewer' as const),
      countsWith: fc.constant('a'),
    },
    { requiredKeys: ['code', 'label', 'required'] },
  );
  const place = group === undefined ? {} : { group };
  return fc.oneof(
    fc.tuple(base, shapes).map(([item, shape]): Item => ({ ...item, ...shape, ...place })),
    fc
      .tuple(base, before)
      .map(([item, calculation]): Item => ({ ...item, type: 'calculate', calculation, ...place })),
  );
};

const groupsOf = (inner: boolean): fc.Arbitrary<readonly Group[]> =>
  fc
    .tuple(
      fc.record(
        {
          code: fc.constant('g1'),
          label: text,
          together: fc.constant(true as const),
          audience: fc.constant('interviewer' as const),
        },
        { requiredKeys: ['code'] },
      ),
      fc.record(
        {
          code: fc.constant('g2'),
          label: text,
          repeat: fc.record(
            {
              minimum: fc.constantFrom(0, 1),
              maximum: fc.constantFrom(5, 100),
              count: fc.constantFrom<Rule>(3, { var: 'a' }),
            },
            { requiredKeys: ['minimum', 'maximum'] },
          ),
        },
        { requiredKeys: ['code'] },
      ),
    )
    .map(([outer, repeat]) => [outer, inner ? { ...repeat, group: 'g1' } : repeat]);

const derivedOf: fc.Arbitrary<readonly Derived[]> = fc.uniqueArray(
  fc.record({ code: fc.constantFrom('d1', 'd2'), label: text, rule: ruleOver([...codes, 'village']) }),
  { maxLength: 2, selector: ({ code }) => code },
);

export const randomForm: fc.Arbitrary<Form> = fc
  .record({ inner: fc.boolean(), title: text, notice: text, version: fc.nat(), derived: derivedOf })
  .chain(({ inner, title, notice, version, derived }) =>
    fc
      .tuple(
        groupsOf(inner),
        itemAt({ code: 'a' }),
        itemAt({ code: 'b_1', group: 'g1' }),
        itemAt({ code: 'Q2', group: 'g2' }),
        itemAt({ code: 'home', group: 'g2' }),
        itemAt({ code: 'last' }),
      )
      .map(
        ([groups, ...items]): Form => ({
          code: 'random',
          version,
          title,
          languages: ['zh', 'en'],
          notices: { confidential: notice, anonymous: notice },
          groups,
          items,
          ...(derived.length === 0 ? {} : { derived }),
        }),
      ),
  );

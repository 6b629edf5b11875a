import { type Problem, Refusal, refusalCodes, ruleOf } from '../api/refusals.ts';
import { builder } from './builder.ts';

export const codeEnum = builder.enumType('RefusalCode', {
  description: 'Which rule refused. Stable; wording may improve.',
  values: Object.fromEntries(refusalCodes.map((code) => [ruleOf(code), { value: code }])),
});

export const problemRef = builder.objectRef<Problem>('Problem').implement({
  description: 'One thing wrong in what was sent: where, and why.',
  fields: (t) => ({
    row: t.exposeInt('row', {
      nullable: true,
      description: 'Row of the file; the header is row 1.',
      authScopes: { public: true },
    }),
    column: t.exposeString('column', {
      nullable: true,
      description: 'Column of the file.',
      authScopes: { public: true },
    }),
    field: t.exposeString('field', {
      nullable: true,
      description: 'Input field or item code.',
      authScopes: { public: true },
    }),
    reason: t.string({
      description: 'Why, in the reader’s language.',
      authScopes: { public: true },
      resolve: (problem, _args, { language }) => problem.reason[language],
    }),
  }),
});

builder.objectType(Refusal, {
  name: 'Refusal',
  description: 'An act that a rule forbids (拒绝): which rule, in the reader’s words, and what to do.',
  fields: (t) => ({
    rule: t.field({
      type: codeEnum,
      description: 'Which rule.',
      authScopes: { public: true },
      resolve: ({ code }) => code,
    }),
    message: t.string({
      description: 'For the reader, by the request’s Accept-Language (zh or en).',
      authScopes: { public: true },
      resolve: ({ wording }, _args, { language }) => wording[language],
    }),
    problems: t.field({
      type: [problemRef],
      description: 'Each thing that is wrong, where the refusal has parts.',
      authScopes: { public: true },
      resolve: ({ problems }) => problems,
    }),
  }),
});

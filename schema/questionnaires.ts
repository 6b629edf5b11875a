import { resolveArrayConnection } from '@pothos/plugin-relay';
import { compareForms } from '../api/questionnaires/compare-forms.ts';
import { exportForm, type FormWorkbook } from '../api/questionnaires/export-form.ts';
import { differenceKinds, type FormDifference } from '../api/questionnaires/form-differences.ts';
import { type FormDraft, nextVersion } from '../api/questionnaires/form-draft.ts';
import { type FormVersion, standardOwner } from '../api/questionnaires/form-version.ts';
import { type ListedForm, listForms } from '../api/questionnaires/list-forms.ts';
import { problemsOfForm } from '../api/questionnaires/problems-of-form.ts';
import { questionsOf, seeDraft, seeVersion } from '../api/questionnaires/see-form.ts';
import { builder } from './builder.ts';
import { formIdOf, formIdText } from './form-id.ts';
import { problemRef } from './refusal.ts';

const signedIn = { signedIn: true } as const;

export const formVersionRef = builder.objectRef<FormVersion>('FormVersion');

builder.node(formVersionRef, {
  description: 'A published version of a questionnaire (问卷版本): it never changes.',
  id: { resolve: formIdText, authScopes: signedIn },
  loadOne: (id, context) => seeVersion(context, formIdOf(id)),
  isTypeOf: (value) =>
    typeof value === 'object' && value !== null && 'contentHash' in value && 'version' in value,
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Which questionnaire.', authScopes: signedIn }),
    version: t.exposeInt('version', {
      description: '1, 2, 3 … in the order of publishing.',
      authScopes: signedIn,
    }),
    standard: t.boolean({
      description: 'Whether it came with the system (系统自带), for everybody to use and to copy.',
      authScopes: signedIn,
      resolve: ({ organisationId }) => organisationId === standardOwner,
    }),
    title: t.string({
      description: 'Its title, in its first language.',
      authScopes: signedIn,
      resolve: ({ title, languages: [first = ''] }) => title[first] ?? '',
    }),
    languages: t.stringList({
      description: 'Language tags; the first is the one that every text has.',
      authScopes: signedIn,
      resolve: ({ languages }) => [...languages],
    }),
    contentHash: t.exposeString('contentHash', {
      description:
        'Hash of everything but the version (内容哈希); docs/form-versions.md says how to compute it.',
      authScopes: signedIn,
    }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was published; empty for what came with the system.',
      authScopes: signedIn,
      resolve: ({ publishedAt }) => publishedAt,
    }),
    retiredAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it was retired (停用): since then no campaign is given it; those that have it go on.',
      authScopes: signedIn,
      resolve: ({ retiredAt }) => retiredAt,
    }),
    form: t.field({
      type: 'FormDefinition',
      description: 'The questionnaire itself.',
      authScopes: signedIn,
      // Whoever holds the version was allowed to see it.
      resolve: async (version, _args, context) => (await questionsOf(context, version)).form,
    }),
  }),
});

export const formDraftRef = builder.objectRef<FormDraft>('FormDraft').implement({
  description: 'The draft of a questionnaire (问卷草稿): the one thing under its code that can change.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Which questionnaire.', authScopes: signedIn }),
    revision: t.exposeInt('revision', {
      description: 'Rises with every saving; the next saving names it.',
      authScopes: signedIn,
    }),
    contentHash: t.exposeString('contentHash', {
      description: 'Hash of what it says; publishing names it.',
      authScopes: signedIn,
    }),
    nextVersion: t.int({
      description: 'The version that publishing would make of it.',
      authScopes: signedIn,
      resolve: nextVersion,
    }),
    savedAt: t.field({
      type: 'DateTime',
      description: 'When it was saved.',
      authScopes: signedIn,
      resolve: ({ savedAt }) => savedAt,
    }),
    form: t.field({
      type: 'FormDefinition',
      description: 'The questionnaire itself.',
      authScopes: signedIn,
      resolve: ({ form }) => form,
    }),
    problems: t.field({
      type: [problemRef],
      description: 'What has to be mended before it can be published.',
      authScopes: signedIn,
      resolve: ({ form }) => problemsOfForm(form),
    }),
  }),
});

const questionnaireRef = builder.objectRef<ListedForm>('Questionnaire').implement({
  description: 'A questionnaire (问卷) with its versions.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Unique in its organisation.', authScopes: signedIn }),
    standard: t.boolean({
      description: 'Whether it came with the system (系统自带).',
      authScopes: signedIn,
      resolve: ({ organisationId }) => organisationId === standardOwner,
    }),
    versions: t.field({
      type: [formVersionRef],
      description: 'What was published of it, the oldest first.',
      authScopes: signedIn,
      resolve: ({ versions }) => [...versions],
    }),
    draft: t.field({
      type: formDraftRef,
      nullable: true,
      description: 'Its draft, for leads and administrators of its organisation.',
      authScopes: signedIn,
      resolve: ({ draft, code }, _args, context) => (draft === undefined ? null : seeDraft(context, code)),
    }),
  }),
});

builder.queryField('questionnaires', (t) =>
  t.connection({
    type: questionnaireRef,
    description: 'What came with the system, then the own organisation’s questionnaires by code.',
    authScopes: signedIn,
    resolve: async (_root, args, context) =>
      resolveArrayConnection({ args }, [...(await listForms(context))]),
  }),
);

builder.queryField('formDraft', (t) =>
  t.field({
    type: formDraftRef,
    description: 'The own organisation’s draft of this code (lead, administrator).',
    authScopes: signedIn,
    errors: {},
    args: { code: t.arg.string({ description: 'Which questionnaire.' }) },
    resolve: (_root, { code }, context) => seeDraft(context, code),
  }),
);

const differenceWords: Readonly<Record<FormDifference['kind'], string>> = {
  added: 'It is new.',
  removed: 'It is gone.',
  changed: 'Both have it, and it differs.',
  reordered: 'What both have is asked in another order.',
};

const differenceEnum = builder.enumType('FormDifferenceKind', {
  description: 'What happened to a part of a questionnaire.',
  values: Object.fromEntries(
    differenceKinds.map((kind) => [kind.toUpperCase(), { value: kind, description: differenceWords[kind] }]),
  ),
});

const differenceRef = builder.objectRef<FormDifference>('FormDifference').implement({
  description: 'One thing that two versions do not have in common.',
  fields: (t) => ({
    kind: t.field({
      type: differenceEnum,
      description: 'What happened.',
      authScopes: signedIn,
      resolve: ({ kind }) => kind,
    }),
    part: t.exposeString('part', {
      description: 'form, group, item, choice or derived.',
      authScopes: signedIn,
    }),
    code: t.exposeString('code', {
      description: 'Of the part; for the whole form the name of the field.',
      authScopes: signedIn,
    }),
    fields: t.stringList({
      description: 'Of what was changed: the fields that differ.',
      authScopes: signedIn,
      resolve: ({ fields }) => [...fields],
    }),
  }),
});

builder.queryField('compareForms', (t) =>
  t.field({
    type: [differenceRef],
    description: 'What changed from one version to another, or to the draft of the same questionnaire.',
    authScopes: signedIn,
    errors: {
      directResult: false,
      dataField: { description: 'Part by part, in the order of the form.', authScopes: signedIn },
    },
    args: {
      from: t.arg.globalID({ for: formVersionRef, description: 'The version before.' }),
      to: t.arg.globalID({
        for: formVersionRef,
        required: false,
        description: 'The version after; empty: the draft.',
      }),
    },
    resolve: async (_root, { from, to }, context) => [
      ...(await compareForms(context, formIdOf(from.id), to ? formIdOf(to.id) : undefined)),
    ],
  }),
);

const workbookRef = builder.objectRef<FormWorkbook>('FormWorkbook').implement({
  description: 'A questionnaire as an XLSForm workbook.',
  fields: (t) => ({
    fileName: t.exposeString('fileName', { description: 'As it may be saved.', authScopes: signedIn }),
    file: t.exposeString('file', { description: 'The .xlsx file, in Base64.', authScopes: signedIn }),
    contentHash: t.exposeString('contentHash', {
      description: 'Of the form that importing it gives again.',
      authScopes: signedIn,
    }),
  }),
});

builder.queryField('exportForm', (t) =>
  t.field({
    type: workbookRef,
    description: 'A published version as an XLSForm that imports to the same form.',
    authScopes: signedIn,
    errors: {},
    args: { form: t.arg.globalID({ for: formVersionRef, description: 'Which version.' }) },
    resolve: (_root, { form }, context) => exportForm(context, formIdOf(form.id)),
  }),
);

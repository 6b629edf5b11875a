import { z } from 'zod';
import { copyForm } from '../api/questionnaires/copy-form.ts';
import { type ImportedForm, importForm, longestWorkbook } from '../api/questionnaires/import-form.ts';
import { publishForm } from '../api/questionnaires/publish-form.ts';
import { retireForm } from '../api/questionnaires/retire-form.ts';
import { saveFormDraft } from '../api/questionnaires/save-form-draft.ts';
import type { SheetProblem } from '../methods/questionnaire/xlsform/problem.ts';
import type { Understood } from '../methods/questionnaire/xlsform/understood.ts';
import { builder } from './builder.ts';
import { formIdOf } from './form-id.ts';
import { formDraftRef, formVersionRef } from './questionnaires.ts';

const signedIn = { signedIn: true } as const;
const seenRevision = 'The draft’s revision that was changed; empty where there is no draft yet.';

const severityEnum = builder.enumType('SheetSeverity', {
  description: 'What a remark about a cell means.',
  values: {
    ERROR: { value: 'error', description: 'It cannot be taken, so nothing was kept.' },
    IGNORED: { value: 'ignored', description: 'It has no meaning here and does no harm.' },
    NOTE: { value: 'note', description: 'It was taken, but not exactly as it stands.' },
  } as const,
});

const sheetProblemRef = builder.objectRef<SheetProblem>('SheetProblem').implement({
  description: 'A remark about a cell of a workbook that was imported.',
  fields: (t) => ({
    sheet: t.exposeString('sheet', { nullable: true, description: 'Its sheet.', authScopes: signedIn }),
    row: t.exposeInt('row', {
      nullable: true,
      description: 'Its row, as a spreadsheet shows it.',
      authScopes: signedIn,
    }),
    column: t.exposeString('column', {
      nullable: true,
      description: 'Its column, in letters.',
      authScopes: signedIn,
    }),
    severity: t.field({
      type: severityEnum,
      description: 'What it means.',
      authScopes: signedIn,
      resolve: ({ severity }) => severity,
    }),
    code: t.exposeString('reason', { description: 'Which rule, for programs.', authScopes: signedIn }),
    reason: t.string({
      description: 'Why, in the reader’s language.',
      authScopes: signedIn,
      resolve: (problem, _args, { language }) => problem[language],
    }),
  }),
});

const understoodRef = builder.objectRef<Understood>('FormUnderstood').implement({
  description: 'How much of a workbook was understood.',
  fields: (t) => ({
    questions: t.exposeInt('questions', { description: 'What is asked or read.', authScopes: signedIn }),
    calculations: t.exposeInt('calculations', { description: 'Items worked out.', authScopes: signedIn }),
    groups: t.exposeInt('groups', { description: 'Groups.', authScopes: signedIn }),
    repeats: t.exposeInt('repeats', { description: 'Groups that repeat.', authScopes: signedIn }),
    choices: t.exposeInt('choices', { description: 'Choices.', authScopes: signedIn }),
    rules: t.exposeInt('rules', { description: 'Conditions, checks and other rules.', authScopes: signedIn }),
    languages: t.stringList({
      description: 'Languages.',
      authScopes: signedIn,
      resolve: ({ languages }) => [...languages],
    }),
  }),
});

const importedRef = builder.objectRef<ImportedForm>('ImportedForm').implement({
  description: 'What became of a workbook.',
  fields: (t) => ({
    draft: t.field({
      type: formDraftRef,
      nullable: true,
      description: 'The draft that was kept; empty where there are errors.',
      authScopes: signedIn,
      resolve: ({ draft }) => draft,
    }),
    understood: t.field({
      type: understoodRef,
      description: 'What was understood.',
      authScopes: signedIn,
      resolve: ({ understood }) => understood,
    }),
    problems: t.field({
      type: [sheetProblemRef],
      description: 'Everything that was not taken as it stands.',
      authScopes: signedIn,
      resolve: ({ problems }) => [...problems],
    }),
  }),
});

builder.mutationField('saveFormDraft', (t) =>
  t.field({
    type: formDraftRef,
    description:
      'Keeps a questionnaire as a draft of the own organisation (lead, administrator), also with problems.',
    authScopes: signedIn,
    errors: {},
    args: {
      form: t.arg({ type: 'FormDefinition', description: 'All of it; its version is not looked at.' }),
      revision: t.arg.int({ required: false, description: seenRevision }),
    },
    resolve: (_root, { form, revision }, context) => saveFormDraft(context, form, revision ?? undefined),
  }),
);

builder.mutationField('importForm', (t) =>
  t.field({
    type: importedRef,
    description: 'Keeps an XLSForm as a draft of the own organisation (lead, administrator).',
    authScopes: signedIn,
    errors: {},
    args: {
      file: t.arg.string({
        description: 'The .xlsx file in Base64, of at most 3 MB.',
        validate: z.string().max(longestWorkbook),
      }),
      code: t.arg.string({ required: false, description: 'Its code; empty: the form’s own id.' }),
      revision: t.arg.int({ required: false, description: seenRevision }),
    },
    resolve: (_root, { file, code, revision }, context) =>
      importForm(context, { file, code: code ?? undefined, revision: revision ?? undefined }),
  }),
);

builder.mutationField('copyForm', (t) =>
  t.field({
    type: formDraftRef,
    description:
      'Takes a published version as the first draft of an own questionnaire (lead, administrator).',
    authScopes: signedIn,
    errors: {},
    args: {
      form: t.arg.globalID({ for: formVersionRef, description: 'What is copied.' }),
      code: t.arg.string({ description: 'The code of the copy.' }),
    },
    resolve: (_root, { form, code }, context) => copyForm(context, formIdOf(form.id), code),
  }),
);

builder.mutationField('publishForm', (t) =>
  t.field({
    type: formVersionRef,
    description: 'Publishes the draft: from now on this version never changes (lead, administrator).',
    authScopes: signedIn,
    errors: {},
    args: {
      code: t.arg.string({ description: 'Which questionnaire.' }),
      contentHash: t.arg.string({ description: 'Of the draft that was read.' }),
    },
    resolve: (_root, { code, contentHash }, context) => publishForm(context, code, contentHash),
  }),
);

builder.mutationField('retireForm', (t) =>
  t.field({
    type: formVersionRef,
    description:
      'Retires a version for good (lead, administrator): no campaign is given it any more, those that have it go on.',
    authScopes: signedIn,
    errors: {},
    args: {
      code: t.arg.string({ description: 'Which questionnaire.' }),
      version: t.arg.int({ description: 'Which version.' }),
    },
    resolve: (_root, { code, version }, context) => retireForm(context, code, version),
  }),
);

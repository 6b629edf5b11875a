import { z } from 'zod';
import type { FormMove } from '../api/campaigns/campaign.ts';
import { chooseForm } from '../api/questionnaires/choose-form.ts';
import { versionInUse, versionsTaken } from '../api/questionnaires/form-in-use.ts';
import { standardOwner } from '../api/questionnaires/form-version.ts';
import { moveForm } from '../api/questionnaires/move-form.ts';
import { versionOf } from '../api/questionnaires/see-form.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { formIdOf } from './form-id.ts';
import { formVersionRef } from './questionnaires.ts';

const signedIn = { signedIn: true } as const;

const moveRef = builder.objectRef<FormMove>('FormMove').implement({
  description: 'A campaign went on with a newer version of its questionnaire (换用新版问卷).',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'The newer version.', authScopes: signedIn }),
    reason: t.exposeString('reason', { description: 'Why.', authScopes: signedIn }),
    movedAt: t.field({
      type: 'DateTime',
      description: 'When.',
      authScopes: signedIn,
      resolve: ({ movedAt }) => movedAt,
    }),
    movedBy: t.exposeString('movedBy', { description: 'Who moved it (person id).', authScopes: signedIn }),
    olderTaken: t.exposeBoolean('olderTaken', {
      description: 'Whether answers were still taken that had been begun with an older version.',
      authScopes: signedIn,
    }),
  }),
});

builder.objectFields(campaignRef, (t) => ({
  form: t.field({
    type: formVersionRef,
    nullable: true,
    description:
      'The version that cases without an answer are asked now; for the commissioner and the evaluator’s team.',
    authScopes: (campaign) => ({ may: { act: 'see the questionnaire', campaign } }),
    resolve: (campaign, _args, context) => {
      const { formCode: code, formOwner: organisationId = standardOwner } = campaign;
      return versionOf(context, { organisationId, code, version: versionInUse(campaign) });
    },
  }),
  formVersionsTaken: t.intList({
    description: 'Versions with which answers may be made, the newest first.',
    authScopes: (campaign) => ({ may: { act: 'see the questionnaire', campaign } }),
    resolve: (campaign) => [...versionsTaken(campaign)],
  }),
  formMoves: t.field({
    type: [moveRef],
    description: 'Moves to newer versions, the oldest first.',
    authScopes: (campaign) => ({ may: { act: 'see the questionnaire', campaign } }),
    resolve: ({ formMoves = [] }) => [...formMoves],
  }),
}));

builder.mutationField('chooseForm', (t) =>
  t.field({
    type: campaignRef,
    description:
      'Chooses what a campaign asks, while it is a draft (lead). A design that was saved must fit it.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      form: t.arg.globalID({ for: formVersionRef, description: 'Which version.' }),
    },
    resolve: (_root, { campaign, form }, context) => chooseForm(context, campaign.id, formIdOf(form.id)),
  }),
);

builder.mutationField('moveForm', (t) =>
  t.field({
    type: campaignRef,
    description:
      'A campaign that is under way goes on with a newer version (lead): cases without an answer get it, answers keep theirs.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      version: t.arg.int({ description: 'The newer version of the same questionnaire.' }),
      reason: t.arg.string({
        description: 'Why, in 10 to 500 characters.',
        validate: z.string().trim().min(10).max(500),
      }),
      olderTaken: t.arg.boolean({
        defaultValue: true,
        description: 'Whether answers are still taken that were begun with an older version.',
      }),
    },
    resolve: (_root, { campaign, ...input }, context) => moveForm(context, campaign.id, input),
  }),
);

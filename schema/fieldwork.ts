import { type Case, caseCode, standsInFor } from '../api/fieldwork/case.ts';
import { type FieldVillage, fieldVillages } from '../api/fieldwork/field-villages.ts';
import { type CaseWithLink, giveLinks, takeCases } from '../api/fieldwork/give-links.ts';
import { recordOutcome } from '../api/fieldwork/record-outcome.ts';
import { revokeLink } from '../api/fieldwork/revoke-link.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';

const caseLinkRef = builder.objectRef<CaseWithLink>('CaseLink').implement({
  description:
    'A case (样本户) with a link that opens its form. Shown once, to be printed or used; the list type is not in it.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'Village code and number, such as 433124100201-17.',
      authScopes: { signedIn: true },
    }),
    number: t.int({
      description: 'Number within the village.',
      authScopes: { signedIn: true },
      resolve: (each) => each.case.number,
    }),
    group: t.string({
      description: 'Village group (村民小组).',
      authScopes: { signedIn: true },
      resolve: (each) => each.case.group,
    }),
    household: t.string({
      description: 'Number on the roster.',
      authScopes: { signedIn: true },
      resolve: (each) => each.case.household,
    }),
    standsInFor: t.string({
      nullable: true,
      description: 'Of a reserve (备用样本): the case that gave no answer. Empty: drawn at first.',
      authScopes: { signedIn: true },
      resolve: (each) => standsInFor(each.case),
    }),
    token: t.exposeString('token', { description: 'For /r#token.', authScopes: { signedIn: true } }),
  }),
});

const fieldVillageRef = builder.objectRef<FieldVillage>('FieldVillage').implement({
  description: 'A village in which the interviewer works.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '12-digit code.', authScopes: { signedIn: true } }),
    name: t.exposeString('name', { description: 'Its name.', authScopes: { signedIn: true } }),
    cases: t.field({
      type: [caseLinkRef],
      description:
        'Its cases, each with the link that opens the interview: drawn ones, then those added by hand.',
      authScopes: { signedIn: true },
      resolve: ({ campaignId, code }, _args, context) =>
        takeCases(context, campaignId, code).then((cases) => [...cases]),
    }),
  }),
});

export const caseRef = builder.objectRef<Case>('Case').implement({
  description: 'What is known of a visit: which case, which outcome (访问结果).',
  fields: (t) => ({
    code: t.string({
      description: 'Village code and number.',
      authScopes: { signedIn: true },
      resolve: ({ village, number }) => caseCode(village, number),
    }),
    outcome: t.exposeInt('outcome', {
      nullable: true,
      description: 'Outcome code 3 to 9.',
      authScopes: { signedIn: true },
    }),
    standsInFor: t.string({
      nullable: true,
      description: 'Of a reserve (备用样本): the case that gave no answer. Empty: drawn at first.',
      authScopes: { signedIn: true },
      resolve: standsInFor,
    }),
  }),
});

builder.objectField(campaignRef, 'fieldVillages', (t) =>
  t.field({
    type: [fieldVillageRef],
    description: 'The villages with cases within the interviewer’s own division.',
    authScopes: (campaign) => ({ may: { act: 'take cases', campaign } }),
    resolve: ({ campaignId }, _args, context) =>
      fieldVillages(context, campaignId).then((villages) => [...villages]),
  }),
);

builder.mutationField('giveLinks', (t) =>
  t.field({
    type: [caseLinkRef],
    description: 'Links for the households of a village, for printing on cards (lead).',
    authScopes: { signedIn: true },
    errors: {
      directResult: false,
      dataField: { description: 'One link a case, by number.', authScopes: { signedIn: true } },
    },
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      village: t.arg.string({ description: '12-digit code.' }),
    },
    resolve: async (_root, { campaign, village }, context) => [
      ...(await giveLinks(context, campaign.id, village)),
    ],
  }),
);

builder.mutationField('revokeLink', (t) =>
  t.field({
    type: caseLinkRef,
    description: 'Ends the links of a case that were given out so far and gives a new one (lead).',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      case: t.arg.string({ description: 'Village code and number.' }),
    },
    resolve: (_root, args, context) => revokeLink(context, args.campaign.id, args.case),
  }),
);

builder.mutationField('recordOutcome', (t) =>
  t.field({
    type: caseRef,
    description:
      'What came of a visit where nobody answered (interviewer): 3 refused, 4 nobody at home, 5 family away, 6 moved, 7 gone, 8 not found, 9 other.',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      case: t.arg.string({ description: 'Village code and number.' }),
      outcome: t.arg.int({ description: 'Outcome code.' }),
    },
    resolve: (_root, args, context) => recordOutcome(context, args.campaign.id, args.case, args.outcome),
  }),
);

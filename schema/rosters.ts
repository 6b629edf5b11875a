/** Rosters that were wrong: how a supervisor has one corrected, what stands of each version, and what everybody may know of it. */
import { listNames } from '../api/frames/list-type.ts';
import { askForCorrectedRoster } from '../api/samples/ask-for-corrected-roster.ts';
import { type PublicCorrection, publicCorrections } from '../api/samples/public-corrections.ts';
import {
  type RosterCorrection,
  type RosterFault,
  rosterFaultKeys,
  rosterFaults,
} from '../api/samples/roster-correction.ts';
import {
  type RosterList,
  type RosterVersion,
  seeRosters,
  type VillageRosters,
} from '../api/samples/see-rosters.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { drawRef } from './draws.ts';
import { villageRef } from './samples.ts';

const signedIn = { signedIn: true } as const;
const anybody = { public: true } as const;

const faultEnum = builder.enumType('RosterFault', {
  description: 'What was wrong with a roster (更正理由).',
  values: Object.fromEntries(
    rosterFaultKeys.map((key) => [
      key.replaceAll('-', '_').toUpperCase(),
      { value: key, description: `${rosterFaults[key].zh}: ${rosterFaults[key].en}.` },
    ]),
  ),
});

const correctionRef = builder.objectRef<RosterCorrection>('RosterCorrection').implement({
  description:
    'A correction (更正) of a village’s roster: another roster was frozen in the place of a wrong one, and households are drawn anew. It stays as it was made.',
  fields: (t) => ({
    village: t.exposeString('village', { description: '12-digit code.', authScopes: signedIn }),
    corrects: t.exposeInt('version', {
      description: 'Which version was wrong; the next one took its place.',
      authScopes: signedIn,
    }),
    reason: t.field({
      type: faultEnum,
      description: 'What was wrong with it.',
      authScopes: signedIn,
      resolve: ({ reason }): RosterFault => reason,
    }),
    otherReason: t.exposeString('otherReason', {
      nullable: true,
      description: 'In words, where the reason is OTHER.',
      authScopes: signedIn,
    }),
    evidence: t.exposeString('evidence', {
      description: 'What the supervisor found.',
      authScopes: signedIn,
    }),
    added: t.exposeInt('added', {
      description: 'Households that only the new roster has under this list and group.',
      authScopes: signedIn,
    }),
    removed: t.exposeInt('removed', {
      description: 'Households that only the wrong one had under this list and group.',
      authScopes: signedIn,
    }),
    casesWithdrawn: t.exposeInt('casesWithdrawn', {
      description:
        'Cases that had been drawn from the wrong one: their links are void, and they count nowhere.',
      authScopes: signedIn,
    }),
    groupsWithdrawn: t.exposeInt('groupsWithdrawn', {
      description: 'Screened groups that had been drawn from it.',
      authScopes: signedIn,
    }),
    correctedBy: t.exposeString('correctedBy', {
      description: 'Which supervisor corrected it (person id).',
      authScopes: signedIn,
    }),
    correctedAt: t.expose('correctedAt', {
      type: 'DateTime',
      description: 'When the new roster was frozen.',
      authScopes: signedIn,
    }),
  }),
});

const listRef = builder.objectRef<RosterList>('RosterList').implement({
  description: 'A list (名单) of a version of a roster.',
  fields: (t) => ({
    list: t.exposeString('list', {
      description: 'poor, exited, monitored or nonregistered.',
      authScopes: signedIn,
    }),
    name: t.string({
      description: 'Its name for readers.',
      authScopes: signedIn,
      resolve: ({ list }, _args, { language }) => listNames[list][language],
    }),
    size: t.exposeInt('size', { description: 'Households on it.', authScopes: signedIn }),
    issued: t.exposeInt('issued', { description: 'How many became cases.', authScopes: signedIn }),
  }),
});

const versionRef = builder.objectRef<RosterVersion>('RosterVersion').implement({
  description: 'A frozen version of a village’s roster (户名册), with what was drawn from it.',
  fields: (t) => ({
    version: t.exposeInt('version', {
      description: '1 at first; a corrected roster is the next one, and all stay.',
      authScopes: signedIn,
    }),
    root: t.exposeString('root', {
      description: 'Its fingerprint; stood before any ticket of it.',
      authScopes: signedIn,
    }),
    import: t.exposeString('importId', { description: 'The import it came with.', authScopes: signedIn }),
    frozenAt: t.expose('frozenAt', {
      type: 'DateTime',
      description: 'When it was frozen.',
      authScopes: signedIn,
    }),
    pulseNumber: t.field({
      type: 'Int',
      nullable: true,
      description: 'The beacon’s pulse from which its households were drawn.',
      authScopes: signedIn,
      resolve: ({ pulse }) => pulse?.number,
    }),
    drawn: t.exposeBoolean('drawn', {
      description: 'Whether its households are drawn.',
      authScopes: signedIn,
    }),
    cases: t.exposeInt('cases', { description: 'How many became cases.', authScopes: signedIn }),
    lists: t.field({
      type: [listRef],
      description: 'Its lists.',
      authScopes: signedIn,
      resolve: ({ every }) => every,
    }),
    correction: t.field({
      type: correctionRef,
      nullable: true,
      description: 'How it took the place of the one before; empty for the first.',
      authScopes: signedIn,
      resolve: ({ correction }) => correction,
    }),
  }),
});

const rostersRef = builder.objectRef<VillageRosters>('VillageRosters').implement({
  description: 'The rosters of a village: the present one, and those that were wrong.',
  fields: (t) => ({
    village: t.exposeString('village', { description: '12-digit code.', authScopes: signedIn }),
    name: t.exposeString('name', { description: 'Name in the frame.', authScopes: signedIn }),
    size: t.exposeInt('size', {
      description: 'Size measure in the frame: what the registry says.',
      authScopes: signedIn,
    }),
    versions: t.field({
      type: [versionRef],
      description: 'By version; the last one is the present one. None before a roster is frozen.',
      authScopes: signedIn,
      resolve: ({ versions }) => versions,
    }),
  }),
});

builder.objectField(villageRef, 'rosterVersion', (t) =>
  t.field({
    type: 'Int',
    nullable: true,
    description: 'Version of its frozen roster: above 1 where it was corrected.',
    authScopes: signedIn,
    resolve: ({ roster }) => roster?.version,
  }),
);

builder.queryField('villageRosters', (t) =>
  t.field({
    type: rostersRef,
    description: 'The rosters of a disclosed village, those that were corrected too (lead, supervisor).',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      village: t.arg.string({ description: '12-digit code.' }),
    },
    resolve: (_root, { campaign, village }, context) => seeRosters(context, campaign.id, village),
  }),
);

builder.mutationField('correctRoster', (t) =>
  t.field({
    type: correctionRef,
    description:
      'Freezes a corrected roster of a village in the place of a wrong one (supervisor of the division who uploaded and froze neither and does not interview there), while no case of it has an answer or outcome. Its cases are withdrawn; `drawHouseholds` draws anew. Asked again for the same, it gives the correction that stands.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      village: t.arg.string({ description: '12-digit code.' }),
      corrects: t.arg.int({ description: 'The version that is wrong: 1 for the first roster.' }),
      import: t.arg.id({ description: 'The import of the kind CORRECTIONS that has the right one.' }),
      reason: t.arg({ type: faultEnum, description: 'What is wrong.' }),
      otherReason: t.arg.string({
        required: false,
        description: 'With the reason OTHER, and with no other: 4 to 200 characters.',
      }),
      evidence: t.arg.string({
        description:
          'What the supervisor found: which source shows it, who was asked, when; 10 to 1000 characters, without names, telephone or identity numbers.',
      }),
    },
    resolve: (_root, { campaign, corrects, import: importId, otherReason, ...asked }, context) =>
      askForCorrectedRoster(context, campaign.id, {
        ...asked,
        version: corrects,
        importId,
        otherReason: otherReason ?? undefined,
      }),
  }),
);

const publicRef = builder.objectRef<PublicCorrection>('PublicCorrection').implement({
  description: 'That the roster of a village of the sample was corrected; which one is not told.',
  fields: (t) => ({
    at: t.expose('correctedAt', { type: 'DateTime', description: 'When.', authScopes: anybody }),
    reason: t.field({
      type: faultEnum,
      description: 'What was wrong with it.',
      authScopes: anybody,
      resolve: ({ reason }): RosterFault => reason,
    }),
  }),
});

builder.objectField(drawRef, 'corrections', (t) =>
  t.field({
    type: [publicRef],
    description:
      'Rosters of the sample that were corrected, in the order in which they were: nobody draws households again in silence.',
    authScopes: anybody,
    resolve: async ({ draw }, _args, { stores }) => [...(await publicCorrections(stores, draw.campaignId))],
  }),
);

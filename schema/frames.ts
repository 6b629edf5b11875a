import { resolveArrayConnection } from '@pothos/plugin-relay';
import { z } from 'zod';
import { type FrameImport, importKinds, importStates } from '../api/frames/frame.ts';
import { freezeFrame } from '../api/frames/freeze-frame.ts';
import {
  frameOf,
  importedVillages,
  importProblems,
  importReport,
  readImport,
  yearOfFrame,
} from '../api/frames/read-import.ts';
import { requestUpload } from '../api/frames/request-upload.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { frameVillageRef, reportRef } from './frame-report.ts';
import { problemRef } from './refusal.ts';

const kindWords: Readonly<Record<FrameImport['kind'], string>> = {
  villages: 'Villages of the frame.',
  households: 'Households of villages of the sample, before any was drawn.',
  corrections:
    'Households of villages in which some were drawn from a wrong roster (更正户名册); `correctRoster` makes one the village’s.',
};

const kindEnum = builder.enumType('ImportKind', {
  description: 'What a file lists.',
  values: Object.fromEntries(
    importKinds.map((kind) => [kind.toUpperCase(), { value: kind, description: kindWords[kind] }]),
  ),
});

const stateWords: Readonly<Record<FrameImport['state'], string>> = {
  waiting: 'The file has not arrived.',
  checking: 'Every row is looked at.',
  adopted: 'The whole list is the campaign’s.',
  refused: 'Nothing of it was taken; see the problems.',
};

const stateEnum = builder.enumType('ImportState', {
  description: 'How far an import is.',
  values: Object.fromEntries(
    importStates.map((state) => [state.toUpperCase(), { value: state, description: stateWords[state] }]),
  ),
});

const importRef = builder.objectRef<FrameImport>('FrameImport').implement({
  description: 'The import of a list (名单导入): checked row by row; adopted whole or not at all.',
  fields: (t) => ({
    id: t.exposeID('importId', { description: 'Its id.', authScopes: { signedIn: true } }),
    kind: t.field({
      type: kindEnum,
      description: 'What it lists.',
      authScopes: { signedIn: true },
      resolve: ({ kind }) => kind,
    }),
    state: t.field({
      type: stateEnum,
      description: 'How far it is.',
      authScopes: { signedIn: true },
      resolve: ({ state }) => state,
    }),
    fileName: t.exposeString('fileName', { description: 'The file’s name.', authScopes: { signedIn: true } }),
    sheet: t.exposeString('sheet', {
      nullable: true,
      description: 'The sheet of an Excel workbook that was read; empty for CSV.',
      authScopes: { signedIn: true },
    }),
    otherSheets: t.stringList({
      description: 'Sheets of the workbook that show something and were not read.',
      authScopes: { signedIn: true },
      resolve: ({ otherSheets = [] }) => [...otherSheets],
    }),
    rows: t.exposeInt('rows', { description: 'Data rows read.', authScopes: { signedIn: true } }),
    problemCount: t.exposeInt('problemCount', {
      description: 'Problems found in all.',
      authScopes: { signedIn: true },
    }),
    problems: t.field({
      type: [problemRef],
      description: 'The first 200 problems: row, column, reason.',
      authScopes: { signedIn: true },
      resolve: importProblems,
    }),
    divisionYear: t.exposeString('divisionYear', {
      nullable: true,
      description: 'The year of the division list whose codes it uses; empty for rosters.',
      authScopes: { signedIn: true },
    }),
    report: t.field({
      type: reportRef,
      nullable: true,
      description: 'What was found in it, once it is adopted.',
      authScopes: { signedIn: true },
      resolve: importReport,
    }),
    villages: t.connection({
      type: frameVillageRef,
      description: 'The villages that it has in a county, in order of code.',
      authScopes: { signedIn: true },
      args: { county: t.arg.string({ description: 'Code of the county.', validate: z.string().length(6) }) },
      resolve: async (entry, args, context) =>
        resolveArrayConnection({ args }, [...(await importedVillages(context, entry, args.county))]),
    }),
  }),
});

const uploadRef = builder
  .objectRef<{ readonly frameImport: FrameImport; readonly uploadUrl: string }>('RequestedUpload')
  .implement({
    description: 'Where to put a file, and the import that begins when it arrives.',
    fields: (t) => ({
      frameImport: t.field({
        type: importRef,
        description: 'The import.',
        authScopes: { signedIn: true },
        resolve: ({ frameImport }) => frameImport,
      }),
      uploadUrl: t.exposeString('uploadUrl', {
        description: 'Takes one PUT of the file within 15 minutes.',
        authScopes: { signedIn: true },
      }),
    }),
  });

builder.objectField(campaignRef, 'frameImport', (t) =>
  t.field({
    type: importRef,
    nullable: true,
    description: 'One import of a list; for the lead.',
    authScopes: (campaign) => ({ may: { act: 'import a frame', campaign } }),
    args: { id: t.arg.id({ description: 'Its id.' }) },
    resolve: ({ campaignId }, { id }, context) => readImport(context, campaignId, id),
  }),
);

builder.objectFields(campaignRef, (t) => ({
  frame: t.field({
    type: importRef,
    nullable: true,
    description: 'The village list that it has (抽样框): its report and its villages; for the lead.',
    authScopes: (campaign) => ({ may: { act: 'import a frame', campaign } }),
    resolve: (campaign, _args, { stores }) => frameOf(stores, campaign),
  }),
  divisionYear: t.string({
    nullable: true,
    description: 'The year of the division list that it uses, named with its village list.',
    authScopes: { signedIn: true },
    resolve: (campaign, _args, { stores }) => yearOfFrame(stores, campaign),
  }),
}));

builder.mutationField('requestUpload', (t) =>
  t.field({
    type: uploadRef,
    description:
      'Asks where to put a list (lead): CSV in UTF-8 or GB18030, or an Excel workbook (.xlsx). VILLAGES: code,name,stratum,size and any further columns. HOUSEHOLDS and CORRECTIONS: village,list,household,group.',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      kind: t.arg({ type: kindEnum, description: 'What the file lists.' }),
      fileName: t.arg.string({ description: 'Its name.', validate: z.string().min(1).max(200) }),
      divisionYear: t.arg.string({
        required: false,
        description:
          'VILLAGES: the year of the division list whose codes it uses; empty: that of the list before, else the newest.',
      }),
      basis: t.arg.globalID({
        for: campaignRef,
        required: false,
        description:
          'VILLAGES: the campaign of whose village list this is a new version; empty: this one’s own.',
      }),
    },
    resolve: (_root, { campaign, kind, fileName, divisionYear, basis }, context) =>
      requestUpload(context, {
        campaignId: campaign.id,
        kind,
        fileName,
        divisionYear: divisionYear ?? undefined,
        basisCampaignId: basis?.id,
      }),
  }),
);

builder.mutationField('freezeFrame', (t) =>
  t.field({
    type: campaignRef,
    description: 'Freezes village list and design together and seals the key of the draw (lead).',
    authScopes: { signedIn: true },
    errors: {},
    args: { campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }) },
    resolve: (_root, { campaign }, context) => freezeFrame(context, campaign.id),
  }),
);

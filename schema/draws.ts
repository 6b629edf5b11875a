/** The ceremony of a draw: who brings chance into it, what was fixed before, what it came to, and the certificate. */
import { askForCertificate, askForVillages } from '../api/samples/ask-draw-function.ts';
import type { CertificateFile } from '../api/samples/certificate-files.ts';
import type { Disclosure } from '../api/samples/draw-record.ts';
import { type Ceremony, openCeremony } from '../api/samples/open-ceremony.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { partyRef } from './parties.ts';
import { villageRef } from './samples.ts';

const anybody = { public: true } as const;

export const drawRef = builder.objectRef<Ceremony>('Draw').implement({
  description: 'A draw (抽取) from its freeze on: what everybody may know before any village is known.',
  fields: (t) => ({
    campaign: t.string({
      description: 'Id of the campaign as it stands in every hash.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.campaignId,
    }),
    number: t.int({
      description: '1 for the first draw of a campaign.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.drawNumber,
    }),
    frameId: t.string({
      description: 'Id of the frame as it stands in every hash.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.frame.id,
    }),
    frameRows: t.int({
      description: 'Villages in the frozen frame.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.frame.rows,
    }),
    frameRoot: t.string({
      description: 'Fingerprint of the frozen frame; tells nothing about a row.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.frame.root,
    }),
    designHash: t.string({
      description: 'Hash of the frozen design: strata, numbers, methods, lines, keys, timetable.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.designHash,
    }),
    frozenAt: t.field({
      type: 'DateTime',
      description: 'When all of it was fixed.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.frozenAt,
    }),
    commitmentsEnd: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'From here on, or once all have committed, values are revealed.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.commitmentsEnd,
    }),
    deadline: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The end of reveals; null where the sealed key alone decides.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.design.deadline,
    }),
    beacon: t.string({
      nullable: true,
      description: 'The public beacon whose pulse decides.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.design.beacon?.name,
    }),
    pulseNumber: t.field({
      type: 'Int',
      nullable: true,
      description: 'Which pulse: the first at least an hour after the deadline.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.design.beacon?.number,
    }),
    pulseAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it comes: the draw runs by itself then.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.design.beacon?.at,
    }),
    pulse: t.string({
      nullable: true,
      description: 'Its value, once drawn; compare it with the publisher.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.done?.pulse?.value,
    }),
    parties: t.field({
      type: [partyRef],
      description: 'Who takes part.',
      authScopes: anybody,
      resolve: ({ parties }) => [...parties],
    }),
    sampleRoot: t.string({
      nullable: true,
      description: 'Commitment to sample and reserves, from the draw on.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.done?.sampleRoot,
    }),
    drawnAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ran.',
      authScopes: anybody,
      resolve: ({ draw }) => draw.done?.drawnAt,
    }),
  }),
});

const disclosureRef = builder.objectRef<Disclosure>('Disclosure').implement({
  description: 'That villages were shown to their teams; which ones is not told.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.', authScopes: anybody }),
    villages: t.exposeInt('villages', { description: 'How many.', authScopes: anybody }),
  }),
});

builder.objectField(drawRef, 'disclosures', (t) =>
  t.field({
    type: [disclosureRef],
    description:
      'When villages were disclosed, the earliest first (at most 1,000): whoever had the whole sample early is seen.',
    authScopes: anybody,
    resolve: async ({ draw }, _args, { stores }) => [
      ...(await stores.ceremonies.disclosuresOf(draw.campaignId)),
    ],
  }),
);

const certificateRef = builder.objectRef<CertificateFile>('CertificateFile').implement({
  description: 'A certificate (抽样证书) as a file; `zhenping verify` and the verification page read it.',
  fields: (t) => ({
    stage: t.exposeString('stage', {
      description: 'sealed: the sample is fixed; opened: the rule chose it, all of it can be done again.',
      authScopes: anybody,
    }),
    url: t.exposeString('url', { description: 'Address, good for 15 minutes.', authScopes: anybody }),
    frameUrl: t.exposeString('frameUrl', {
      nullable: true,
      description: 'Address of the frame: for the lead, and for everybody once opened.',
      authScopes: anybody,
    }),
  }),
});

builder.queryField('draw', (t) =>
  t.field({
    type: drawRef,
    description: 'The draw of a campaign, for anybody: what was fixed, who took part, what it came to.',
    authScopes: anybody,
    errors: {},
    args: { campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }) },
    resolve: (_root, { campaign }, { stores }) => openCeremony(stores, campaign.id),
  }),
);

const placeInput = builder.inputType('SamplePlaceInput', {
  description: 'Places of the sample: nobody can ask for a village by name.',
  fields: (t) => ({
    stratum: t.string({ description: 'A stratum of the design.' }),
    ranks: t.intList({ required: false, description: 'Ranks in it, from 1; all when left out.' }),
  }),
});

builder.mutationField('discloseVillages', (t) =>
  t.field({
    type: [villageRef],
    description:
      'Shows drawn villages to their team at departure, each one logged, and how many publicly (lead; supervisor for strata of the own division).',
    authScopes: { signedIn: true },
    errors: {
      directResult: false,
      dataField: { description: 'The villages, in the order of the places.', authScopes: { signedIn: true } },
    },
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      places: t.arg({ type: [placeInput], required: false, description: 'Which places.' }),
      wholeSample: t.arg.boolean({
        defaultValue: false,
        description: 'True in the place of places: every village of the sample at once.',
      }),
    },
    resolve: async (_root, { campaign, places, wholeSample }, context) => [
      ...(await askForVillages(context, campaign.id, { places: places ?? undefined, wholeSample })),
    ],
  }),
);

builder.mutationField('makeCertificate', (t) =>
  t.field({
    type: certificateRef,
    description:
      'The certificate of the draw, for anybody. Until closing it names no village to outsiders; the lead’s names those that were disclosed.',
    authScopes: anybody,
    errors: {},
    // One may be hard work: no request asks for several.
    complexity: 15_000,
    args: { campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }) },
    resolve: (_root, { campaign }, context) => askForCertificate(context, campaign.id),
  }),
);

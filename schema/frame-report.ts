import type { FrameVillage } from '../api/frames/frame.ts';
import {
  type Finding,
  type FindingKind,
  type FoundPlace,
  type FrameChanges,
  type FrameReport,
  findingKinds,
  type VillageChange,
} from '../api/frames/frame-report.ts';
import { builder } from './builder.ts';

const signedIn = { signedIn: true } as const;

const findingWords: Readonly<Record<FindingKind, string>> = {
  'village-missing':
    '漏村: the division list has this village under the campaign’s division, the frame has not.',
  'committee-missing': '漏居委会: the same, of residents’ committees, which a rural frame leaves out.',
  'code-unknown': '代码不在区划表: the division list of the year does not know the code.',
  'county-unlisted':
    '区划表未到村级: the division list has no villages of this county, so nothing is said about it.',
  'name-twice': '重名: the township has this name twice; `about` is the other village.',
  'stratum-lonely': '单村层: the only village of its stratum, `about`.',
  'roster-missing': '缺户名册: a drawn village without a roster, in this file or one before it.',
  'list-empty': '空名单: no household on the list `about`, from which the design wants some.',
};

const kindEnum = builder.enumType('FrameFindingKind', {
  description: 'What is found in a list; none of it refuses the list.',
  values: Object.fromEntries(
    findingKinds.map((kind) => [
      kind.replaceAll('-', '_').toUpperCase(),
      { value: kind, description: findingWords[kind] },
    ]),
  ),
});

const placeRef = builder.objectRef<FoundPlace>('FoundPlace').implement({
  description: 'Where something was found.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code of the village or county.', authScopes: signedIn }),
    name: t.exposeString('name', { description: 'Its name.', authScopes: signedIn }),
    about: t.exposeString('about', {
      nullable: true,
      description: 'The stratum, the list type or the other village of which it is said.',
      authScopes: signedIn,
    }),
  }),
});

const findingRef = builder.objectRef<Finding>('FrameFinding').implement({
  description: 'One kind of finding: how many, and the first 100.',
  fields: (t) => ({
    kind: t.field({
      type: kindEnum,
      description: 'What was looked for.',
      authScopes: signedIn,
      resolve: ({ kind }) => kind,
    }),
    total: t.exposeInt('total', { description: 'How many there are.', authScopes: signedIn }),
    first: t.field({
      type: [placeRef],
      description: 'The first 100.',
      authScopes: signedIn,
      resolve: ({ first }) => first,
    }),
  }),
});

interface Attribute {
  readonly name: string;
  readonly value: string | null;
}

const attributeRef = builder.objectRef<Attribute>('VillageAttribute').implement({
  description: 'A further column of the village list (属性).',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the column.', authScopes: signedIn }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'The cell; empty where it is.',
      authScopes: signedIn,
    }),
  }),
});

export const frameVillageRef = builder.objectRef<FrameVillage>('FrameVillage').implement({
  description: 'A village of the frame (抽样框) as its file gave it.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '12-digit code.', authScopes: signedIn }),
    name: t.exposeString('name', { description: 'Its name.', authScopes: signedIn }),
    stratum: t.exposeString('stratum', { description: 'Its stratum (层).', authScopes: signedIn }),
    size: t.exposeInt('size', { description: 'Its size measure.', authScopes: signedIn }),
    attributes: t.field({
      type: [attributeRef],
      description: 'Further columns, in their order.',
      authScopes: signedIn,
      resolve: ({ attributes = {} }) => Object.entries(attributes).map(([name, value]) => ({ name, value })),
    }),
  }),
});

const changeRef = builder.objectRef<VillageChange>('VillageChange').implement({
  description: 'A village that a new version adds, removes or changes.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '12-digit code.', authScopes: signedIn }),
    before: t.field({
      type: frameVillageRef,
      nullable: true,
      description: 'As it was; empty where it is added.',
      authScopes: signedIn,
      resolve: ({ before }) => before,
    }),
    after: t.field({
      type: frameVillageRef,
      nullable: true,
      description: 'As it is; empty where it is removed.',
      authScopes: signedIn,
      resolve: ({ after }) => after,
    }),
  }),
});

const changesRef = builder.objectRef<FrameChanges>('FrameChanges').implement({
  description: 'What a new version of a village list changes (变动).',
  fields: (t) => ({
    basis: t.exposeID('basisImportId', {
      description: 'The import from which it was made.',
      authScopes: signedIn,
    }),
    added: t.exposeInt('added', { description: 'Villages added.', authScopes: signedIn }),
    removed: t.exposeInt('removed', { description: 'Villages removed.', authScopes: signedIn }),
    changed: t.exposeInt('changed', {
      description: 'Villages with another name, stratum, size or attribute.',
      authScopes: signedIn,
    }),
    first: t.field({
      type: [changeRef],
      description: 'The first 100, by county.',
      authScopes: signedIn,
      resolve: ({ first }) => first,
    }),
  }),
});

export const reportRef = builder.objectRef<FrameReport>('FrameReport').implement({
  description: 'What was found in an adopted list (覆盖报告).',
  fields: (t) => ({
    listed: t.exposeInt('listed', {
      description: 'Villages of the division list in the campaign’s division; 0 where it has none.',
      authScopes: signedIn,
    }),
    findings: t.field({
      type: [findingRef],
      description: 'Every kind that was looked for, those with none too.',
      authScopes: signedIn,
      resolve: ({ findings }) => findings,
    }),
    changes: t.field({
      type: changesRef,
      nullable: true,
      description: 'Against the version before; empty where there is none.',
      authScopes: signedIn,
      resolve: ({ changes }) => changes,
    }),
  }),
});

import { expect, test } from 'vitest';
import type { Campaign } from '../../../api/campaigns/campaign.ts';
import { standardIndicators } from '../../../api/estimates/standard-indicators.ts';
import { type Design, designSchema } from '../../../api/samples/design.ts';
import { drawDesignOf } from '../../../api/samples/draw-design-of.ts';
import type { Party } from '../../../api/samples/party.ts';
import { designHash, type RotationDesign } from '../../../methods/sampling/certificate/draw-design.ts';

const campaign: Campaign = {
  campaignId: 'c1',
  name: '退出评估',
  programme: '精准扶贫',
  division: '433124',
  timeZone: 'Asia/Shanghai',
  commissionerId: 'office',
  evaluatorId: 'university',
  commissionerName: '某省考核办',
  evaluatorName: '某大学评估中心',
  state: 'draft',
  version: 3,
  epoch: 1,
  formCode: 'short-household',
  formVersion: 1,
  simulated: true,
  provisionalForLeaders: true,
  drawNumber: 1,
  createdAt: '2026-06-01T00:00:00.000Z',
};

const design: Design = designSchema.parse({
  strata: [
    { code: 'town', villages: 3, reserve: 1 },
    { code: 'township', villages: 2, reserve: 1 },
  ],
  households: { poor: 2, exited: 4 },
  indicators: [...standardIndicators],
  registryTotals: [{ division: '433124', poor: 1, exited: 2, nonregistered: 3 }],
});

const root = 'a'.repeat(64);
const commit = 'b'.repeat(64);
const timetable = {
  commitmentsEnd: '2026-06-02T00:00:00.000Z',
  deadline: '2026-06-03T00:00:00.000Z',
  beacon: null,
};
const auditor: Party = {
  campaignId: 'c1',
  drawNumber: 1,
  party: 'auditor',
  name: '审计局',
  publicKey: `04${'e'.repeat(128)}`,
  registeredBy: 'office',
  side: 'commissioner',
};
const pulse = { name: 'drand-quicknet', number: 7, at: '2026-06-03T01:00:00.000Z' };
const hash = (
  of: Campaign = campaign,
  d: Design = design,
  r = root,
  c = commit,
  parties: readonly Party[] = [],
  beacon: typeof pulse | null = null,
  rotation?: RotationDesign,
): string =>
  designHash({
    campaign: of.campaignId,
    drawNumber: of.drawNumber,
    frame: { id: 'frame-1', rows: 10, root: r },
    design: drawDesignOf(of, d, parties, c, beacon, rotation),
  });

const wave: RotationDesign = {
  previous: { campaign: 'c0', drawNumber: 1, sampleRoot: 'd'.repeat(64) },
  keep: [{ stratum: 'town', keep: 1 }],
};
const rotated = (rotation: RotationDesign): string =>
  hash(campaign, design, root, commit, [], null, rotation);

test('the same design has one hash, in whatever order its keys came', () => {
  const other = {
    ...design,
    households: { exited: 4, poor: 2 },
    strata: design.strata.map((each) => ({
      reserve: each.reserve,
      villages: each.villages,
      code: each.code,
      method: each.method,
    })),
  };
  expect(hash()).toMatch(/^[0-9a-f]{64}$/);
  expect(hash(campaign, other)).toBe(hash());
});

test('what the commissioner signs covers the frame, the key, both parties, the questionnaire and every line of the design', () => {
  const [first, ...others] = design.strata;
  if (first === undefined) {
    throw new Error('there are strata');
  }
  const changed = [
    hash({ ...campaign, campaignId: 'c2' }),
    hash({ ...campaign, drawNumber: 2 }),
    hash({ ...campaign, commissionerId: 'ministry' }),
    hash({ ...campaign, evaluatorId: 'institute' }),
    hash({ ...campaign, formCode: 'long-household' }),
    hash({ ...campaign, formVersion: 2 }),
    hash({ ...campaign, formHash: 'b'.repeat(64) }),
    hash(campaign, design, 'c'.repeat(64)),
    hash(campaign, design, root, 'd'.repeat(64)),
    hash(campaign, { ...design, strata: [{ ...first, villages: 4 }, ...others] }),
    hash(campaign, { ...design, strata: [{ ...first, reserve: 0 }, ...others] }),
    hash(campaign, { ...design, households: { poor: 2, exited: 5 } }),
    hash(campaign, { ...design, indicators: design.indicators.slice(1) }),
    hash(campaign, { ...design, registryTotals: [] }),
    hash(campaign, { ...design, strata: [{ ...first, method: 'simple-random' }, ...others] }),
    hash(campaign, { ...design, orderColumn: 'road' }),
    hash(campaign, { ...design, chance: timetable }),
    hash(campaign, { ...design, chance: { ...timetable, commitmentsEnd: '2026-06-01T12:00:00.000Z' } }),
    hash(campaign, { ...design, chance: { ...timetable, deadline: '2026-06-02T12:00:00.000Z' } }),
    hash(campaign, design, root, commit, [auditor]),
    hash(campaign, design, root, commit, [{ ...auditor, publicKey: `04${'f'.repeat(128)}` }]),
    hash(campaign, design, root, commit, [], pulse),
    hash(campaign, design, root, commit, [], { ...pulse, number: 8 }),
    rotated(wave),
    rotated({ ...wave, previous: { ...wave.previous, campaign: 'c9' } }),
    rotated({ ...wave, previous: { ...wave.previous, sampleRoot: 'c'.repeat(64) } }),
    rotated({ ...wave, keep: [{ stratum: 'town', keep: 2 }] }),
  ];
  expect(new Set([hash(), ...changed]).size).toBe(changed.length + 1);
});

test('what may still change after the signature is not under it', () => {
  expect(hash({ ...campaign, state: 'frame-frozen', version: 9, signedAt: '2026-06-02T00:00:00.000Z' })).toBe(
    hash(),
  );
});

import { createHash } from 'node:crypto';
import { auditEvent } from '../audit/audit-event.ts';
import { mustBeUnderWay } from '../campaigns/campaign-rules.ts';
import { type DrawContext, inCampaign } from '../context.ts';
import { afterRun, type CaseRun, lastHouseholdNumber } from '../fieldwork/case.ts';
import { casesOfRuns, giveCasesBack, withdrawCases } from '../fieldwork/withdraw-cases.ts';
import type { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import { type Screening, screeningRun } from '../screening/screening.ts';
import { type ComparedRosters, compareRosters } from './compare-rosters.ts';
import { frozenRoster } from './household-rules.ts';
import type { CorrectionRequest, RosterCorrection } from './roster-correction.ts';
import { correctable, frozenAfter, mustBeSameCorrection, mustSayWhy } from './roster-correction-rules.ts';
import { type FrozenRoster, householdRun, type SampledVillage } from './sample.ts';

type Correcting = Permit<'correct a roster'>;

/** The village with what is withdrawn in it. */
interface Present {
  readonly facts: SampledVillage;
  readonly roster: FrozenRoster;
  readonly screening: Screening | undefined;
}

/** How often somebody may have been faster in the same village before one is told to try again. */
const mostRounds = 6;

/**
 * Freezes a corrected roster of a village in the place of one that was wrong; in the draw function, which alone knows the salts of rosters.
 * Everything of the wrong one stays, and its cases are withdrawn, of which none may have an answer or an outcome. The new root
 * stands before any ticket of it exists: its households are drawn like those of any frozen roster. Whoever asks for the same
 * again, also at the same moment, hears what stands; two who correct it by two files at once get one correction.
 */
export const correctRoster = async (
  context: DrawContext,
  campaignId: string,
  { village, version, importId, reason, otherReason, evidence }: CorrectionRequest,
): Promise<RosterCorrection> => {
  const inWords = otherReason?.trim().normalize('NFC');
  const asked = {
    ...{ village, version, importId, reason, evidence: evidence.trim().normalize('NFC') },
    ...(inWords === undefined ? {} : { otherReason: inWords }),
  };
  for (let round = 0; round < mostRounds; round += 1) {
    const correction = await correctOnce(context, campaignId, asked);
    if (correction !== undefined) {
      return correction;
    }
  }
  throw refusal('try-again');
};

/** Nothing where somebody else changed what this was decided from. */
const correctOnce = async (
  context: DrawContext,
  campaignId: string,
  asked: CorrectionRequest,
): Promise<RosterCorrection | undefined> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'correct a roster', asked.village);
  mustSayWhy(asked);
  const { rosterCorrections, samples, screenings } = context.stores;
  const stands = await rosterCorrections.of(permit, campaignId, asked.village, asked.version);
  if (stands !== undefined) {
    mustBeSameCorrection(stands, asked);
    return stands;
  }
  mustBeUnderWay(campaign);
  const { facts, roster } = correctable(await samples.villageFacts(campaignId, asked.village), asked);
  const compared = await compareRosters(context, permit, campaign, facts, roster, asked.importId);
  const screening = await screenings.village(permit, campaignId, asked.village);
  const present = { facts, roster, screening };
  return whileWithdrawn(context, permit, present, () => save(context, permit, present, compared, asked));
};

const runsOf = ({ facts, screening }: Present): readonly CaseRun[] => [
  householdRun(facts),
  ...(screening === undefined ? [] : [screeningRun(screening)]),
];

/**
 * Looks, takes the place of every answer, and looks again: what is untouched then stays so, for neither answer nor outcome finds a
 * place any more. Where nothing comes of it, cases and links are what they were, unless somebody else's correction stands. Who breaks off in
 * between leaves the places taken until the same correction is asked for again: it is made then, or they are given back.
 */
const whileWithdrawn = async (
  { stores }: DrawContext,
  permit: Correcting,
  present: Present,
  correct: () => Promise<RosterCorrection | undefined>,
): Promise<RosterCorrection | undefined> => {
  const { campaignId, code } = present.facts;
  const { all, untouched } = await casesOfRuns(stores, permit, runsOf(present));
  const giveBack = () =>
    giveCasesBack(stores, permit, all, [
      stores.samples.stillOfRoster(campaignId, code, present.roster.version),
      stores.campaigns.stillUnderWay(campaignId),
    ]);
  if (untouched) {
    await withdrawCases(stores, permit, all);
  }
  const stillUntouched = untouched && (await casesOfRuns(stores, permit, runsOf(present))).untouched;
  if (!stillUntouched) {
    await giveBack();
    throw refusal('roster-has-outcomes');
  }
  const correction = await correct();
  // Somebody whose own attempt came to nothing may have given them back a moment ago.
  await (correction === undefined ? giveBack() : withdrawCases(stores, permit, all));
  return correction;
};

/** Correction, village, screening, campaign and audit event: all or nothing, while fieldwork has not ended. */
const save = async (
  { stores, now, newId }: DrawContext,
  permit: Correcting,
  { facts, roster, screening }: Present,
  { sampleSaltKey, after, added, removed }: ComparedRosters,
  asked: CorrectionRequest,
): Promise<RosterCorrection | undefined> => {
  const { campaignId, code } = facts;
  const { samples, screenings, campaigns, audit, rosterCorrections } = stores;
  const households = householdRun(facts);
  const groups =
    screening === undefined
      ? { after: lastHouseholdNumber + (roster.groupsAfter ?? 0), cases: 0 }
      : screeningRun(screening);
  const corrected = frozenRoster(code, sampleSaltKey, after, {
    importId: asked.importId,
    version: roster.version + 1,
    frozenAt: frozenAfter(roster, now),
    frozenBy: permit.personId,
    casesAfter: afterRun(households),
    groupsAfter: afterRun(groups) - lastHouseholdNumber,
  });
  const correction: RosterCorrection = {
    ...asked,
    campaignId,
    before: roster,
    issuedBefore: facts.lists,
    added,
    removed,
    casesWithdrawn: households.cases,
    groupsWithdrawn: groups.cases,
    correctedAt: corrected.frozenAt,
    correctedBy: permit.personId,
  };
  const redrawn: SampledVillage = {
    ...facts,
    roster: corrected,
    lists: {},
    householdsDrawn: false,
    version: facts.version + 1,
  };
  const done = await rosterCorrections.record(permit, correction, [
    samples.changedVillage(permit, facts, redrawn),
    ...(screening === undefined ? [] : [screenings.withdrawn(permit, screening)]),
    campaigns.withVillagesChanged(permit, campaignId),
    audit.recorded(auditEvent(permit, campaignId, now, newId(), subjectOf(correction, corrected))),
  ]);
  return done ? correction : undefined;
};

/** The new root under its village and version, the reason, and a hash that binds the evidence without repeating it. */
const subjectOf = (
  { village, reason, otherReason = '', evidence }: RosterCorrection,
  { root, version }: FrozenRoster,
): string => {
  const words = createHash('sha256')
    .update(JSON.stringify([otherReason, evidence]))
    .digest('hex');
  return ['roster', village, root, version, reason, words].join(' ');
};

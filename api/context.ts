import { auditStore } from './audit/audit-store.ts';
import type { Campaign } from './campaigns/campaign.ts';
import { campaignStore } from './campaigns/campaign-store.ts';
import { divisionStore } from './divisions/division-store.ts';
import { extractStore } from './estimates/closing/extract-store.ts';
import { nodeStore } from './estimates/node-store.ts';
import { addedCaseStore } from './fieldwork/added-case-store.ts';
import { caseStore } from './fieldwork/case-store.ts';
import { lostVillageStore } from './fieldwork/lost-village-store.ts';
import { reserveStore } from './fieldwork/reserve-store.ts';
import { withdrawnCaseStore } from './fieldwork/withdrawn-case-store.ts';
import { progressStore } from './follow/progress-store.ts';
import { frameStore } from './frames/frame-store.ts';
import type { PrintFunction } from './invitations/print-job.ts';
import { shortCodeStore } from './invitations/short-code-store.ts';
import { limitStore } from './open-channel/limit-store.ts';
import { messageStore } from './open-channel/message-store.ts';
import { keyingStore } from './paper/keying-store.ts';
import { actName } from './people/act-names.ts';
import type { Act } from './people/authority-rules.ts';
import type { Grant } from './people/grant.ts';
import { peopleStore } from './people/people-store.ts';
import { Permit } from './people/permit.ts';
import type { Person } from './people/person.ts';
import { type UnknownAsker, unknownAsker } from './people/unknown-asker.ts';
import type { PulseOf } from './platform/beacon.ts';
import type { ZhenpingTable } from './platform/dynamo.ts';
import type { Gates } from './platform/gates.ts';
import type { ObjectStore } from './platform/objects.ts';
import type { RandomBytes } from './platform/random.ts';
import type { Seal } from './platform/seal.ts';
import type { SealedBox } from './platform/sealed-box.ts';
import { formStore } from './questionnaires/form-store.ts';
import { type ReaderLanguage, type Refusal, refusal } from './refusals.ts';
import { anonymousStore } from './responses/anonymous-store.ts';
import { changeStore } from './responses/change-store.ts';
import { correctionStore } from './responses/correction-store.ts';
import { draftStore } from './responses/draft-store.ts';
import { recordsStore } from './responses/records-store.ts';
import { responseStore } from './responses/response-store.ts';
import { pictureStore } from './results/picture-store.ts';
import { snapshotStore } from './results/snapshot-store.ts';
import { reviewStore } from './reviews/review-store.ts';
import { ceremonyStore } from './samples/ceremony-store.ts';
import type { DrawFunction } from './samples/draw-job.ts';
import { listedDrawStore } from './samples/listed-draw-store.ts';
import { rosterCorrectionStore } from './samples/roster-correction-store.ts';
import { sampleStore } from './samples/sample-store.ts';
import { screeningStore } from './screening/screening-store.ts';
import { assignmentStore } from './teams/assignment-store.ts';
import { deviceStore } from './teams/device-store.ts';
import { fieldRulesStore } from './teams/field-rules-store.ts';
import { mustBeWithinTeams } from './teams/own-teams.ts';
import { proposalStore } from './teams/proposal-store.ts';
import { staffStore } from './teams/staff-store.ts';
import { teamStore } from './teams/team-store.ts';
import { visitStore } from './visits/visit-store.ts';

/** Every store over one table; made once a process. */
export const openStores = (table: ZhenpingTable) => ({
  audit: auditStore(table),
  people: peopleStore(table),
  campaigns: campaignStore(table),
  divisions: divisionStore(table),
  frames: frameStore(table),
  forms: formStore(table),
  ceremonies: ceremonyStore(table),
  listedDraws: listedDrawStore(table),
  samples: sampleStore(table),
  cases: caseStore(table),
  addedCases: addedCaseStore(table),
  screenings: screeningStore(table),
  reserves: reserveStore(table),
  lostVillages: lostVillageStore(table),
  rosterCorrections: rosterCorrectionStore(table),
  withdrawnCases: withdrawnCaseStore(table),
  fieldRules: fieldRulesStore(table),
  staff: staffStore(table),
  teams: teamStore(table),
  assignments: assignmentStore(table),
  proposals: proposalStore(table),
  devices: deviceStore(table),
  visits: visitStore(table),
  responses: responseStore(table),
  anonymous: anonymousStore(table),
  changes: changeStore(table),
  corrections: correctionStore(table),
  reviews: reviewStore(table),
  drafts: draftStore(table),
  shortCodes: shortCodeStore(table),
  keyings: keyingStore(table),
  limits: limitStore(table),
  openMessages: messageStore(table),
  records: recordsStore(table),
  progress: progressStore(table),
  nodes: nodeStore(table),
  extracts: extractStore(table),
  pictures: pictureStore(table),
  snapshots: snapshotStore(table),
});

export type Stores = ReturnType<typeof openStores>;

/** What one request knows. Nothing below it reads a clock, chance or the environment. */
export interface Context {
  /** Who the verified token names; absent: nobody signed in. */
  readonly signedIn: { readonly issuer: string; readonly subject: string; readonly name: string } | undefined;
  /** Why the token that was sent does not hold: an expired one stops nobody from opening a link. */
  readonly signInProblem: Refusal | undefined;
  /** Absent where the one who signed in has no place here yet. */
  readonly person: Person | undefined;
  readonly grants: readonly Grant[];
  readonly now: Date;
  readonly random: RandomBytes;
  readonly newId: () => string;
  readonly language: ReaderLanguage;
  readonly stores: Stores;
  readonly objects: ObjectStore;
  /** Hides the keys of a draw. A request cannot open them again; the draw function can. */
  readonly seal: Seal['seal'];
  /** Has a job done that needs the keys of a draw. */
  readonly drawFunction: DrawFunction;
  /** Has a page made into a PDF. */
  readonly print: PrintFunction;
  readonly linkKey: Uint8Array;
  /** Opens what devices sealed because they could not send it. */
  readonly sealedBox: SealedBox;
  readonly initSecretHash: string;
  /** A mark of that day for where the request came from; the address itself goes no further. */
  readonly senderOn: (day: string) => string;
  /** What this process need not ask again for a while. */
  readonly gates: Gates;
  /** After a change of what this person may do. */
  readonly forgetPerson: (personId: string) => void;
  /** Keeps an open campaign for two seconds, so that a submission needs no read of its own. */
  readonly recentCampaign: (campaignId: string) => Promise<Campaign | undefined>;
}

/** What the draw function knows while it does a job for somebody: it alone opens the keys of a draw. */
export interface DrawContext
  extends UnknownAsker,
    Pick<Context, 'person' | 'grants' | 'now' | 'newId' | 'stores' | 'objects'> {
  readonly pulseOf: PulseOf;
  readonly unseal: Seal['unseal'];
}

/** What must be known of somebody who wants to act in a campaign. */
type Asking = UnknownAsker & Pick<Context, 'person' | 'grants' | 'now' | 'stores'>;

/** The campaign and the right to do this act in it, or the refusal; where a campaign has teams, a supervisor acts within the own ones. */
export const inCampaign = async <Wanted extends Act>(
  context: Asking,
  campaignId: string,
  act: Wanted,
  division?: string,
): Promise<{ readonly campaign: Campaign; readonly permit: Permit<Wanted> }> => {
  if (context.person === undefined) {
    throw unknownAsker(context, actName(act));
  }
  const campaign = await context.stores.campaigns.get(campaignId);
  if (campaign === undefined) {
    throw refusal('campaign-unknown');
  }
  const place = { campaign, ...(division === undefined ? {} : { division }) };
  const permit = Permit.decide(context, act, place);
  await mustBeWithinTeams(context, campaign, permit, division);
  return { campaign, permit };
};

import type { Privacy } from '../../methods/questionnaire/form.ts';
import type { Wording } from '../refusals.ts';
import type { SavedFieldRules } from '../teams/field-rules.ts';

/**
 * A campaign (评估任务) is one wave of one programme: the boundary within which a sample is drawn, answers are kept and
 * figures are published. Its state only moves forward; each step adds, none takes back.
 */
export const campaignStates = [
  'draft',
  'frame-frozen',
  'drawn',
  'fieldwork',
  'closed',
  'sealed',
  'published',
] as const;
export type CampaignState = (typeof campaignStates)[number];

/** As people call them. */
export const stateNames: Readonly<Record<CampaignState, Wording>> = {
  draft: { en: 'draft', zh: '草稿' },
  'frame-frozen': { en: 'frame frozen', zh: '抽样框已冻结' },
  drawn: { en: 'drawn', zh: '已抽取' },
  fieldwork: { en: 'fieldwork', zh: '实地调查' },
  closed: { en: 'closed', zh: '已结束' },
  sealed: { en: 'sealed', zh: '已封存' },
  published: { en: 'published', zh: '已发布' },
};

/** A campaign went on to a newer version of its questionnaire. */
export interface FormMove {
  readonly version: number;
  readonly reason: string;
  /** UTC moment. */
  readonly movedAt: string;
  readonly movedBy: string;
  /** Whether answers are still taken that were made with a version taken until then. */
  readonly olderTaken: boolean;
}

export interface Campaign {
  readonly campaignId: string;
  readonly name: string;
  readonly programme: string;
  /** The division under evaluation; the whole sample lies in it. */
  readonly division: string;
  /** IANA zone of the campaign's days, such as Asia/Shanghai; everything stored is UTC. */
  readonly timeZone: string;
  readonly commissionerId: string;
  readonly evaluatorId: string;
  readonly commissionerName: string;
  readonly evaluatorName: string;
  readonly state: CampaignState;
  /** Rises with every change; a change names the version that it saw. */
  readonly version: number;
  /** Rises when something other than new records changes results: weights, rules, closing. */
  readonly epoch: number;
  /** The questionnaire that was agreed to with the design. */
  readonly formCode: string;
  readonly formVersion: number;
  /** The organisation whose it is; absent: it came with the system. */
  readonly formOwner?: string | undefined;
  /** Its content hash; absent in campaigns of before forms had one. */
  readonly formHash?: string | undefined;
  /** Moves to newer versions of it since, the oldest first. */
  readonly formMoves?: readonly FormMove[] | undefined;
  /** What the one who answers is promised, for good; absent in campaigns older than the choice: confidential. */
  readonly privacy?: Privacy | undefined;
  /** Days in which answers can be corrected; absent: 14. 0: they cannot. */
  readonly revisionDays?: number | undefined;
  /** How its fieldwork is done; absent: without teams, assignments and visits. */
  readonly fieldRules?: Pick<SavedFieldRules, 'version' | 'rules'> | undefined;
  /** True where people or answers are made up; every page and export says so. */
  readonly simulated: boolean;
  /** Whether leadership may see figures before publication, at most once a day. */
  readonly provisionalForLeaders: boolean;
  readonly drawNumber: number;
  readonly createdAt: string;
  readonly frameImportId?: string | undefined;
  readonly frameRoot?: string | undefined;
  readonly frozenAt?: string | undefined;
  readonly keyCommit?: string | undefined;
  readonly designHash?: string | undefined;
  readonly signedBy?: string | undefined;
  readonly signedAt?: string | undefined;
  readonly sampleRoot?: string | undefined;
  readonly drawnAt?: string | undefined;
  readonly rosterImportId?: string | undefined;
  /** When households were first drawn: fieldwork can begin. */
  readonly householdsDrawnAt?: string | undefined;
  /** From here on the key of the draw is open. */
  readonly closedAt?: string | undefined;
}

/** The last step of an import: the list becomes the campaign's, or is refused with what is wrong. */
import type { AuditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import { pack } from '../platform/packed.ts';
import type { OpenFile } from '../platform/stored-file.ts';
import { type Problem, Refusal } from '../refusals.ts';
import type { FrameImport, ImportKind } from './frame.ts';
import type { Run } from './run-store.ts';

export interface ImportSurroundings {
  readonly stores: Stores;
  readonly open: OpenFile;
  readonly now: Date;
  readonly newId: () => string;
}

const shownProblems = 200;

/** Why a list is refused that was good, but came too late. */
export const wentOn: Problem = {
  reason: {
    en: 'the campaign went on meanwhile and no longer takes this list',
    zh: '评估任务已进入下一阶段，不再接收该名单',
  },
};

/** Why a list is refused whose sender was no longer a lead when it was read. */
const rightEnded: Problem = {
  reason: {
    en: 'the role of the one who asked for this upload has ended meanwhile',
    zh: '申请上传者的角色已终止',
  },
};

/** An upload address outlives a right by some minutes; what comes through it then is not taken. */
const mayStillImport = async (
  { stores, now }: ImportSurroundings,
  campaign: Campaign,
  { requestedBy }: FrameImport,
): Promise<boolean> => {
  const { grants } = await stores.people.personWithGrants(requestedBy);
  return grantFor(grants, 'import a frame', { campaign }, now) !== undefined;
};

/** Villages while drafting; households from the draw of the villages on, for each village until its roster is frozen, corrections after that. */
export const takesList = ({ state }: Campaign, kind: ImportKind): boolean =>
  kind === 'villages' ? state === 'draft' : state === 'drawn' || state === 'fieldwork';

/** Gives what stands where another reading of the same import was quicker. */
export const refuseList = async (
  { frames }: Stores,
  entry: FrameImport,
  rows: number,
  problems: readonly Problem[],
  problemCount = problems.length,
): Promise<FrameImport> => {
  const refused: FrameImport = {
    ...entry,
    state: 'refused',
    rows,
    problemCount,
    problems: pack(problems.slice(0, shownProblems)),
  };
  const saved = await frames.save(refused);
  return saved ? refused : ((await frames.get(entry.campaignId, entry.importId)) ?? refused);
};

/** Another change of the campaign at the same moment is no reason to give up, as long as it still takes the list. */
export const adoptList = async (
  surroundings: ImportSurroundings,
  adopted: FrameImport,
  run: Run,
): Promise<FrameImport> => {
  const { stores } = surroundings;
  const { campaignId, importId } = adopted;
  const [entry, present] = await Promise.all([
    stores.frames.get(campaignId, importId),
    stores.campaigns.get(campaignId),
  ]);
  if (entry === undefined || present === undefined || entry.state !== 'checking') {
    return entry ?? adopted;
  }
  if (!takesList(present, adopted.kind)) {
    return refuseList(stores, entry, adopted.rows, [wentOn]);
  }
  if (!(await mayStillImport(surroundings, present, entry))) {
    return refuseList(stores, entry, adopted.rows, [rightEnded]);
  }
  const { change, rows } = whatFollows(stores, present, adopted.kind, run);
  try {
    await stores.campaigns.change('import job', present, change, adoption(surroundings, adopted), [
      stores.frames.adopt(adopted),
      rows,
    ]);
    return adopted;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'campaign-changed') {
      return adoptList(surroundings, adopted, run);
    }
    throw error;
  }
};

/** What becomes the campaign's. Corrected rosters do not: each becomes its village's by a supervisor's word. */
const whatFollows = ({ frames }: Stores, { rosterImportId }: Campaign, kind: ImportKind, run: Run) => {
  switch (kind) {
    case 'villages':
      return { change: { frameImportId: run.importId }, rows: frames.adoptedVillages(run) };
    case 'households':
      return { change: { rosterImportId: run.importId }, rows: frames.adoptedRosters(run, rosterImportId) };
    case 'corrections':
      return { change: {}, rows: frames.adoptedRosters(run) };
  }
};

const adoption = ({ now, newId }: ImportSurroundings, adopted: FrameImport): AuditEvent => ({
  campaignId: adopted.campaignId,
  at: now.toISOString(),
  eventId: newId(),
  personId: adopted.requestedBy,
  grantId: adopted.grantId,
  act: 'import a frame',
  subject: adopted.importId,
});

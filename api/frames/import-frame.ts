/**
 * The import job: an uploaded file is read twice. The first reading checks every row and keeps nothing; only if no row is
 * wrong does the second stage the rows under the import's id, and one conditional write makes them the campaign's.
 * A worker that dies can start again from the beginning: staging the same rows gives the same items.
 */
import type { AuditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { pack } from '../platform/packed.ts';
import type { Problem } from '../refusals.ts';
import { checkFile } from './check-file.ts';
import { type FrameImport, importOfKey } from './frame.ts';
import { stageHouseholds, stageVillages } from './stage-rows.ts';

export interface ImportSurroundings {
  readonly stores: Stores;
  readonly open: (key: string) => Promise<AsyncIterable<Uint8Array>>;
  readonly now: Date;
  readonly newId: () => string;
}

const shownProblems = 200;

/** Does the import that the object's key names. An object that belongs to no waiting import is left alone. */
export const importFrame = async (
  surroundings: ImportSurroundings,
  key: string,
): Promise<FrameImport | undefined> => {
  const named = importOfKey(key);
  if (named === undefined) {
    return undefined;
  }
  const { stores } = surroundings;
  const [entry, campaign] = await Promise.all([
    stores.frames.get(named.campaignId, named.importId),
    stores.campaigns.get(named.campaignId),
  ]);
  if (
    entry === undefined ||
    campaign === undefined ||
    entry.state === 'adopted' ||
    entry.state === 'refused'
  ) {
    return entry;
  }
  const expected = entry.kind === 'villages' ? 'draft' : 'drawn';
  if (campaign.state !== expected || campaign.frozenRosterId !== undefined) {
    return refuse(stores, entry, 0, [
      {
        reason: {
          en: 'the campaign went on meanwhile and no longer takes this list',
          zh: '评估任务已进入下一阶段，不再接收该名单',
        },
      },
    ]);
  }
  await stores.frames.save({ ...entry, state: 'checking' });
  const open = () => surroundings.open(key);
  const checked = await checkFile(stores, campaign, entry.kind, open);
  if (checked.problems.length > 0) {
    return refuse(stores, entry, checked.rows, checked.problems, checked.problemCount);
  }
  const stage = entry.kind === 'villages' ? stageVillages : stageHouseholds;
  await stage(stores.frames, entry.importId, open, checked.encoding);
  return adopt(surroundings, campaign, { ...entry, state: 'adopted', rows: checked.rows });
};

const refuse = async (
  stores: Stores,
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
  await stores.frames.save(refused);
  return refused;
};

const adopt = async (
  { stores, now, newId }: ImportSurroundings,
  campaign: Campaign,
  adopted: FrameImport,
): Promise<FrameImport> => {
  const event: AuditEvent = {
    campaignId: campaign.campaignId,
    at: now.toISOString(),
    eventId: newId(),
    personId: adopted.requestedBy,
    grantId: adopted.grantId,
    act: 'import a frame',
    subject: adopted.importId,
  };
  const change =
    adopted.kind === 'villages' ? { frameImportId: adopted.importId } : { rosterImportId: adopted.importId };
  await stores.campaigns.change('import job', campaign, change, event, [stores.frames.nextState(adopted)]);
  return adopted;
};

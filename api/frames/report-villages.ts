import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { liesIn } from '../divisions/division.ts';
import { knownCounties } from '../divisions/known-counties.ts';
import { listedVillages } from '../divisions/listed-villages.ts';
import { countyByCounty } from './county-by-county.ts';
import type { FrameImport } from './frame.ts';
import { frameChanges } from './frame-changes.ts';
import type { FrameReport } from './frame-report.ts';
import type { Run } from './run-store.ts';
import { villageFindings } from './village-findings.ts';

/** Holds what a run staged against the division list, and against the list of which it is a new version. */
export const reportVillages = async (
  { divisions, frames }: Stores,
  campaign: Campaign,
  { basisImportId = campaign.frameImportId }: FrameImport,
  year: string,
  run: Run,
): Promise<FrameReport> => {
  const found = villageFindings();
  const counties = [...(await knownCounties(divisions, year, campaign.division))];
  const open = new Set(
    counties.filter((code) => liesIn(code, campaign.division) || liesIn(campaign.division, code)),
  );
  let listed = 0;
  const list = listedVillages(divisions, year, campaign.division);
  for await (const { county, left, right } of countyByCounty(list, frames.stagedVillages(run))) {
    found.county(left, right ?? []);
    if (left !== undefined) {
      listed += left.length;
      open.delete(county);
    }
  }
  const names = await divisions.names(year, [...open]);
  for (const code of open) {
    found.unlisted({ code, name: names.get(code) ?? code });
  }
  const changes = basisImportId === undefined ? undefined : await changesSince(frames, basisImportId, run);
  return { listed, findings: found.findings(), ...(changes === undefined ? {} : { changes }) };
};

const changesSince = async (frames: Stores['frames'], basisImportId: string, run: Run) => {
  const changes = frameChanges(basisImportId);
  const pairs = countyByCounty(frames.villagesByCounty(basisImportId), frames.stagedVillages(run));
  for await (const { left = [], right = [] } of pairs) {
    changes.county(left, right);
  }
  return changes.changes();
};

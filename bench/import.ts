/**
 * A village list of the whole country, from the uploaded file to the adopted frame, as `npm start` runs it: checked, staged, held against
 * the division list of the nation. `npm run bench -- import [csv|workbook]`; both without a word.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ask, type GraphqlClient, isFields, refusalFields } from '../cli/graphql-client.ts';
import { createCampaign, foundOrganisations, giveRole, loadDivisions } from '../local/demo/campaign-steps.ts';
import { divisionParts } from '../local/demo/real-divisions.ts';
import { startAsUsersDo } from './import/started-system.ts';
import { countryCsv, countryWorkbook } from './import/write-list.ts';
import type { Bench, Figure } from './runner/figure.ts';

const targets = { seconds: 180, megabytes: 300 } as const;

const files = { csv: countryCsv, workbook: countryWorkbook } as const;
const kinds = ['csv', 'workbook'] as const;

const tokenAnswer = z.object({ access_token: z.string() });
const noted = z.object({ highestMemoryMb: z.number(), processorSeconds: z.number() });

export const bench: Bench = async ({ args, print }) => {
  const wanted = kinds.filter((kind) => args.length === 0 || args.includes(kind));
  const directory = await mkdtemp(join(tmpdir(), 'zhenping-import-'));
  const system = await startAsUsersDo(directory);
  try {
    const client = async (person: string): Promise<GraphqlClient> => {
      const answer = await fetch(`${system.url}/issuer/demo-token?person=${person}`, { method: 'POST' });
      return { url: `${system.url}/graphql`, token: tokenAnswer.parse(await answer.json()).access_token };
    };
    const issuer = `${system.url}/issuer`;
    const evaluator = await foundOrganisations(client, system.initSecret, issuer);
    const began = performance.now();
    await loadDivisions(client, divisionParts(''));
    print(`the division list of the nation: ${((performance.now() - began) / 1000).toFixed(0)} s`);
    const commissioner = { giver: 'administrator', person: 'commissioner', name: '演示委托方' };
    await giveRole(client, issuer, { ...commissioner, role: 'COMMISSIONER', division: 'CN' });
    const found: Figure[] = [];
    for (const kind of wanted) {
      const campaign = await createCampaign(client, evaluator, 'CN');
      const lead = { giver: 'evaluator-administrator', person: 'lead', name: '演示组长', campaign };
      await giveRole(client, issuer, { ...lead, role: 'LEAD', division: 'CN' });
      const file = await files[kind]();
      print(`${kind}: ${(file.length / 1e6).toFixed(1)} MB`);
      const seconds = await imported(await client('lead'), campaign, kind, file);
      const { highestMemoryMb, processorSeconds } = await lastImport(directory);
      print(`${kind}: processor ${processorSeconds.toFixed(1)} s`);
      found.push(
        figure(`${kind}, file to adopted frame`, seconds, 's', targets.seconds),
        figure(`${kind}, highest memory`, highestMemoryMb, 'MB', targets.megabytes),
      );
    }
    return found;
  } finally {
    await system.stop();
    await rm(directory, { recursive: true, force: true });
  }
};

const figure = (name: string, value: number, unit: string, target: number): Figure => ({
  name,
  value,
  unit,
  target,
  holds: value <= target,
});

/** Seconds from the end of the upload to the adopted frame. */
const imported = async (
  lead: GraphqlClient,
  campaign: string,
  kind: keyof typeof files,
  file: Uint8Array<ArrayBuffer>,
): Promise<number> => {
  const request = `mutation Bench($campaign: ID!, $name: String!) { requestUpload(campaign: $campaign, kind: VILLAGES, fileName: $name) {
    ${refusalFields} ... on RequestedUpload { uploadUrl frameImport { id } } } }`;
  const name = kind === 'csv' ? 'country.csv' : 'country.xlsx';
  const requested = (await ask(lead, request, { campaign, name }))['requestUpload'];
  const { uploadUrl, frameImport } = isFields(requested) ? requested : {};
  const put = await fetch(String(uploadUrl), { method: 'PUT', body: file });
  if (!put.ok) {
    throw new Error(`The file store refused the upload: ${put.status}`);
  }
  const began = performance.now();
  const query = `query Bench($campaign: ID!, $id: ID!) { campaign(id: $campaign) { ${refusalFields}
    ... on Campaign { frameImport(id: $id) { state problems { row column reason } } } } }`;
  const id = isFields(frameImport) ? frameImport['id'] : undefined;
  for (;;) {
    const answered = (await ask(lead, query, { campaign, id }))['campaign'];
    const state = isFields(answered) && isFields(answered['frameImport']) ? answered['frameImport'] : {};
    if (state['state'] === 'ADOPTED') {
      return (performance.now() - began) / 1000;
    }
    if (state['state'] === 'REFUSED') {
      throw new Error(`The import was refused: ${JSON.stringify(state['problems'])}`);
    }
    await sleep(200);
  }
};

/** What the process of the last import wrote when it ended, a moment after the frame was adopted. */
const lastImport = async (directory: string) => {
  await sleep(500);
  const lines = (await readFile(join(directory, 'import.log'), 'utf8')).trim().split('\n');
  return noted.parse(JSON.parse(lines.at(-1) ?? ''));
};

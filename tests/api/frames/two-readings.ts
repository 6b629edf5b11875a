/** An address can be put to twice, and an event come twice: two readings of one import never mix. */
import { beforeAll, describe, expect, test } from 'vitest';
import { openStores } from '../../../api/context.ts';
import { uploadKey } from '../../../api/frames/frame.ts';
import { importFrame } from '../../../api/frames/import-frame.ts';
import { openTable } from '../../../api/platform/dynamo.ts';
import { readSettings } from '../../../api/platform/settings.ts';
import { newCampaign, requestUpload, villageCsv, withDesign } from '../campaign-on-its-way.ts';
import { fieldsOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { frameOf, villagesOf } from './asking.ts';

const later = `${villageCsv().replace('433124200201', '433124200299')}`;

async function* bytesOf(text: string, gate?: Promise<void>): AsyncGenerator<Uint8Array> {
  await gate;
  yield Buffer.from(text);
}

describe('two readings of one import', () => {
  let stores: ReturnType<typeof openStores>;
  let readings = 0;
  beforeAll(() => {
    stores = openStores(openTable(readSettings({ ...evaluation.system.settings })));
  });

  /** Reads `text`; stops at the reading that stages, until the gate opens. */
  const reading = (key: string, text: string, gate?: Promise<void>) => {
    let opened = 0;
    readings += 1;
    const runId = `run${readings}`;
    return importFrame(
      {
        stores,
        open: () => {
          opened += 1;
          // UTF-8 is known after one look, the check is the second, staging the third.
          return Promise.resolve(bytesOf(text, opened === 3 ? gate : undefined));
        },
        now: new Date('2026-03-01T00:00:00Z'),
        newId: () => `${runId}x${opened}`,
      },
      key,
    );
  };

  test('the one that adopts first stands, whatever the other stages afterwards', async () => {
    const campaign = await newCampaign(evaluation);
    const requested = await requestUpload(evaluation, campaign, 'VILLAGES');
    const id = String(fieldsOf(requested['frameImport'])['id']);
    const key = uploadKey(campaign.slice('Campaign:'.length), id);
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const slow = reading(key, later, gate);
    expect(await reading(key, villageCsv())).toMatchObject({ state: 'adopted', rows: 10 });
    const before = villagesOf(await frameOf(campaign));
    open();
    expect(await slow).toMatchObject({ state: 'adopted', importId: id });
    expect(villagesOf(await frameOf(campaign))).toEqual(before);
    expect(before.map(({ code }) => code)).not.toContain('433124200299');
  });

  test('a list that was read while the frame was frozen is refused', async () => {
    const campaign = await withDesign(evaluation);
    const requested = await requestUpload(evaluation, campaign, 'VILLAGES');
    const id = String(fieldsOf(requested['frameImport'])['id']);
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const slow = reading(uploadKey(campaign.slice('Campaign:'.length), id), later, gate);
    const before = villagesOf(await frameOf(campaign));
    await evaluation.mustAct('lead', 'freezeFrame', { campaign });
    open();
    expect(await slow).toMatchObject({ state: 'refused', problemCount: 1 });
    expect(villagesOf(await frameOf(campaign))).toEqual(before);
  });

  test('a change of the campaign meanwhile is no reason to give up', async () => {
    const campaign = await withDesign(evaluation);
    const requested = await requestUpload(evaluation, campaign, 'VILLAGES');
    const id = String(fieldsOf(requested['frameImport'])['id']);
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const slow = reading(uploadKey(campaign.slice('Campaign:'.length), id), villageCsv(), gate);
    const design = await evaluation.ask(
      'lead',
      `{ campaign(id: "${campaign}") { ... on Campaign { design } } }`,
    );
    const present = fieldsOf(fieldsOf(fieldsOf(design['data'])['campaign'])['design']);
    await evaluation.mustAct('lead', 'saveDesign', { campaign, design: present });
    open();
    expect(await slow).toMatchObject({ state: 'adopted' });
  });
});

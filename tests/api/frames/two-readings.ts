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
import { fileOf } from './file-of.ts';

const later = `${villageCsv().replace('433124200201', '433124200299')}`;

describe('two readings of one import', () => {
  let stores: ReturnType<typeof openStores>;
  beforeAll(() => {
    stores = openStores(openTable(readSettings({ ...evaluation.system.settings })));
  });

  /** Reads `text`; stops at the reading that stages, until the gate opens. */
  const reading = (key: string, text: string, gate?: Promise<void>) => {
    const file = fileOf(Buffer.from(text), text);
    let asked = 0;
    return importFrame(
      {
        stores,
        open: () =>
          Promise.resolve({
            ...file,
            read: async (from, to) => {
              asked += 1;
              // The first bytes, the encoding, the check; staging is the fourth.
              await (asked === 4 ? gate : undefined);
              return file.read(from, to);
            },
          }),
        now: new Date(),
        newId: () => `e${key.slice(-10)}`,
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

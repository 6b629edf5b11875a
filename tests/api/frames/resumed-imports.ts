/** A worker may die anywhere in an import; the next one goes on, and what it leaves is what one worker alone would have. */
import { beforeAll, describe, expect, test } from 'vitest';
import { openStores, type Stores } from '../../../api/context.ts';
import { uploadKey } from '../../../api/frames/frame.ts';
import { importFrame } from '../../../api/frames/import-frame.ts';
import { openTable } from '../../../api/platform/dynamo.ts';
import { readSettings } from '../../../api/platform/settings.ts';
import { openFiles, type StoredFile } from '../../../api/platform/stored-file.ts';
import { newCampaign, put, requestUpload, villageCsv } from '../campaign-on-its-way.ts';
import { fieldsOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { openStored } from '../stored-items.ts';
import { frameOf, villagesOf } from './asking.ts';
import { fileOf } from './file-of.ts';

/** Three items of one county. */
const list = [
  'code,name,stratum,size',
  ...Array.from({ length: 1200 }, (_, at) => `433124${100_200 + at},村${at},all,${1 + at}`),
].join('\n');

const died = new Error('the worker died');

describe('an import whose worker dies', () => {
  let stores: Stores;
  beforeAll(() => {
    stores = openStores(openTable(readSettings({ ...evaluation.system.settings })));
  });

  const waitingImport = async () => {
    const campaign = await newCampaign(evaluation);
    const requested = await requestUpload(evaluation, campaign, 'VILLAGES');
    const id = String(fieldsOf(requested['frameImport'])['id']);
    return { campaign, requested, id, key: uploadKey(campaign.slice('Campaign:'.length), id) };
  };

  const work = (key: string, file: StoredFile, with_: Stores = stores) => {
    const surroundings = {
      stores: with_,
      open: () => Promise.resolve(file),
      now: new Date(),
      newId: () => `e${key.slice(-10)}`,
    };
    return importFrame(surroundings, key);
  };

  /** What stands under the import, without its id. */
  const itemsOf = async (id: string): Promise<unknown> => {
    const stored = openStored(evaluation.system);
    const items = await stored.under(`FRAME#${id}`);
    stored.close();
    return items.map(({ pk: _pk, importId: _id, ...rest }) => rest);
  };

  /** Dies at the `nth` of the writes that are counted. */
  const dyingAt = (nth: number): Stores => {
    let writes = 0;
    const stageVillages: Stores['frames']['stageVillages'] = (...asked) => {
      writes += 1;
      return writes === nth ? Promise.reject(died) : stores.frames.stageVillages(...asked);
    };
    return { ...stores, frames: { ...stores.frames, stageVillages } };
  };

  /** Dies once `bytes` of a reading were given. */
  const brokenAfter = (file: StoredFile, bytes: number): StoredFile => ({
    ...file,
    read: async (from, to) => {
      const pieces = await file.read(from, to);
      return (async function* () {
        let given = 0;
        for await (const piece of pieces) {
          given += piece.length;
          if (given > bytes) {
            throw died;
          }
          yield piece;
        }
      })();
    },
  });

  test('leaves the same frame, wherever it died', async () => {
    const file = fileOf(Buffer.from(list), 'one', 1000);
    const undisturbed = await waitingImport();
    expect(await work(undisturbed.key, file)).toMatchObject({ state: 'adopted', rows: 1200 });
    const wanted = await itemsOf(undisturbed.id);
    const failing: readonly (() => readonly [StoredFile, Stores])[] = [
      () => [brokenAfter(file, 9000), stores],
      () => [file, dyingAt(1)],
      () => [file, dyingAt(2)],
      () => [file, dyingAt(3)],
      () => [file, { ...stores, divisions: { ...stores.divisions, names: () => Promise.reject(died) } }],
      () => [file, { ...stores, campaigns: { ...stores.campaigns, change: () => Promise.reject(died) } }],
    ];
    for (const failure of failing) {
      const { campaign, key, id } = await waitingImport();
      await expect(work(key, ...failure())).rejects.toBe(died);
      expect(await work(key, file)).toMatchObject({ state: 'adopted', rows: 1200 });
      expect(await itemsOf(id)).toEqual(wanted);
      expect(await frameOf(campaign)).toMatchObject({ id, rows: 1200 });
    }
  });

  test('does not check a good list again, nor write again what is there', async () => {
    const file = fileOf(Buffer.from(list));
    const { key } = await waitingImport();
    await expect(
      work(key, file, { ...stores, campaigns: { ...stores.campaigns, change: () => Promise.reject(died) } }),
    ).rejects.toBe(died);
    let readings = 0;
    const counted: StoredFile = {
      ...file,
      read: (from, to) => {
        readings += 1;
        return file.read(from, to);
      },
    };
    // The first bytes, the encoding and the reading that would stage; no write is left to die at.
    expect(await work(key, counted, dyingAt(1))).toMatchObject({ state: 'adopted' });
    expect(readings).toBe(3);
  });

  test('finds a code that comes twice, though the first worker died between the two', async () => {
    const twice = fileOf(Buffer.from(`${list}\n433124100200,又,all,1\n`), 'one', 1000);
    const { key, id } = await waitingImport();
    await expect(work(key, brokenAfter(twice, 20_000))).rejects.toBe(died);
    expect(await work(key, twice)).toMatchObject({ state: 'refused', rows: 1201, problemCount: 1 });
    expect(await itemsOf(id)).toEqual([]);
  });

  test('goes on with the file that was checked, and with no other', async () => {
    const { campaign, requested, key, id } = await waitingImport();
    const first = fileOf(Buffer.from(list), 'first');
    await expect(work(key, first, dyingAt(2))).rejects.toBe(died);
    // The address takes another file meanwhile: nothing of the first one may be part of the frame.
    await put(requested, villageCsv());
    await expect
      .poll(async () => (await stores.frames.get(campaign.slice('Campaign:'.length), id))?.state)
      .toBe('adopted');
    expect(villagesOf(await frameOf(campaign))).toHaveLength(10);
    expect(await work(key, first)).toMatchObject({ state: 'adopted', rows: 10 });
    expect(villagesOf(await frameOf(campaign))).toHaveLength(10);
  });

  test('a file that is replaced is never read half from the one and half from the other', async () => {
    const { requested, key } = await waitingImport();
    await put(requested, villageCsv());
    const open = openFiles(readSettings({ ...evaluation.system.settings }));
    const file = await open(key);
    const textOf = async (pieces: AsyncIterable<Uint8Array>): Promise<string> => {
      let text = '';
      for await (const piece of pieces) {
        text += Buffer.from(piece).toString();
      }
      return text;
    };
    expect(await textOf(await file.read())).toBe(villageCsv());
    expect(await textOf(await file.read(5, 9))).toBe(villageCsv().slice(5, 9));
    expect(file.size).toBe(Buffer.byteLength(villageCsv()));
    await put(requested, villageCsv().replace('镇村1', '镇村9'));
    await expect(file.read(5, 9)).rejects.toThrow('was replaced while it was read');
    expect((await open(key)).version).not.toBe(file.version);
  });
});

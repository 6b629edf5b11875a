/** A picture or recording comes in sealed pieces, each by an address that takes it alone, and is opened and looked at once it is whole. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { sealTo } from '../../../web/respond/kept/seal.ts';
import { sealPieces } from '../../../web/respond/media/seal-pieces.ts';
import { cards, interviewerCases } from '../answers.ts';
import { householdsDrawn, inFieldwork } from '../campaign-on-its-way.ts';
import { type Answer, type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';

describe('pictures and recordings', () => {
  let campaign = '';
  let token = '';
  let serviceKey = '';
  beforeAll(async () => {
    campaign = await inFieldwork(evaluation);
    token = String((await cards(evaluation, campaign))[0]?.token);
    const { data } = await evaluation.ask(undefined, '{ sealingKey }');
    serviceKey = String(fieldsOf(data)['sealingKey']);
  });

  /** The first three bytes are those of a JPEG (ITU-T T.81 §B.1.1.3); the pixels do not matter here. */
  const photo = (length: number, first: readonly number[] = [0xff, 0xd8, 0xff]): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(length).fill(7);
    bytes.set(first);
    return bytes;
  };
  const hashOf = (bytes: Uint8Array): string => `sha256-${createHash('sha256').update(bytes).digest('hex')}`;

  /** As the page seals a file, with changes to what it says of it. */
  const sealed = async (file: Uint8Array<ArrayBuffer>, changes: Fields = {}) => {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const made = await sealPieces(file.buffer, (_index, piece) => {
      pieces.push(piece);
      return Promise.resolve();
    });
    const note = { token, hash: hashOf(file), type: 'jpeg', bytes: file.length, ...made, ...changes };
    return { pieces, note: await sealTo(serviceKey, JSON.stringify(note)) };
  };
  const request = (note: string, as?: 'interviewer'): Promise<Answer> =>
    evaluation.act(as, 'requestMediaUpload', { sealed: note });
  const complete = (note: string): Promise<Answer> =>
    evaluation.act(undefined, 'completeMediaUpload', { sealed: note });
  const awaited = async (note: string): Promise<readonly Fields[]> =>
    listOf((await request(note)).value['pieces']);
  const put = async (
    piece: Fields | undefined,
    body: Uint8Array<ArrayBuffer> | undefined,
    changes: Readonly<Record<string, string>> = {},
  ): Promise<number> => {
    const headers = listOf(piece?.['headers']).map((each) => [String(each['name']), String(each['value'])]);
    const init = {
      method: 'PUT',
      body: body ?? null,
      headers: { ...Object.fromEntries(headers), ...changes },
    };
    return (await fetch(String(piece?.['url']), init)).status;
  };

  test('come piece by piece, go on at the piece that failed, and lie with the village when they are whole', async () => {
    const file = photo(2_100_000);
    const { note, pieces } = await sealed(file);
    const [first, second, third] = await awaited(note);
    expect([first?.['index'], second?.['index'], third?.['index']]).toEqual([0, 1, 2]);
    expect(await put(first, pieces[0])).toBe(200);
    expect(await put(third, pieces[2])).toBe(200);
    expect((await complete(note)).outcome).toBe('MEDIA_INCOMPLETE');
    const left = await awaited(note);
    expect(left.map(({ index }) => index)).toEqual([1]);
    const [, campaignId, village] = token.split('.');
    expect(new URL(String(left[0]?.['url'])).pathname).toContain(`/arriving/${campaignId}/${village}/`);
    expect(await put(left[0], pieces[1])).toBe(200);
    expect((await complete(note)).outcome).toBe('done');
    // The same hash again, be it sealed anew: it is there.
    const again = (await sealed(file)).note;
    expect((await request(again)).value).toMatchObject({ alreadyThere: true, pieces: [] });
    expect((await complete(again)).outcome).toBe('done');
  });

  test('go by addresses that take that piece and nothing else', async () => {
    const { note, pieces } = await sealed(photo(1000));
    const [one] = await awaited(note);
    const other = photo(1016);
    const otherChecksum = createHash('sha256').update(other).digest('base64');
    expect(await put(one, pieces[0], { 'content-type': 'text/html' })).toBe(403);
    expect(await put(one, other, { 'x-amz-checksum-sha256': otherChecksum })).toBe(403);
    expect(await put(one, photo(1017))).toBe(403);
    expect(await put(one, pieces[0])).toBe(200);
  });

  test.each<[string, () => Promise<Awaited<ReturnType<typeof sealed>>>]>([
    ['a photo that is a page', () => sealed(new TextEncoder().encode('<html>not a photo</html>'))],
    ['a PNG that is called JPEG', () => sealed(photo(100, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
    ['another photo than the answer names', () => sealed(photo(101), { hash: hashOf(photo(102)) })],
    ['pieces under another key', () => sealed(photo(103), { key: 'A'.repeat(43) })],
  ])('%s is refused once it is seen, and deleted', async (_fault, make) => {
    const { note, pieces } = await make();
    const [piece] = await awaited(note);
    expect(await put(piece, pieces[0])).toBe(200);
    expect((await complete(note)).outcome).toBe('MEDIA_NOT_AS_ANNOUNCED');
    expect((await awaited(note)).map(({ index }) => index)).toEqual([0]);
  });

  test.each<[string, Fields, string]>([
    ['by a link that is none', { token: 'x' }, 'LINK_UNKNOWN'],
    ['under a name that is no hash', { hash: 'sha256-../../secret' }, 'SEALED_UNREADABLE'],
    ['of an unknown kind', { type: 'html' }, 'SEALED_UNREADABLE'],
    ['with no bytes', { bytes: 0 }, 'SEALED_UNREADABLE'],
    ['with fewer pieces than bytes', { bytes: 1_000_001 }, 'SEALED_UNREADABLE'],
    [
      'that are too large',
      { bytes: 5_000_001, pieces: Array(6).fill('A'.repeat(43).concat('=')) },
      'INPUT_INVALID',
    ],
    [
      'of a recording that is too large',
      { type: 'ogg', bytes: 50_000_001, pieces: Array(51).fill('A'.repeat(43).concat('=')) },
      'INPUT_INVALID',
    ],
  ])('are not taken %s', async (_fault, changes, expected) => {
    expect((await request((await sealed(photo(50), changes)).note)).outcome).toBe(expected);
  });

  test('are not taken unsealed', async () => {
    expect((await request('not sealed')).outcome).toBe('SEALED_UNREADABLE');
    expect((await complete('not sealed')).outcome).toBe('SEALED_UNREADABLE');
  });

  test('of an interview are taken from the interviewer alone, and of nobody before fieldwork', async () => {
    const interview = (await interviewerCases(evaluation, campaign))[0]?.token;
    const { note } = await sealed(photo(60), { token: interview });
    expect((await request(note)).outcome).toBe('NOT_SIGNED_IN');
    expect((await complete(note)).outcome).toBe('NOT_SIGNED_IN');
    expect((await request(note, 'interviewer')).outcome).toBe('done');
    const [early] = await cards(evaluation, await householdsDrawn(evaluation));
    expect((await request((await sealed(photo(61), { token: early?.token })).note)).outcome).toBe(
      'FIELDWORK_NOT_OPEN',
    );
  });
});

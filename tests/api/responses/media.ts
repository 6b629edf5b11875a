/** A picture or recording goes to its own place by an address that takes these bytes alone. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { cards, interviewerCases } from '../answers.ts';
import { householdsDrawn, inFieldwork } from '../campaign-on-its-way.ts';
import { type Answer, type Fields, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';

describe('pictures and recordings', () => {
  let campaign = '';
  let token = '';
  let otherToken = '';
  beforeAll(async () => {
    campaign = await inFieldwork(evaluation);
    const given = await cards(evaluation, campaign);
    token = String(given[0]?.token);
    otherToken = String(given.at(-1)?.token);
  });

  const picture = new TextEncoder().encode('as good as a picture');
  const hashOf = (bytes: Uint8Array): string => `sha256-${createHash('sha256').update(bytes).digest('hex')}`;
  const announce = (changes: Fields = {}): Promise<Answer> => {
    const input = { token, hash: hashOf(picture), type: 'JPEG', bytes: picture.length, ...changes };
    return evaluation.act(undefined, 'requestMediaUpload', { input });
  };
  const put = (
    value: Fields,
    bytes: Uint8Array<ArrayBuffer>,
    changes: Readonly<Record<string, string>> = {},
  ) => {
    const headers = Object.fromEntries(
      listOf(value['headers']).map((each) => [String(each['name']), String(each['value'])]),
    );
    return fetch(String(value['url']), { method: 'PUT', body: bytes, headers: { ...headers, ...changes } });
  };

  test('are put by an address that takes them and nothing else; announced again, they are there', async () => {
    const { value } = await announce();
    expect(value).toMatchObject({ alreadyThere: false });
    // The checksum that S3 compares with the bytes is the hash of the answer, in base64.
    expect(listOf(value['headers'])).toEqual([
      { name: 'content-type', value: 'image/jpeg' },
      { name: 'x-amz-checksum-sha256', value: createHash('sha256').update(picture).digest('base64') },
    ]);
    const longer = new TextEncoder().encode('as good as a picture, and a little more');
    const otherChecksum = createHash('sha256').update(longer).digest('base64');
    expect((await put(value, picture, { 'content-type': 'text/html' })).status).toBe(403);
    expect((await put(value, picture, { 'x-amz-checksum-sha256': otherChecksum })).status).toBe(403);
    expect((await put(value, longer)).status).toBe(403);
    expect((await put(value, picture)).status).toBe(200);
    expect((await announce()).value).toEqual({
      __typename: 'MediaUpload',
      url: '',
      headers: [],
      alreadyThere: true,
    });
  });

  test('lie with the village, not with the household', async () => {
    const bytes = new TextEncoder().encode('another picture');
    const { value } = await announce({ hash: hashOf(bytes), bytes: bytes.length, token: otherToken });
    const [, campaignId, village] = otherToken.split('.');
    expect(new URL(String(value['url'])).pathname).toMatch(
      new RegExp(`/media/${campaignId}/${village}/sha256-[0-9a-f]{64}$`),
    );
  });

  test.each<[string, Fields, string]>([
    ['by a link that is none', { token: 'x' }, 'LINK_UNKNOWN'],
    ['under a name that is no hash', { hash: 'sha256-../../secret' }, 'INPUT_INVALID'],
    ['with no bytes', { bytes: 0 }, 'INPUT_INVALID'],
    ['that are too large', { bytes: 5_000_001 }, 'INPUT_INVALID'],
    ['of a recording that is too large', { type: 'OGG', bytes: 20_000_001 }, 'INPUT_INVALID'],
  ])('are not taken %s', async (_fault, changes, expected) => {
    expect((await announce(changes)).outcome).toBe(expected);
  });

  test('of an interview are taken from the interviewer alone, and of nobody before fieldwork', async () => {
    const interview = (await interviewerCases(evaluation, campaign))[0]?.token;
    expect((await announce({ token: interview })).outcome).toBe('NOT_SIGNED_IN');
    const input = { token: interview, hash: hashOf(picture), type: 'JPEG', bytes: picture.length };
    expect((await evaluation.act('interviewer', 'requestMediaUpload', { input })).outcome).toBe('done');
    const [early] = await cards(evaluation, await householdsDrawn(evaluation));
    expect((await announce({ token: early?.token })).outcome).toBe('FIELDWORK_NOT_OPEN');
  });
});

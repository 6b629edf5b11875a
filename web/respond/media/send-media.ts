import type { Answers } from '../../../methods/questionnaire/form.ts';
import { readFields, readList, readText, readTruth } from '../../../methods/questionnaire/json-shape.ts';
import type { Language } from '../../page/language.ts';
import { postGraphql } from '../../page/post-graphql.ts';
import { REFUSAL_FIELDS } from '../../page/refusal.ts';
import { heldUnder } from './hold.ts';

export const REQUEST_MEDIA_UPLOAD = `mutation RequestMediaUpload($input: RequestMediaUploadInput!) {
  requestMediaUpload(input: $input) {
    __typename
    ... on MediaUpload { url headers { name value } alreadyThere }
    ${REFUSAL_FIELDS}
  }
}`;

/** What the service takes, by what browsers call it; recorders of iPhones give MP4 under several names. */
const types: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG',
  'image/webp': 'WEBP',
  'image/png': 'PNG',
  'audio/ogg': 'OGG',
  'audio/webm': 'WEBM',
  'audio/mp4': 'MP4_AUDIO',
  'audio/x-m4a': 'MP4_AUDIO',
  'audio/m4a': 'MP4_AUDIO',
};

/** `audio/webm;codecs=opus` is WEBM. Nothing where the service would not take it. */
export const mediaType = (blobType: string): string | undefined =>
  types[(blobType.split(';')[0] ?? '').trim().toLowerCase()];

const sendOne = async (token: string, hash: string, blob: Blob, language: Language): Promise<void> => {
  const type = mediaType(blob.type);
  if (type === undefined) return;
  const input = { token, hash, type, bytes: blob.size };
  const data = await postGraphql(REQUEST_MEDIA_UPLOAD, { input }, language);
  const upload = readFields(data['requestMediaUpload'], 'requestMediaUpload');
  if (upload['__typename'] === 'Refusal' || readTruth(upload['alreadyThere'], 'alreadyThere')) return;
  const headers: Record<string, string> = {};
  readList((value, path) => {
    const header = readFields(value, path);
    headers[readText(header['name'], path)] = readText(header['value'], path);
  })(upload['headers'], 'headers');
  await fetch(readText(upload['url'], 'url'), { method: 'PUT', headers, body: blob });
};

/**
 * Sends the files that this page holds for the answers. The answers do not wait for them: one that does not arrive is marked
 * as missing, and its hash stays among the answers.
 */
export const sendMedia = async (token: string, answers: Answers, language: Language): Promise<void> => {
  for (const answer of Object.values(answers)) {
    const blob = typeof answer === 'string' ? heldUnder(answer) : undefined;
    if (typeof answer !== 'string' || !blob) continue;
    try {
      await sendOne(token, answer, blob, language);
    } catch {
      // No network for a photo is no reason to hold up the answers.
    }
  }
};

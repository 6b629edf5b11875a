import {
  readFields,
  readInteger,
  readList,
  readText,
  readTruth,
} from '../../../methods/questionnaire/json-shape.ts';
import type { Language } from '../../page/language.ts';
import { postGraphql } from '../../page/post-graphql.ts';
import { REFUSAL_FIELDS } from '../../page/refusal.ts';
import { acting } from '../acting.ts';
import { type Outcome, outcomeOf } from '../operations.ts';

export const REQUEST_MEDIA_UPLOAD = `mutation RequestMediaUpload($sealed: String!) {
  requestMediaUpload(sealed: $sealed) {
    __typename
    ... on MediaUpload { alreadyThere pieces { index url headers { name value } } }
    ${REFUSAL_FIELDS}
  }
}`;

export const COMPLETE_MEDIA_UPLOAD = `mutation CompleteMediaUpload($sealed: String!) {
  completeMediaUpload(sealed: $sealed) {
    __typename
    ... on MediaUpload { alreadyThere }
    ${REFUSAL_FIELDS}
  }
}`;

export interface AwaitedPiece {
  readonly index: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface MediaUpload {
  readonly alreadyThere: boolean;
  readonly pieces: readonly AwaitedPiece[];
}

const readPiece = (value: unknown, path: string): AwaitedPiece => {
  const fields = readFields(value, path);
  const headers: Record<string, string> = {};
  readList((each, place) => {
    const header = readFields(each, place);
    headers[readText(header['name'], place)] = readText(header['value'], place);
  })(fields['headers'], `${path}.headers`);
  return {
    index: readInteger(fields['index'], `${path}.index`),
    url: readText(fields['url'], `${path}.url`),
    headers,
  };
};

const readUpload = (value: unknown, path: string): MediaUpload => {
  const fields = readFields(value, path);
  return {
    alreadyThere: readTruth(fields['alreadyThere'], `${path}.alreadyThere`),
    pieces: readList(readPiece)(fields['pieces'], `${path}.pieces`),
  };
};

/** @throws Unreachable, or ShapeError if what came cannot be understood */
export const requestUpload = async (sealed: string, language: Language): Promise<Outcome<MediaUpload>> => {
  const data = await postGraphql(REQUEST_MEDIA_UPLOAD, { sealed }, language, acting().accessToken);
  return outcomeOf(data['requestMediaUpload'], 'requestMediaUpload', readUpload);
};

/** @throws Unreachable, or ShapeError if what came cannot be understood */
export const completeUpload = async (sealed: string, language: Language): Promise<Outcome<boolean>> => {
  const data = await postGraphql(COMPLETE_MEDIA_UPLOAD, { sealed }, language, acting().accessToken);
  return outcomeOf(data['completeMediaUpload'], 'completeMediaUpload', () => true);
};

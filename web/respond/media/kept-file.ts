import {
  type Reader,
  readFields,
  readInteger,
  readList,
  readText,
} from '../../../methods/questionnaire/json-shape.ts';
import type { SealedPieces } from './seal-pieces.ts';

/** A file that was taken as an answer: what opens its pieces. Kept under the link's key, so only the link shows the file again. */
export interface KeptFile extends SealedPieces {
  /** Names the pieces on this phone; tells nothing of the file. */
  readonly id: string;
  /** `sha256-` and the hash of the file. */
  readonly answer: string;
  /** As the service calls it. */
  readonly type: string;
  readonly bytes: number;
}

const readKeptFile: Reader<KeptFile> = (value, path) => {
  const fields = readFields(value, path);
  return {
    id: readText(fields['id'], `${path}.id`),
    answer: readText(fields['answer'], `${path}.answer`),
    type: readText(fields['type'], `${path}.type`),
    bytes: readInteger(fields['bytes'], `${path}.bytes`),
    key: readText(fields['key'], `${path}.key`),
    pieces: readList(readText)(fields['pieces'], `${path}.pieces`),
  };
};

/** Nothing where what lies there is not readable. */
export const readKeptFiles = (value: unknown): readonly KeptFile[] => {
  try {
    return readList(readKeptFile)(value, 'files');
  } catch {
    return [];
  }
};

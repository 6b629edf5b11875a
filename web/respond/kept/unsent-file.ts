import { readFields, readList, readOneOf, readText } from '../../../methods/questionnaire/json-shape.ts';
import { base64url } from '../../page/random-id.ts';
import { readPiece, writePiece } from '../media/piece-storage.ts';
import {
  allUnsentFiles,
  isQueued,
  keepUnsentFile,
  readUnsentFile,
  type UnsentFile,
} from '../media/unsent-files.ts';
import { bytesOf } from './base64url.ts';
import { allUnsent, keepUnsent, readUnsent, unsentEntry } from './unsent.ts';

const kind = 'zhenping/unsent-responses/v1';

/** So that a phone can still write the file and the next one read it; a longer recording goes by the network alone. */
const mostPieces = 30;

const base64urlOf = (bytes: Uint8Array): string => {
  let text = '';
  // Multiples of three, so that there is no padding in between; few enough for the arguments of one call.
  for (let at = 0; at < bytes.length; at += 0x6000) text += base64url(bytes.subarray(at, at + 0x6000));
  return text;
};

const thatFit = (files: readonly UnsentFile[]): readonly UnsentFile[] => {
  let room = mostPieces;
  return files.filter(({ pieces }) => {
    const fits = pieces <= room;
    if (fits) room -= pieces;
    return fits;
  });
};

/** Nothing where a piece is not on the phone any more. */
const withPieces = async (file: UnsentFile) => {
  const sealedPieces: string[] = [];
  for (let index = 0; index < file.pieces; index += 1) {
    const piece = await readPiece(file.id, index);
    if (!piece) return;
    sealedPieces.push(base64urlOf(piece));
  }
  return { ...file, refusal: null, sealedPieces };
};

/**
 * Everything that waits, sealed as it lies here: whoever carries the file can hand it on and read nothing.
 * @returns `leftOut`: pictures and recordings that it has no room for
 */
export const unsentFile = async (): Promise<{ readonly blob: Blob; readonly leftOut: number }> => {
  const waiting = (await allUnsent()).filter(({ receipt }) => receipt === null);
  const responses = waiting.map((unsent) => ({ ...unsent, refusal: null }));
  const all = (await allUnsentFiles()).filter(({ refusal }) => refusal === null);
  const files = (await Promise.all(thatFit(all).map(withPieces))).filter((file) => file !== undefined);
  const blob = new Blob([JSON.stringify({ kind, responses, files })], { type: 'application/json' });
  return { blob, leftOut: all.length - files.length };
};

const readCarried = (value: unknown, path: string) => ({
  file: { ...readUnsentFile(value, path), refusal: null },
  pieces: readList(readText)(readFields(value, path)['sealedPieces'], `${path}.sealedPieces`),
});

/**
 * Takes up what such a file brings; what is here already stays as it is. Nothing is taken unless all of the file is readable.
 * @returns how many were taken up
 * @throws ShapeError, SyntaxError if it is no such file; Error if this phone cannot keep them
 */
export const takeUnsentFile = async (text: string): Promise<number> => {
  const fields = readFields(JSON.parse(text), 'file');
  readOneOf(kind)(fields['kind'], 'file.kind');
  const responses = readList(readUnsent)(fields['responses'], 'file.responses');
  // Files of before had none.
  const files = fields['files'] === undefined ? [] : readList(readCarried)(fields['files'], 'file.files');
  let taken = 0;
  for (const unsent of responses) {
    if (await unsentEntry(unsent.id)) continue;
    if (!(await keepUnsent({ ...unsent, refusal: null, receipt: null })))
      throw new Error('this phone cannot keep them');
    taken += 1;
  }
  for (const { file, pieces } of files) {
    if (await isQueued(file.id)) continue;
    for (const [index, piece] of pieces.entries())
      if (!(await writePiece(file.id, index, bytesOf(piece)))) throw new Error('this phone cannot keep them');
    await keepUnsentFile(file);
  }
  return taken;
};

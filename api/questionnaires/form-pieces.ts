import { gunzipSync, gzipSync } from 'node:zlib';
import type { Form } from '../../methods/questionnaire/form.ts';
import { readForm } from '../../methods/questionnaire/read-form.ts';

/** An item of the table holds 400 KB; a form with 10,000 choices in two languages is larger, so a form is stored in pieces. */
const pieceBytes = 300_000;

/** All pieces of a form are written by one transaction, which DynamoDB ends at 4 MB. */
export const mostPieces = 10;

/** Gzipped JSON, cut. More than `mostPieces` of them cannot be stored. */
export const piecesOf = (form: Form): readonly Uint8Array[] => {
  const packed = gzipSync(JSON.stringify(form));
  return Array.from({ length: Math.ceil(packed.length / pieceBytes) }, (_, place) =>
    packed.subarray(place * pieceBytes, (place + 1) * pieceBytes),
  );
};

/** What `piecesOf` cut, in the same order. */
export const formOfPieces = (pieces: readonly Uint8Array[]): Form =>
  readForm(JSON.parse(gunzipSync(Buffer.concat(pieces)).toString('utf8')));

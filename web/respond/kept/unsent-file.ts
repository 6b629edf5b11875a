import { readFields, readList, readOneOf } from '../../../methods/questionnaire/json-shape.ts';
import { allUnsent, keepUnsent, readUnsent, unsentEntry } from './unsent.ts';

const kind = 'zhenping/unsent-responses/v1';

/** Everything that waits, sealed as it lies here: whoever carries the file can hand it on and read nothing. */
export const unsentFile = async (): Promise<Blob> => {
  const waiting = (await allUnsent()).filter(({ receipt }) => receipt === null);
  const responses = waiting.map((unsent) => ({ ...unsent, refusal: null }));
  return new Blob([JSON.stringify({ kind, responses })], { type: 'application/json' });
};

/**
 * Takes up what such a file brings; what is here already stays as it is. Nothing is taken unless all of the file is readable.
 * @returns how many were taken up
 * @throws ShapeError, SyntaxError if it is no such file; Error if this phone cannot keep them
 */
export const takeUnsentFile = async (text: string): Promise<number> => {
  const fields = readFields(JSON.parse(text), 'file');
  readOneOf(kind)(fields['kind'], 'file.kind');
  const responses = readList(readUnsent)(fields['responses'], 'file.responses');
  let taken = 0;
  for (const unsent of responses) {
    if (await unsentEntry(unsent.id)) continue;
    if (!(await keepUnsent({ ...unsent, refusal: null, receipt: null })))
      throw new Error('this phone cannot keep them');
    taken += 1;
  }
  return taken;
};

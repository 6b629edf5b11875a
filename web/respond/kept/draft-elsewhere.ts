import { readFields, readText } from '../../../methods/questionnaire/json-shape.ts';
import { type Draft, readDraft } from '../draft.ts';
import { cipherOf, fromBase64url } from './link-cipher.ts';

/** What came with the link, opened; nothing where there is none or this link does not open it. */
export const draftElsewhere = async (token: string, came: unknown): Promise<Draft | undefined> => {
  try {
    const cipher = came ? await cipherOf(token) : undefined;
    const hidden = readText(readFields(came, 'draft')['draft'], 'draft.draft');
    const text = await cipher?.show(fromBase64url(hidden));
    return text === undefined ? undefined : readDraft(JSON.parse(text), 'draft');
  } catch {
    return undefined;
  }
};

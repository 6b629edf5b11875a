import { readFields, readText } from '../../../methods/questionnaire/json-shape.ts';
import { type Draft, readDraft } from '../draft.ts';
import { cipherOf } from './link-cipher.ts';

/** What came with the link, opened; nothing where there is none or this link does not open it. */
export const draftElsewhere = async (token: string, came: unknown): Promise<Draft | undefined> => {
  try {
    const cipher = came ? await cipherOf(token) : undefined;
    const text = await cipher?.show(readText(readFields(came, 'draft')['draft'], 'draft.draft'));
    return text === undefined ? undefined : readDraft(JSON.parse(text), 'draft');
  } catch {
    return undefined;
  }
};

import { acting } from '../acting.ts';
import { sealTo } from '../kept/seal.ts';
import { entryOf } from '../kept/unsent.ts';
import type { Submission } from '../submission.ts';
import { atHand } from './files-at-hand.ts';
import { filesOf } from './link-files.ts';
import { isQueued, keepUnsentFile } from './unsent-files.ts';

/** Puts the files that the answers name among what waits to be sent. @returns how many there are */
export const queueFiles = async (
  link: { readonly campaignName: string; readonly sealingKey: string },
  { token, responseId, answers }: Submission,
): Promise<number> => {
  const { keepers } = atHand;
  if (!keepers) return 0;
  const given = new Set(Object.values(answers));
  const files = (await filesOf(keepers.files)).filter(({ answer }) => given.has(answer));
  const response = files.length > 0 ? await entryOf(responseId) : '';
  for (const { id, answer: hash, type, bytes, key, pieces } of files) {
    if (await isQueued(id)) continue;
    const note = { token, hash, type, bytes, key, pieces, deviceId: acting().deviceId };
    await keepUnsentFile({
      id,
      sealed: await sealTo(link.sealingKey, JSON.stringify(note)),
      response,
      campaign: link.campaignName,
      kind: type === 'jpeg' || type === 'png' || type === 'webp' ? 'image' : 'audio',
      pieces: pieces.length,
      refusal: null,
    });
  }
  return files.length;
};

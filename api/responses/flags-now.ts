import type { Answers } from '../../methods/questionnaire/form.ts';
import type { ObjectStore } from '../platform/objects.ts';
import { mediaKey } from './media.ts';
import { isWellFormedMedia } from './media-hash.ts';

const mark = 'media-missing:';

/** The flags of an answer as they are now: a file that came after the answer is not missing any more. */
export const flagsNow = async (
  objects: Pick<ObjectStore, 'exists'>,
  place: { readonly campaignId: string; readonly village: string },
  answers: Answers,
  flags: readonly string[],
): Promise<readonly string[]> => {
  const stands = async (flag: string): Promise<readonly string[]> => {
    const answer = flag.startsWith(mark) ? answers[flag.slice(mark.length)] : undefined;
    const came =
      typeof answer === 'string' &&
      isWellFormedMedia(answer) &&
      (await objects.exists(mediaKey(place.campaignId, place.village, answer)));
    return came ? [] : [flag];
  };
  return (await Promise.all(flags.map(stands))).flat();
};

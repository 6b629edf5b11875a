import type { Answers } from '../../../methods/questionnaire/form.ts';
import type { Keeper } from '../kept/keeper.ts';
import { type KeptFile, readKeptFiles } from './kept-file.ts';
import { forgetPieces } from './piece-storage.ts';
import { isQueued } from './unsent-files.ts';

/** The files of one link, each change after the one before. */
const lists = new WeakMap<Keeper, Promise<readonly KeptFile[]>>();

const loaded = (keeper: Keeper): Promise<readonly KeptFile[]> =>
  lists.get(keeper) ?? keeper.load().then(readKeptFiles);

const change = (
  keeper: Keeper,
  act: (files: readonly KeptFile[]) => Promise<readonly KeptFile[]>,
): Promise<readonly KeptFile[]> => {
  const next = loaded(keeper).then(act);
  lists.set(keeper, next);
  return next;
};

/** Taken, and not yet among the answers: a tap in between must not take it away. */
const fresh = new Set<string>();

export const filesOf = loaded;

/** Whether it is kept now. */
export const addFile = async (keeper: Keeper, file: KeptFile): Promise<boolean> => {
  let kept = false;
  fresh.add(file.answer);
  await change(keeper, async (files) => {
    const next = [...files, file];
    kept = await keeper.save(next).catch(() => false);
    return next;
  });
  return kept;
};

/** Takes away the files whose answers were taken away; their pieces too, unless they wait to be sent. */
export const keepOnly = async (keeper: Keeper, answers: Answers): Promise<void> => {
  const given = new Set(Object.values(answers));
  for (const answer of fresh) if (given.has(answer)) fresh.delete(answer);
  await change(keeper, async (files) => {
    const next = files.filter(({ answer }) => given.has(answer) || fresh.has(answer));
    if (next.length === files.length) return files;
    if (next.length === 0) await keeper.forget();
    else await keeper.save(next);
    for (const file of files)
      if (!next.includes(file) && !(await isQueued(file.id))) await forgetPieces(file.id, file.pieces.length);
    return next;
  });
};

/** Nothing of the link is left but what waits to be sent. */
export const forgetFiles = (keeper: Keeper): Promise<void> => {
  fresh.clear();
  return keepOnly(keeper, {});
};

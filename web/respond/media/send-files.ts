import type { Language } from '../../page/language.ts';
import type { Refusal } from '../../page/refusal.ts';
import { unsentEntry } from '../kept/unsent.ts';
import { type AwaitedPiece, completeUpload, requestUpload } from './media-operations.ts';
import { forgetPieces, readPiece } from './piece-storage.ts';
import { allUnsentFiles, forgetUnsentFile, keepUnsentFile, type UnsentFile } from './unsent-files.ts';

/** @returns whether the store took it; an address is good for 15 minutes only */
const put = async (file: string, { index, url, headers }: AwaitedPiece): Promise<boolean> => {
  const body = await readPiece(file, index);
  if (!body) throw new Error('a piece is not on this phone any more');
  const { ok } = await fetch(url, { method: 'PUT', headers: { ...headers }, body });
  return ok;
};

/** @throws where the network breaks; what arrived by then is not sent again */
const putAll = async (file: string, pieces: readonly AwaitedPiece[]): Promise<void> => {
  for (const piece of pieces) if (!(await put(file, piece))) return;
};

/**
 * Sends the pieces that are awaited, asks anew for the rest as long as some arrive, and completes.
 * @returns why the service does not take it; nothing once it has it
 * @throws where it goes no further now
 */
const sendFile = async (
  file: UnsentFile,
  language: Language,
  before = Number.POSITIVE_INFINITY,
): Promise<Refusal | undefined> => {
  const upload = await requestUpload(file.sealed, language);
  if (!upload.ok) return upload.refusal;
  const { alreadyThere, pieces } = upload.value;
  if (alreadyThere) return undefined;
  if (pieces.length === 0) {
    const completed = await completeUpload(file.sealed, language);
    return completed.ok ? undefined : completed.refusal;
  }
  if (pieces.length >= before) throw new Error('no piece arrives');
  await putAll(file.id, pieces);
  return sendFile(file, language, pieces.length);
};

/** After these it is tried again: when the interviewer has signed in, tomorrow, with the piece that is missing. */
const passing = ['NOT_SIGNED_IN', 'MEDIA_TOO_MANY', 'MEDIA_INCOMPLETE'];

const isAfterItsAnswers = async ({ response }: UnsentFile): Promise<boolean> => {
  const answers = await unsentEntry(response);
  return !answers || answers.receipt !== null || answers.refusal !== null;
};

/** Whether nothing is left to do about this file. */
const isSettled = async (file: UnsentFile, language: Language): Promise<boolean> => {
  if (!(await isAfterItsAnswers(file))) return false;
  const refusal = await sendFile(file, language);
  if (!refusal) {
    await forgetUnsentFile(file);
    return true;
  }
  if (passing.includes(refusal.rule)) return false;
  await forgetPieces(file.id, file.pieces);
  await keepUnsentFile({ ...file, refusal });
  return true;
};

const alone = (act: () => Promise<void>): Promise<void> =>
  'locks' in navigator && navigator.locks ? navigator.locks.request('zhenping-unsent-files', act) : act();

/**
 * Tries to send the files that wait, each after its answers. What has arrived of a file is not sent again, also after a reload.
 * @returns how many still wait
 */
export const sendFiles = async (language: Language): Promise<number> => {
  let left = 0;
  await alone(async () => {
    for (const file of (await allUnsentFiles()).filter(({ refusal }) => refusal === null)) {
      const settled = await isSettled(file, language).catch(() => false);
      if (!settled) left += 1;
    }
  });
  return left;
};

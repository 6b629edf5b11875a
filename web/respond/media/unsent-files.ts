import {
  type Reader,
  readFields,
  readInteger,
  readNullable,
  readText,
} from '../../../methods/questionnaire/json-shape.ts';
import { type Refusal, readRefusal } from '../../page/refusal.ts';
import { forgetKept, keptNames, readKept, writeKept } from '../kept/phone-storage.ts';
import { forgetPieces } from './piece-storage.ts';

/**
 * A file of answers that were sent and that the service has not got yet. What opens its pieces is sealed to the service, so it
 * may wait on a shared phone and travel in a file, like the answers.
 */
export interface UnsentFile {
  readonly id: string;
  /** Whose it is, what it must be, and the key of its pieces. */
  readonly sealed: string;
  /** Entry of the answers that it goes after. */
  readonly response: string;
  readonly campaign: string;
  readonly kind: 'image' | 'audio';
  /** How many pieces it has. */
  readonly pieces: number;
  /** Why the service did not take it; it is not tried again. */
  readonly refusal: Refusal | null;
}

export const readUnsentFile: Reader<UnsentFile> = (value, path) => {
  const fields = readFields(value, path);
  return {
    id: readText(fields['id'], `${path}.id`),
    sealed: readText(fields['sealed'], `${path}.sealed`),
    response: readText(fields['response'], `${path}.response`),
    campaign: readText(fields['campaign'], `${path}.campaign`),
    kind: fields['kind'] === 'image' ? 'image' : 'audio',
    pieces: readInteger(fields['pieces'], `${path}.pieces`),
    refusal: readNullable(readRefusal)(fields['refusal'], `${path}.refusal`),
  };
};

const beginning = 'unsentfile-';

/** Those that this phone had no room for stay as long as the page. */
const loose = new Map<string, UnsentFile>();

const load = async (name: string): Promise<UnsentFile | undefined> => {
  const text = await readKept(name);
  try {
    return text === undefined ? undefined : readUnsentFile(JSON.parse(text), 'file');
  } catch {
    return undefined;
  }
};

export const isQueued = async (id: string): Promise<boolean> =>
  loose.has(id) || (await keptNames(beginning + id)).length > 0;

export const allUnsentFiles = async (): Promise<readonly UnsentFile[]> => {
  const found = await Promise.all((await keptNames(beginning)).map(load));
  return [...found.filter((one): one is UnsentFile => one !== undefined), ...loose.values()];
};

/** Whether it will be there after the page was closed. */
export const keepUnsentFile = async (file: UnsentFile): Promise<boolean> => {
  const kept = await writeKept(beginning + file.id, JSON.stringify(file));
  if (kept) loose.delete(file.id);
  else loose.set(file.id, file);
  return kept;
};

export const forgetUnsentFile = async ({ id, pieces }: UnsentFile): Promise<void> => {
  loose.delete(id);
  await forgetKept(beginning + id);
  await forgetPieces(id, pieces);
};

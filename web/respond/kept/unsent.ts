import {
  type Reader,
  readFields,
  readNullable,
  readText,
} from '../../../methods/questionnaire/json-shape.ts';
import { base64url } from '../../page/random-id.ts';
import type { Refusal } from '../../page/refusal.ts';
import { readRefusal } from '../../page/refusal.ts';
import { type Receipt, readReceipt } from '../operations.ts';
import { forgetKept, keptNames, readKept, writeKept } from './phone-storage.ts';

/**
 * An answer set that somebody sent and the service has not answered for yet. It is sealed: this phone can hand it on and
 * cannot read it, so it may wait on a shared phone and travel in a file.
 */
export interface Unsent {
  /** Made from that of the response: the same answers are never two entries. */
  readonly id: string;
  readonly sealed: string;
  /** Name of the survey, for the list. */
  readonly campaign: string;
  /** When it was sent first, by the phone's clock: shown, never reckoned with. */
  readonly since: string;
  /** Why the service did not take it; it is not tried again by itself. */
  readonly refusal: Refusal | null;
  /** It has arrived; kept until the one who sent it has seen it. */
  readonly receipt: Receipt | null;
}

export const readUnsent: Reader<Unsent> = (value, path) => {
  const fields = readFields(value, path);
  return {
    id: readText(fields['id'], `${path}.id`),
    sealed: readText(fields['sealed'], `${path}.sealed`),
    campaign: readText(fields['campaign'], `${path}.campaign`),
    since: readText(fields['since'], `${path}.since`),
    refusal: readNullable(readRefusal)(fields['refusal'], `${path}.refusal`),
    receipt: readNullable(readReceipt)(fields['receipt'], `${path}.receipt`),
  };
};

const beginning = 'unsent-';

/**
 * The name of a response's entry. Not its own id: with that, whoever has the service's table could tell which answers a file that
 * was carried around belongs to.
 */
export const entryOf = async (responseId: string): Promise<string> => {
  const bytes = new TextEncoder().encode(`zhenping/unsent/v1/${responseId}`);
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 16));
};

const load = async (name: string): Promise<Unsent | undefined> => {
  const text = await readKept(name);
  try {
    return text === undefined ? undefined : readUnsent(JSON.parse(text), 'unsent');
  } catch {
    return undefined;
  }
};

export const unsentEntry = (id: string): Promise<Unsent | undefined> => load(beginning + id);

/** What waits of a response; nothing where the page may not encrypt, because then nothing is ever kept. */
export const unsentOf = async (responseId: string): Promise<Unsent | undefined> =>
  typeof crypto === 'undefined' || !crypto.subtle ? undefined : unsentEntry(await entryOf(responseId));

/** All that waits on this phone, the oldest first. */
export const allUnsent = async (): Promise<readonly Unsent[]> => {
  const found = await Promise.all((await keptNames(beginning)).map(load));
  return found
    .filter((one): one is Unsent => one !== undefined)
    .sort((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)));
};

/** Whether it is kept now. */
export const keepUnsent = (unsent: Unsent): Promise<boolean> =>
  writeKept(beginning + unsent.id, JSON.stringify(unsent));

export const forgetUnsent = (id: string): Promise<void> => forgetKept(beginning + id);

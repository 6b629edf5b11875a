/**
 * How far each reader has come in each shard, kept in a file, so that a worker that was killed goes on where it was.
 * A killed worker may have handled more than is noted here: it then sees those records again, as from Lambda.
 */
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** By stream, reader and shard: the last record handled, or `end` when the shard is closed and done. */
const stored = z.record(z.string(), z.record(z.string(), z.string()));

const end = 'end';

/** The notes of one reader of one stream. */
export interface ReaderCheckpoints {
  readonly after: (shardId: string) => string | undefined;
  readonly isFinished: (shardId: string) => boolean;
  readonly note: (shardId: string, sequenceNumber: string) => void;
  readonly finish: (shardId: string) => void;
}

export interface Checkpoints {
  readonly of: (streamArn: string, reader: string) => ReaderCheckpoints;
  /** Resolves when everything noted so far is in the file. */
  readonly flush: () => Promise<void>;
}

/** Reads the notes in `path`; without a readable file it starts without any. Writes follow each other, never overlap. */
export const openCheckpoints = (path: string): Checkpoints => {
  const notes = readNotes(path);
  let written = Promise.resolve();
  let waiting = false;
  const save = async () => {
    waiting = false;
    const text = JSON.stringify(Object.fromEntries([...notes].map(([k, v]) => [k, Object.fromEntries(v)])));
    await writeFile(`${path}.new`, text);
    // Renaming is atomic: a reader sees the old notes or the new ones.
    await rename(`${path}.new`, path);
  };
  const saveSoon = () => {
    if (!waiting) {
      waiting = true;
      written = written.then(save);
    }
  };
  return {
    of: (streamArn, reader) => {
      const key = `${streamArn} ${reader}`;
      const shards = notes.get(key) ?? new Map<string, string>();
      notes.set(key, shards);
      const set = (shardId: string, value: string) => {
        shards.set(shardId, value);
        saveSoon();
      };
      return {
        after: (shardId) => shards.get(shardId),
        isFinished: (shardId) => shards.get(shardId) === end,
        note: set,
        finish: (shardId) => set(shardId, end),
      };
    },
    flush: () => written,
  };
};

const readNotes = (path: string): Map<string, Map<string, string>> => {
  const parsed = stored.safeParse(readJson(path));
  return new Map(
    Object.entries(parsed.data ?? {}).map(([key, shards]) => [key, new Map(Object.entries(shards))]),
  );
};

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Missing at the first start, or cut short by a power failure. Reading everything again does no harm.
    return;
  }
};

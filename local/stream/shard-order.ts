import type { Shard } from './stream-source.ts';

/**
 * The shards that may be read now: not finished, and only after their parent, since a parent's records come before its
 * children's. A parent that the stream no longer lists has been trimmed and holds nothing.
 */
export const readableShards = (
  shards: readonly Shard[],
  isFinished: (shardId: string) => boolean,
): readonly Shard[] => {
  const listed = new Set(shards.map((shard) => shard.id));
  return shards.filter(
    ({ id, parent }) =>
      !isFinished(id) && (parent === undefined || !listed.has(parent) || isFinished(parent)),
  );
};

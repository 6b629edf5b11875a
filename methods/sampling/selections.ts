import { toHex } from '../proof/hex.ts';
import type { Selection } from './draw.ts';
import { fraction, one } from './fraction.ts';
import type { Ticketed } from './tickets.ts';

/**
 * Ranks what was selected: take-all units, then the first `quota` of the others, then the ladder.
 * @param takeAll by ticket
 * @param drawn by ticket: sample and ladder
 * @param quota units of `drawn` that are the sample
 * @param total sum of the sizes (`sizeOf`) that π = n·M/S refers to
 */
export const rankedSelections = <Unit extends { readonly id: string }>(
  takeAll: readonly Ticketed<Unit>[],
  drawn: readonly Ticketed<Unit>[],
  quota: number,
  total: bigint,
  sizeOf: (unit: Unit) => number,
): readonly Selection[] => [
  ...takeAll.map(
    ({ unit, ticket }, index): Selection => ({
      unit: unit.id,
      role: 'take-all',
      rank: index + 1,
      ticket: toHex(ticket),
      probability: one,
    }),
  ),
  ...drawn.map(
    ({ unit, ticket }, index): Selection => ({
      unit: unit.id,
      role: index < quota ? 'sample' : 'ladder',
      rank: takeAll.length + index + 1,
      ticket: toHex(ticket),
      probability: fraction(BigInt(Math.max(quota, index + 1)) * BigInt(sizeOf(unit)), total),
    }),
  ),
];

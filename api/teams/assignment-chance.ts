/**
 * Chance for an assignment: everything follows from one seed that is kept and audited, so anybody who may see the proposal can make
 * it again. Each village has numbers of its own, so the result does not depend on the order in which villages or people are listed.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalBytes } from '../../methods/proof/canonical.ts';
import { fromHex } from '../../methods/proof/hex.ts';
import { keyedHash } from '../../methods/proof/keyed-hash.ts';
import { ticketBelow, ticketNumber } from '../../methods/sampling/tickets.ts';

/** A whole number from 0 to range − 1, each equally likely; a new one at each call. */
export type Below = (range: number) => number;

/** Numbers that belong to one thing, such as a village: the n-th call is HMAC-SHA-256(seed, [name, n]). */
export const chanceOf = (seed: string, name: string): Below => {
  const hash = keyedHash(fromHex(seed));
  let calls = 0;
  return (range) => {
    calls += 1;
    return Number(ticketBelow(hash(canonicalBytes(['zhenping/assignment/v1', name, calls])), range));
  };
};

/** A number that orders things by chance. */
export const rankOf = (seed: string): ((name: string) => bigint) => {
  const hash = keyedHash(fromHex(seed), utf8ToBytes('rank '));
  return (name) => ticketNumber(hash(utf8ToBytes(name)));
};

/** Every order equally likely (Fisher and Yates; Knuth, The Art of Computer Programming 2, 3.4.2, algorithm P). */
export const shuffled = <Item>(items: readonly Item[], below: Below): readonly Item[] =>
  items.reduce<readonly Item[]>((mixed, item, index) => {
    const at = below(index + 1);
    return [...mixed.slice(0, at), item, ...mixed.slice(at)];
  }, []);

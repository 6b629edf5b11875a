/**
 * A ticket is a 256-bit number that belongs to one unit in one stage of one campaign. It follows from the stage seed
 * alone, so anybody can compute it afterwards and nobody could before, and it does not depend on the order of rows, the
 * machine, the language or the time.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalText, checkedId } from '../proof/canonical.ts';
import { compareBytes } from '../proof/compare-bytes.ts';
import { keyedHash } from '../proof/keyed-hash.ts';
import { compareText } from './compare-text.ts';

/**
 * `order` arranges a stratum's units, `rank` arranges those that were hit, `start` places the first hit, `keep` arranges
 * the sample of the wave before.
 */
export type TicketPurpose = 'order' | 'rank' | 'start' | 'keep';

export interface TicketScope {
  readonly campaign: string;
  readonly stage: string;
  readonly stratum: string;
}

type TicketOf = (unit: string) => Uint8Array;

const hashRestOfArray = (stageSeed: Uint8Array, purpose: TicketPurpose, scope: TicketScope): TicketOf => {
  const names = [scope.campaign, scope.stage, scope.stratum].map(checkedId);
  const opened = canonicalText([`zhenping/${purpose}/v1`, ...names]).slice(0, -1);
  const hash = keyedHash(stageSeed, utf8ToBytes(`${opened},"`));
  return (unit) => hash(utf8ToBytes(`${unit}"]`));
};

/**
 * HMAC-SHA-256(stageSeed, ["zhenping/order/v1" (or rank, keep), campaign, stage, stratum, unit]) as a function of the
 * unit; 32 bytes.
 * @throws ProofRefusal `id-not-allowed`
 */
export const unitTickets = (
  stageSeed: Uint8Array,
  purpose: Exclude<TicketPurpose, 'start'>,
  scope: TicketScope,
): TicketOf => {
  const ticketOf = hashRestOfArray(stageSeed, purpose, scope);
  // An id needs no escaping in JSON, so its text is its canonical form.
  return (unit) => ticketOf(checkedId(unit));
};

/** HMAC-SHA-256(stageSeed, ["zhenping/start/v1", campaign, stage, stratum, ""]); 32 bytes. */
export const startTicket = (stageSeed: Uint8Array, scope: TicketScope): Uint8Array =>
  hashRestOfArray(stageSeed, 'start', scope)('');

/** A ticket as an integer from 0 to 2^256 - 1, first byte highest. */
export const ticketNumber = (ticket: Uint8Array): bigint => {
  const view = new DataView(ticket.buffer, ticket.byteOffset, ticket.byteLength);
  return [0, 8, 16, 24].reduce((number, at) => (number << 64n) | view.getBigUint64(at), 0n);
};

/** ⌊ticket · range / 2^256⌋: a whole number from 0 to range - 1, for 0 < range. */
export const ticketBelow = (ticket: Uint8Array, range: number): bigint =>
  (ticketNumber(ticket) * BigInt(range)) >> 256n;

/** (2k + 1)/2^53 with k the first 52 bits: a double inside (0, 1), for where no integer will do. */
export const ticketFraction = (ticket: Uint8Array): number => {
  const k = ticketNumber(ticket) >> 204n;
  return Number(2n * k + 1n) / 2 ** 53;
};

export interface Ticketed<Unit> {
  readonly unit: Unit;
  readonly ticket: Uint8Array;
}

/** Units by ticket, smallest first, ties by id. */
export const inTicketOrder = <Unit extends { readonly id: string }>(
  units: readonly Unit[],
  ticketOf: TicketOf,
): readonly Ticketed<Unit>[] =>
  units
    .map((unit) => {
      const ticket = ticketOf(unit.id);
      const [a = 0, b = 0, c = 0, d = 0] = ticket;
      // The first four bytes decide nearly every comparison and compare faster as one number.
      return { unit, ticket, head: ((a * 256 + b) * 256 + c) * 256 + d };
    })
    .sort((a, b) => a.head - b.head || compareBytes(a.ticket, b.ticket) || compareText(a.unit.id, b.unit.id));

import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../methods/proof/hex.ts';
import { drawSeed, keyCommitment, partyCommitment, type SeedParts } from '../../../methods/sampling/seed.ts';
import {
  inTicketOrder,
  startTicket,
  ticketBelow,
  ticketFraction,
  ticketNumber,
  unitTickets,
} from '../../../methods/sampling/tickets.ts';

const filled = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const ticket = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('a ticket', () => {
  const scope = { campaign: 'c', stage: 'village', stratum: '433124' };

  it('is the HMAC of the canonical array under the stage seed', () => {
    const hmac = (text: string): string => createHmac('sha256', filled(1)).update(text).digest('hex');
    const order = unitTickets(filled(1), 'order', scope);
    const rank = unitTickets(filled(1), 'rank', scope);
    expect(toHex(order('v1'))).toBe(hmac('["zhenping/order/v1","c","village","433124","v1"]'));
    expect(toHex(order('v2'))).toBe(hmac('["zhenping/order/v1","c","village","433124","v2"]'));
    expect(toHex(rank('v1'))).toBe(hmac('["zhenping/rank/v1","c","village","433124","v1"]'));
    expect(toHex(startTicket(filled(1), scope))).toBe(
      hmac('["zhenping/start/v1","c","village","433124",""]'),
    );
  });

  it('belongs to units with ids only', () => {
    expect(() => unitTickets(filled(1), 'order', scope)('v"1')).toThrow('id-not-allowed');
    expect(() => unitTickets(filled(1), 'order', { ...scope, stratum: '' })).toThrow('id-not-allowed');
  });

  it('is a number, highest byte first', () => {
    expect(ticketNumber(Uint8Array.of(...new Uint8Array(30), 1, 2))).toBe(258n);
    fc.assert(
      fc.property(ticket, (bytes) => {
        expect(ticketNumber(bytes)).toBe(BigInt(`0x${toHex(bytes)}`));
        // A view into a longer buffer reads its own bytes.
        expect(ticketNumber(Uint8Array.of(9, ...bytes, 9).subarray(1, 33))).toBe(ticketNumber(bytes));
      }),
      { seed: 20260819 },
    );
  });

  it('gives a start from 0 to S − 1, each as often as the others', () => {
    expect(ticketBelow(filled(0), 7)).toBe(0n);
    expect(ticketBelow(filled(255), 7)).toBe(6n);
    // Half of 2^256: 1000 … 0 in binary.
    expect(ticketBelow(Uint8Array.of(128, ...new Uint8Array(31)), 7)).toBe(3n);
  });

  it('gives a double inside (0, 1): (2k + 1)/2^53 of its first 52 bits', () => {
    expect(ticketFraction(filled(0))).toBe(2 ** -53);
    expect(ticketFraction(filled(255))).toBe(1 - 2 ** -53);
    expect(ticketFraction(Uint8Array.of(128, ...new Uint8Array(31)))).toBe(0.5 + 2 ** -53);
    // Bits after the 52nd change nothing: byte 7 counts with its upper half only.
    expect(ticketFraction(Uint8Array.of(0, 0, 0, 0, 0, 0, 0x1f, ...filled(255).slice(7)))).toBe(3 * 2 ** -53);
  });

  it('orders units by its bytes, and equal tickets by id', () => {
    const byId: Readonly<Record<string, Uint8Array>> = {
      d: Uint8Array.of(...new Uint8Array(31), 2),
      c: Uint8Array.of(1, ...new Uint8Array(31)),
      b: Uint8Array.of(...new Uint8Array(31), 1),
      a: Uint8Array.of(...new Uint8Array(31), 1),
      e: filled(0),
    };
    const units = Object.keys(byId).map((id) => ({ id }));
    const ordered = inTicketOrder(units, (unit) => byId[unit] ?? filled(9));
    expect(ordered.map(({ unit }) => unit.id)).toEqual(['e', 'a', 'b', 'd', 'c']);
  });
});

describe('the seed', () => {
  const name = { campaign: 'c', drawNumber: 1 };
  const bound = { ...name, frameRoot: filled(1), designHash: filled(2) };
  const parts: SeedParts = {
    ...bound,
    key: filled(3),
    reveals: [
      { party: 'commissioner', value: filled(4) },
      { party: 'evaluator', value: null },
    ],
    beacon: { name: 'drand-quicknet', pulse: { number: 12, value: 'abc' } },
  };
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const hex = (byte: string): string => byte.repeat(32);

  it('is the hash of the array that the design writes down', () => {
    expect(toHex(drawSeed(parts))).toBe(
      sha256(
        `["zhenping/seed/v1","c",1,"${hex('01')}","${hex('02')}","${hex('03')}",[["commissioner","${hex('04')}"],["evaluator",null]],"drand-quicknet",12,"abc"]`,
      ),
    );
    expect(toHex(drawSeed({ ...parts, reveals: [], beacon: null }))).toBe(
      sha256(`["zhenping/seed/v1","c",1,"${hex('01')}","${hex('02')}","${hex('03')}",[],null,null,null]`),
    );
  });

  it('is prepared by commitments to the key and to each party’s value', () => {
    expect(toHex(keyCommitment(name, filled(3)))).toBe(sha256(`["zhenping/key/v1","c",1,"${hex('03')}"]`));
    expect(toHex(partyCommitment({ ...bound, party: 'evaluator', salt: filled(5), value: filled(6) }))).toBe(
      sha256(
        `["zhenping/commit/v1","c",1,"evaluator","${hex('01')}","${hex('02')}","${hex('05')}","${hex('06')}"]`,
      ),
    );
  });

  it('does not depend on the order in which parties reveal', () => {
    expect(drawSeed({ ...parts, reveals: parts.reveals.toReversed() })).toEqual(drawSeed(parts));
  });

  it('changes with every part', () => {
    const others: readonly SeedParts[] = [
      parts,
      { ...parts, campaign: 'd' },
      { ...parts, drawNumber: 2 },
      { ...parts, frameRoot: filled(9) },
      { ...parts, designHash: filled(9) },
      { ...parts, key: filled(9) },
      { ...parts, reveals: [{ party: 'commissioner', value: null }] },
      { ...parts, beacon: null },
      { ...parts, beacon: { name: 'drand-quicknet', pulse: { number: 13, value: 'abc' } } },
      { ...parts, beacon: { name: 'drand-quicknet', pulse: { number: 12, value: 'abd' } } },
    ];
    expect(new Set(others.map((other) => toHex(drawSeed(other)))).size).toBe(others.length);
  });

  it('refuses a party that comes twice, and hashes that are not 32 bytes', () => {
    const twice = [...parts.reveals, { party: 'evaluator', value: filled(1) }];
    expect(() => drawSeed({ ...parts, reveals: twice })).toThrow(
      expect.objectContaining({ problem: { code: 'party-twice', data: { party: 'evaluator' } } }),
    );
    expect(() => drawSeed({ ...parts, key: new Uint8Array(31) })).toThrow('length-not-allowed');
    expect(() => drawSeed({ ...parts, reveals: [{ party: 'x', value: new Uint8Array(1) }] })).toThrow(
      'length-not-allowed',
    );
  });
});

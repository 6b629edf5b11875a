/** The draw of all strata, as `drawVillages` does it, with the hash given from outside. */

import { canonicalText, checkedId } from '../../proof/canonical.ts';
import { fromHex, toHex } from '../../proof/hex.ts';
import { compareText } from '../compare-text.ts';
import type { ListedUnit, StratumDraw, StratumRequest } from '../draw.ts';
import { drawByMethod } from '../draw-methods.ts';
import { unitsByStratum } from '../frame-check.ts';
import { drawSystematic } from '../pps-draw.ts';
import { SamplingRefusal } from '../refusal.ts';
import { drawRotated, type Rotation } from '../rotate.ts';
import { villageStage, villageStageSeed } from '../seed.ts';
import type { TicketPurpose, TicketScope } from '../tickets.ts';
import { type CertifiedFrameRow, unitOf } from './certified-frame.ts';
import type { DrawDesign, StratumDesign } from './draw-design.ts';
import { keyedHex } from './keyed-hex.ts';
import type { Sha256 } from './sha256.ts';

/** Order or rank tickets of one stratum, in hex; as `unitTickets`. */
export const hexTickets = (
  sha256: Sha256,
  stageSeed: Uint8Array,
  purpose: Exclude<TicketPurpose, 'start'>,
  { campaign, stage, stratum }: TicketScope,
): ((unit: string) => string) => {
  const names = [campaign, stage, stratum].map(checkedId);
  const opened = canonicalText([`zhenping/${purpose}/v1`, ...names]).slice(0, -1);
  const ticketOf = keyedHex(sha256, toHex(stageSeed), `${opened},"`);
  return (unit) => ticketOf(`${checkedId(unit)}"]`);
};

const inOrderTickets = (sha256: Sha256, request: StratumRequest) => (units: readonly ListedUnit[]) => {
  const ticketOf = hexTickets(sha256, request.stageSeed, 'order', request);
  return units
    .map((unit) => ({ unit, ticket: ticketOf(unit.id) }))
    .sort((a, b) => compareText(a.ticket, b.ticket) || compareText(a.unit.id, b.unit.id))
    .map(({ unit }) => unit);
};

export interface StrataRequest {
  readonly campaign: string;
  /** In hex. */
  readonly seed: string;
  readonly design: Pick<DrawDesign, 'strata' | 'orderColumn' | 'rotation'>;
  readonly rows: readonly CertifiedFrameRow[];
  /** The draw before, where a stratum is rotated. */
  readonly previous?: readonly StratumDraw[];
}

/** What a stratum is rotated from. */
const rotationOf = ({ design, previous }: StrataRequest, stratum: string): Rotation => {
  const before = previous?.find((draw) => draw.stratum === stratum);
  const kept = design.rotation?.keep.find((each) => each.stratum === stratum);
  if (before === undefined || kept === undefined) {
    throw new SamplingRefusal({ code: 'previous-missing', data: { stratum } });
  }
  return { previous: before, keep: kept.keep };
};

/** The default method orders every unit of a country: its tickets take the faster hash. */
const drawStratum = (
  sha256: Sha256,
  strata: StrataRequest,
  method: StratumDesign['method'],
  request: StratumRequest,
): StratumDraw => {
  if (method === 'rotation') return drawRotated(request, rotationOf(strata, request.stratum));
  return method === 'pps-random-order'
    ? drawSystematic(method, request, inOrderTickets(sha256, request))
    : drawByMethod[method](request);
};

/** Rows by stratum; small sets are checked one by one, so that a country's rows are never copied as a whole. */
const rowsByStratum = ({
  design,
  rows,
}: StrataRequest): ReadonlyMap<string, readonly CertifiedFrameRow[]> => {
  const lists = new Map<string, CertifiedFrameRow[]>();
  for (const { code: stratum } of design.strata) {
    if (lists.has(stratum)) throw new SamplingRefusal({ code: 'stratum-twice', data: { stratum } });
    lists.set(stratum, []);
  }
  for (const row of rows) {
    const list = lists.get(row.stratum);
    if (list === undefined) {
      throw new SamplingRefusal({
        code: 'unit-outside-strata',
        data: { unit: row.unit, stratum: row.stratum },
      });
    }
    list.push(row);
  }
  return lists;
};

/**
 * One result a stratum, sorted by its code. A unit that stands in two strata is found by the frame's root, not here.
 * @throws SamplingRefusal, ProofRefusal as `drawVillages`
 */
export const drawStrata = (request: StrataRequest, sha256: Sha256): readonly StratumDraw[] => {
  const { campaign, seed, design } = request;
  const lists = rowsByStratum(request);
  const stageSeed = villageStageSeed(fromHex(seed, 32));
  return design.strata
    .toSorted((a, b) => compareText(a.code, b.code))
    .map(({ method, ...rest }) => {
      const plan = method === 'rotation' ? rest : { ...rest, method };
      const listed = (lists.get(plan.code) ?? []).map((row) => unitOf(row, design.orderColumn));
      const units = unitsByStratum([plan], listed).get(plan.code) ?? [];
      const { code: stratum, n, reserve } = plan;
      return drawStratum(sha256, request, method, {
        campaign,
        stage: villageStage,
        stratum,
        stageSeed,
        n,
        reserve,
        units,
      });
    });
};

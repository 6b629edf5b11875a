/** What a design file says, made into the design of a certificate. */
import type { DrawDesign, StratumDesign } from '../../methods/sampling/certificate/draw-design.ts';
import {
  disagree,
  fieldsOf,
  orNull,
  type Place,
  rootPlace,
} from '../../methods/sampling/certificate/place.ts';
import { drawMethods, readDesign } from '../../methods/sampling/certificate/read-design.ts';
import { filledText, id, oneOf, whole } from '../../methods/sampling/certificate/read-values.ts';

export interface DrawPlan {
  readonly campaign: string;
  readonly drawNumber: number;
  readonly frame: string;
  readonly orderColumn: string | null;
  /** Needs the frame for a rule that is the same in every stratum, and the key's commitment. */
  readonly design: (rows: Iterable<{ readonly stratum: string }>, keyCommit: string) => DrawDesign;
}

const absent = {
  drawNumber: 1,
  orderColumn: null,
  strata: null,
  everyStratum: null,
  lists: [],
  parties: [],
  deadline: null,
  beacon: null,
  codeVersion: '',
  rules: '',
  rotation: null,
  lottery: null,
};

const names = [
  'campaign',
  'drawNumber',
  'frame',
  'orderColumn',
  'strata',
  'everyStratum',
  'lists',
  'parties',
  'deadline',
  'beacon',
  'codeVersion',
  'rules',
  'rotation',
  'lottery',
] as const;

/** The same rule for each stratum of the frame; a stratum with fewer units is taken whole, and all with `take-all`. */
const expanded = (place: Place, rows: Iterable<{ readonly stratum: string }>): readonly StratumDesign[] => {
  const at = fieldsOf({ ...place, value: filledWith({ n: null, reserve: 0 }, place.value) }, [
    'n',
    'reserve',
    'method',
  ]);
  const reserve = whole(at('reserve'), 0);
  const method = oneOf(at('method'), drawMethods);
  const all = method === 'take-all';
  if (all && at('n').value !== null) throw disagree(at('n'), 'take-all takes every unit, so it has no n');
  const n = all ? Number.POSITIVE_INFINITY : whole(at('n'), 1);
  const sizes = new Map<string, number>();
  for (const { stratum } of rows) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  return [...sizes].map(([code, size]) => ({ code, n: Math.min(n, size), reserve, method }));
};

/** An object with what may be left out; anything else as it is. */
const filledWith = (left: object, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...left, ...value } : value;

/**
 * Reads a design file; what may be left out is in `absent`. Throws `CertificateRefusal` with the place of what is wrong,
 * here or, for the design itself, when the frame is known.
 */
export const readPlan = (value: unknown): DrawPlan => {
  const place = rootPlace(filledWith(absent, value));
  const at = fieldsOf(place, names);
  const every = at('everyStratum');
  const [rotated, lottery] = [at('rotation').value !== null, at('lottery').value !== null];
  if ((every.value === null) === (at('strata').value === null)) {
    throw disagree(place, 'a design has either strata, or everyStratum for one rule in all of them');
  }
  return {
    campaign: id(at('campaign')),
    drawNumber: whole(at('drawNumber'), 1),
    frame: id(at('frame')),
    orderColumn: orNull(at('orderColumn'), filledText),
    design: (rows, keyCommit) =>
      readDesign(
        rootPlace({
          keyCommit,
          orderColumn: at('orderColumn').value,
          strata: every.value === null ? at('strata').value : expanded(every, rows),
          lists: at('lists').value,
          parties: at('parties').value,
          deadline: at('deadline').value,
          beacon: at('beacon').value,
          codeVersion: at('codeVersion').value,
          rules: at('rules').value,
          ...(rotated ? { rotation: at('rotation').value } : {}),
          ...(lottery ? { lottery: at('lottery').value } : {}),
        }),
        { rotated, lottery },
      ),
  };
};

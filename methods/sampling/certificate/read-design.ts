import type { DrawMethod, StratumMethod } from '../draw.ts';
import type { DrawDesign, NamedPulse, RotationDesign, StratumDesign } from './draw-design.ts';
import { disagree, distinct, fieldsOf, orNull, type Place } from './place.ts';
import { filledText, hex32, id, moment, oneOf, publicKeyHex, text, whole } from './read-values.ts';

export const drawMethods: readonly DrawMethod[] = [
  'pps-random-order',
  'pps-frame-order',
  'simple-random',
  'take-all',
  'sequential-poisson',
  'pareto',
];

export const stratumMethods: readonly StratumMethod[] = [...drawMethods, 'rotation'];

const readStratum =
  (methods: readonly StratumMethod[]) =>
  (place: Place): StratumDesign => {
    const at = fieldsOf(place, ['code', 'n', 'reserve', 'method']);
    return {
      code: id(at('code')),
      n: whole(at('n'), 1),
      reserve: whole(at('reserve'), 0),
      method: oneOf(at('method'), methods),
    };
  };

const readKeep = (place: Place) => {
  const at = fieldsOf(place, ['stratum', 'keep']);
  return { stratum: id(at('stratum')), keep: whole(at('keep'), 0) };
};

const readPrevious = (place: Place) => {
  const at = fieldsOf(place, ['campaign', 'drawNumber', 'sampleRoot']);
  return {
    campaign: id(at('campaign')),
    drawNumber: whole(at('drawNumber'), 1),
    sampleRoot: hex32(at('sampleRoot')),
  };
};

const readRotation = (place: Place): RotationDesign => {
  const at = fieldsOf(place, ['previous', 'keep']);
  return {
    previous: readPrevious(at('previous')),
    keep: distinct(at('keep'), readKeep, ({ stratum }) => stratum),
  };
};

/** What is kept is said of every stratum that is rotated, of at least one, and of no other. */
const checkRotation = (place: Place, { strata, rotation }: DrawDesign): void => {
  if (rotation === undefined) return;
  const rotated = strata.filter(({ method }) => method === 'rotation').map(({ code }) => code);
  const said = new Set(rotation.keep.map(({ stratum }) => stratum));
  if (rotated.length === 0 || said.size !== rotated.length || !rotated.every((code) => said.has(code))) {
    throw disagree(place, 'keep names the strata that are drawn by rotation, at least one, and no others');
  }
};

const readList = (place: Place) => {
  const at = fieldsOf(place, ['list', 'n']);
  return { list: id(at('list')), n: whole(at('n'), 2) };
};

const readParty = (place: Place) => {
  const at = fieldsOf(place, ['party', 'publicKey']);
  return { party: id(at('party')), publicKey: publicKeyHex(at('publicKey')) };
};

const readBeacon = (place: Place): NamedPulse => {
  const at = fieldsOf(place, ['name', 'number', 'at']);
  return { name: filledText(at('name')), number: whole(at('number'), 0), at: moment(at('at')) };
};

const names = [
  'keyCommit',
  'orderColumn',
  'strata',
  'lists',
  'parties',
  'deadline',
  'beacon',
  'codeVersion',
  'rules',
] as const;

/**
 * The design of a draw from JSON.
 * @param rotated whether it says what is rotated, or must not
 * @throws CertificateRefusal with the place of the first thing that is wrong
 */
export const readDesign = (place: Place, rotated: boolean): DrawDesign => {
  const at = fieldsOf<(typeof names)[number] | 'rotation'>(place, rotated ? [...names, 'rotation'] : names);
  const design: DrawDesign = {
    keyCommit: hex32(at('keyCommit')),
    orderColumn: orNull(at('orderColumn'), filledText),
    strata: distinct(at('strata'), readStratum(rotated ? stratumMethods : drawMethods), ({ code }) => code),
    lists: distinct(at('lists'), readList, ({ list }) => list),
    parties: distinct(at('parties'), readParty, ({ party }) => party),
    deadline: orNull(at('deadline'), moment),
    beacon: orNull(at('beacon'), readBeacon),
    codeVersion: text(at('codeVersion')),
    rules: text(at('rules')),
    ...(rotated ? { rotation: readRotation(at('rotation')) } : {}),
  };
  if (design.strata.length === 0) throw disagree(at('strata'), 'a draw has at least one stratum');
  if (design.deadline === null && (design.parties.length > 0 || design.beacon !== null)) {
    throw disagree(at('deadline'), 'where parties or a beacon take part there is a deadline');
  }
  checkRotation(place, design);
  return design;
};

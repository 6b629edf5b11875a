import type { DrawMethod } from '../draw.ts';
import type { DrawDesign, NamedPulse, StratumDesign } from './draw-design.ts';
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

const readStratum = (place: Place): StratumDesign => {
  const at = fieldsOf(place, ['code', 'n', 'reserve', 'method']);
  return {
    code: id(at('code')),
    n: whole(at('n'), 1),
    reserve: whole(at('reserve'), 0),
    method: oneOf(at('method'), drawMethods),
  };
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

/**
 * The design of a draw from JSON.
 * @throws CertificateRefusal with the place of the first thing that is wrong
 */
export const readDesign = (place: Place): DrawDesign => {
  const at = fieldsOf(place, [
    'keyCommit',
    'orderColumn',
    'strata',
    'lists',
    'parties',
    'deadline',
    'beacon',
    'codeVersion',
    'rules',
  ]);
  const design: DrawDesign = {
    keyCommit: hex32(at('keyCommit')),
    orderColumn: orNull(at('orderColumn'), filledText),
    strata: distinct(at('strata'), readStratum, ({ code }) => code),
    lists: distinct(at('lists'), readList, ({ list }) => list),
    parties: distinct(at('parties'), readParty, ({ party }) => party),
    deadline: orNull(at('deadline'), moment),
    beacon: orNull(at('beacon'), readBeacon),
    codeVersion: text(at('codeVersion')),
    rules: text(at('rules')),
  };
  if (design.strata.length === 0) throw disagree(at('strata'), 'a draw has at least one stratum');
  if (design.deadline === null && (design.parties.length > 0 || design.beacon !== null)) {
    throw disagree(at('deadline'), 'where parties or a beacon take part there is a deadline');
  }
  return design;
};

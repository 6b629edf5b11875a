import type { SelectionRole } from '../draw.ts';
import type { CertifiedDraw, CertifiedSample, CertifiedSelection, Disclosure } from './certificate.ts';
import { distinct, fieldsOf, listOf, notAllowed, orNull, type Place } from './place.ts';
import { stratumMethods } from './read-design.ts';
import { decimal, hex32, id, oneOf, whole } from './read-values.ts';

const roles: readonly SelectionRole[] = ['take-all', 'sample', 'ladder'];

const readProbability = (place: Place): readonly [string, string] => {
  const [numerator, denominator, more] = listOf(place, decimal);
  if (numerator === undefined || denominator === undefined || more !== undefined) {
    throw notAllowed(place, 'numerator and denominator');
  }
  return [numerator, denominator];
};

const readSelection = (place: Place): CertifiedSelection => {
  const at = fieldsOf(place, ['unit', 'role', 'rank', 'ticket', 'probability', 'salt']);
  return {
    unit: id(at('unit')),
    role: oneOf(at('role'), roles),
    rank: whole(at('rank'), 1),
    ticket: hex32(at('ticket')),
    probability: readProbability(at('probability')),
    salt: hex32(at('salt')),
  };
};

const readDraw = (place: Place): CertifiedDraw => {
  const at = fieldsOf(place, [
    'stratum',
    'method',
    'units',
    'quota',
    'takeAll',
    'reserve',
    'total',
    'selected',
  ]);
  return {
    stratum: id(at('stratum')),
    method: oneOf(at('method'), stratumMethods),
    units: whole(at('units'), 0),
    quota: whole(at('quota'), 0),
    takeAll: whole(at('takeAll'), 0),
    reserve: whole(at('reserve'), 0),
    total: decimal(at('total')),
    selected: listOf(at('selected'), readSelection),
  };
};

const readDisclosure = (place: Place): Disclosure => {
  const at = fieldsOf(place, ['stratum', 'rank', 'unit', 'ticket', 'salt', 'index', 'path']);
  return {
    stratum: id(at('stratum')),
    rank: whole(at('rank'), 1),
    unit: id(at('unit')),
    ticket: hex32(at('ticket')),
    salt: hex32(at('salt')),
    index: whole(at('index'), 0),
    path: listOf(at('path'), hex32),
  };
};

/** The draws of a stage, one for each stratum. */
export const readDraws = (place: Place): readonly CertifiedDraw[] =>
  distinct(place, readDraw, ({ stratum }) => stratum);

/** @throws CertificateRefusal */
export const readSample = (place: Place): CertifiedSample => {
  const at = fieldsOf(place, ['root', 'leaves', 'disclosed', 'draws']);
  return {
    root: hex32(at('root')),
    leaves: whole(at('leaves'), 0),
    disclosed: listOf(at('disclosed'), readDisclosure),
    draws: orNull(at('draws'), readDraws),
  };
};

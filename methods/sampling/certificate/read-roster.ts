import type { CertifiedPulse, CertifiedRoster } from './certificate.ts';
import { disagree, distinct, fieldsOf, orNull, type Place } from './place.ts';
import { readSample } from './read-sample.ts';
import { filledText, hex32, id, moment, whole } from './read-values.ts';

/** A village has no list that is longer; a larger number would only make a reader run out of memory. */
const LONGEST_LIST = 1_000_000;

export const readPulse = (place: Place): CertifiedPulse => {
  const at = fieldsOf(place, ['number', 'value', 'at']);
  return { number: whole(at('number'), 0), value: filledText(at('value')), at: moment(at('at')) };
};

const readList = (place: Place) => {
  const at = fieldsOf(place, ['list', 'size']);
  return { list: id(at('list')), size: whole(at('size'), 0, LONGEST_LIST) };
};

const readCorrection = (place: Place) => {
  const at = fieldsOf(place, ['reason', 'supervisor']);
  return { reason: filledText(at('reason')), supervisor: id(at('supervisor')) };
};

/** @throws CertificateRefusal */
export const readRoster = (place: Place): CertifiedRoster => {
  const at = fieldsOf(place, [
    'village',
    'version',
    'root',
    'rows',
    'frozenAt',
    'correction',
    'lists',
    'pulse',
    'sample',
  ]);
  const roster: CertifiedRoster = {
    village: id(at('village')),
    version: whole(at('version'), 1),
    root: hex32(at('root')),
    rows: whole(at('rows'), 0),
    frozenAt: moment(at('frozenAt')),
    correction: orNull(at('correction'), readCorrection),
    lists: distinct(at('lists'), readList, ({ list }) => list),
    pulse: orNull(at('pulse'), readPulse),
    sample: readSample(at('sample')),
  };
  if ((roster.correction === null) !== (roster.version === 1)) {
    throw disagree(
      at('correction'),
      'a corrected roster (version 2 and later) needs a reason and a supervisor',
    );
  }
  if (roster.lists.reduce((sum, { size }) => sum + size, 0) !== roster.rows) {
    throw disagree(at('lists'), `the lists together must have the ${roster.rows} rows of the roster`);
  }
  return roster;
};

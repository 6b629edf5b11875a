import type { DrawMethod, StratumMethod } from '../draw.ts';
import { periodOf } from './beacons.ts';
import type { DrawDesign, NamedPulse, RotationDesign, StratumDesign } from './draw-design.ts';
import { isLotteryForm, type LotteryDesign } from './lottery.ts';
import { disagree, distinct, fieldsOf, notAllowed, orNull, type Place } from './place.ts';
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

const readLottery = (place: Place): LotteryDesign => {
  const at = fieldsOf(place, ['published', 'writtenAs']);
  const writtenAs = filledText(at('writtenAs'));
  if (!isLotteryForm(writtenAs)) {
    throw notAllowed(at('writtenAs'), 'a form of results such as 00 00 00 00 00 00 + 00');
  }
  return { published: filledText(at('published')), writtenAs };
};

/** A lottery needs an issue that decides, and must not pass for a beacon that a program can ask. */
const checkLottery = (place: Place, { lottery, beacon }: DrawDesign): void => {
  if ((lottery ?? null) === null) return;
  if (beacon === null || periodOf(beacon.name) !== undefined) {
    throw disagree(place, 'a lottery is the beacon, by a name that no other beacon has');
  }
};

/** Which fields a design has beside those of every version. */
export interface DesignShape {
  /** It says what is rotated, or must not. */
  readonly rotated: boolean;
  /** It says whether a lottery is the beacon, or must not. */
  readonly lottery: boolean;
}

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
 * @throws CertificateRefusal with the place of the first thing that is wrong
 */
export const readDesign = (place: Place, { rotated, lottery }: DesignShape): DrawDesign => {
  const at = fieldsOf<(typeof names)[number] | 'rotation' | 'lottery'>(place, [
    ...names,
    ...(rotated ? (['rotation'] as const) : []),
    ...(lottery ? (['lottery'] as const) : []),
  ]);
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
    ...(lottery ? { lottery: orNull(at('lottery'), readLottery) } : {}),
  };
  if (design.strata.length === 0) throw disagree(at('strata'), 'a draw has at least one stratum');
  if (design.deadline === null && (design.parties.length > 0 || design.beacon !== null)) {
    throw disagree(at('deadline'), 'where parties or a beacon take part there is a deadline');
  }
  checkRotation(place, design);
  checkLottery(place, design);
  return design;
};

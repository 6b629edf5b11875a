import {
  type Certificate,
  type CertifiedLoss,
  certificateFormats,
  facts,
  type LoggedFact,
  type PartyRecord,
  rotatedFormat,
  thirdFormat,
} from './certificate.ts';
import { type LotteryEntry, lotterySides } from './lottery.ts';
import { disagree, distinct, fieldsOf, listOf, orNull, type Place, rootPlace } from './place.ts';
import { type DesignShape, readDesign } from './read-design.ts';
import { readPulse, readRoster } from './read-roster.ts';
import { readDraws, readSample } from './read-sample.ts';
import { filledText, hex32, id, moment, oneOf, signatureHex, whole } from './read-values.ts';

/** The format decides which fields there have to be; from version 3 on a draw before may be there or not. */
const shapeOf = (value: unknown): DesignShape => {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  const lottery = format === thirdFormat;
  const previous = typeof value === 'object' && value !== null && 'previous' in value;
  return { lottery, rotated: format === rotatedFormat || (lottery && previous) };
};

export const readLotteryEntry = (place: Place): LotteryEntry => {
  const at = fieldsOf(place, ['round', 'side', 'at', 'text']);
  return {
    round: whole(at('round'), 1),
    side: oneOf(at('side'), lotterySides),
    at: moment(at('at')),
    text: filledText(at('text')),
  };
};

const readFrame = (place: Place): Certificate['frame'] => {
  const at = fieldsOf(place, ['id', 'rows', 'root', 'saltKey']);
  return {
    id: id(at('id')),
    rows: whole(at('rows'), 0),
    root: hex32(at('root')),
    saltKey: orNull(at('saltKey'), hex32),
  };
};

const readReveal = (place: Place) => {
  const at = fieldsOf(place, ['salt', 'value']);
  return { salt: hex32(at('salt')), value: hex32(at('value')) };
};

export const readPartyRecord = (place: Place): PartyRecord => {
  const at = fieldsOf(place, ['party', 'commitment', 'signature', 'reveal']);
  const record = {
    party: id(at('party')),
    commitment: orNull(at('commitment'), hex32),
    signature: orNull(at('signature'), signatureHex),
    reveal: orNull(at('reveal'), readReveal),
  };
  if ((record.commitment === null) !== (record.signature === null)) {
    throw disagree(at('signature'), 'a commitment and its signature come together');
  }
  if (record.commitment === null && record.reveal !== null) {
    throw disagree(at('reveal'), 'what was not committed to cannot be revealed');
  }
  return record;
};

const readRelease = (place: Place) => {
  const at = fieldsOf(place, ['stratum', 'rank', 'at', 'reason', 'supervisor']);
  return {
    stratum: id(at('stratum')),
    rank: whole(at('rank'), 1),
    at: moment(at('at')),
    reason: filledText(at('reason')),
    supervisor: id(at('supervisor')),
  };
};

const readLoss = (place: Place): CertifiedLoss => {
  const at = fieldsOf(place, [
    'stratum',
    'rank',
    'unit',
    'reason',
    'recordedAt',
    'recordedBy',
    'confirmedAt',
    'confirmedBy',
    'reserve',
  ]);
  const loss = {
    stratum: id(at('stratum')),
    rank: whole(at('rank'), 1),
    unit: id(at('unit')),
    reason: filledText(at('reason')),
    recordedAt: moment(at('recordedAt')),
    recordedBy: id(at('recordedBy')),
    confirmedAt: orNull(at('confirmedAt'), moment),
    confirmedBy: orNull(at('confirmedBy'), id),
    reserve: orNull(at('reserve'), (rank) => whole(rank, 1)),
  };
  if ((loss.confirmedAt === null) !== (loss.confirmedBy === null)) {
    throw disagree(at('confirmedBy'), 'who confirmed a loss, and when, come together');
  }
  return loss;
};

const readAnchor = (place: Place) => {
  const at = fieldsOf(place, ['number', 'hash']);
  return { number: whole(at('number'), 0), hash: hex32(at('hash')) };
};

export const readLogged = (place: Place): LoggedFact => {
  const at = fieldsOf(place, ['fact', 'party', 'at', 'anchor']);
  return {
    fact: oneOf(at('fact'), facts),
    party: orNull(at('party'), id),
    at: moment(at('at')),
    anchor: orNull(at('anchor'), readAnchor),
  };
};

const names = [
  'format',
  'stage',
  'campaign',
  'drawNumber',
  'frame',
  'design',
  'designHash',
  'parties',
  'pulse',
  'key',
  'seed',
  'villages',
  'releases',
  'households',
  'log',
] as const;

const readFields = (place: Place): Certificate => {
  const shape = shapeOf(place.value);
  const at = fieldsOf<(typeof names)[number] | 'previous' | 'lotteryEntries' | 'losses'>(place, [
    ...names,
    ...(shape.rotated ? (['previous'] as const) : []),
    ...(shape.lottery ? (['lotteryEntries', 'losses'] as const) : []),
  ]);
  return {
    format: oneOf(at('format'), certificateFormats),
    stage: oneOf(at('stage'), ['sealed', 'opened']),
    campaign: id(at('campaign')),
    drawNumber: whole(at('drawNumber'), 1),
    frame: readFrame(at('frame')),
    design: readDesign(at('design'), shape),
    designHash: hex32(at('designHash')),
    parties: distinct(at('parties'), readPartyRecord, ({ party }) => party),
    pulse: orNull(at('pulse'), readPulse),
    key: orNull(at('key'), hex32),
    seed: orNull(at('seed'), hex32),
    villages: readSample(at('villages')),
    releases: listOf(at('releases'), readRelease),
    households: distinct(at('households'), readRoster, ({ village, version }) => `${village} ${version}`),
    log: distinct(at('log'), readLogged, ({ fact, party }) => (party === null ? fact : `${fact} ${party}`)),
    ...(shape.rotated ? { previous: readDraws(at('previous')) } : {}),
    ...(shape.lottery
      ? {
          lotteryEntries: listOf(at('lotteryEntries'), readLotteryEntry),
          losses: distinct(at('losses'), readLoss, ({ stratum, rank }) => `${stratum} ${rank}`),
        }
      : {}),
  };
};

/** What is open has to fit the stage: all of it, or none. */
const checkStage = (place: Place, { stage, key, seed, villages, households }: Certificate): void => {
  const opened = stage === 'opened';
  const parts: readonly (readonly [string, unknown])[] = [
    ['key', key],
    ['seed', seed],
    ['villages.draws', villages.draws],
    ...households.map(({ sample }, index) => [`households[${index}].sample.draws`, sample.draws] as const),
  ];
  for (const [name, part] of parts) {
    if ((part !== null) !== opened) {
      throw disagree(
        place,
        `${name} must ${opened ? 'be open' : 'be null'} in a certificate that is ${stage}`,
      );
    }
  }
};

/**
 * A certificate from the value that `JSON.parse` gave, whatever it is.
 * @throws CertificateRefusal with the place of the first thing that is wrong
 */
export const readCertificate = (value: unknown): Certificate => {
  const place = rootPlace(value);
  const certificate = readFields(place);
  checkStage(place, certificate);
  if ((certificate.pulse === null) !== (certificate.design.beacon === null)) {
    throw disagree(place, 'a pulse is there if and only if the design names a beacon');
  }
  if ((certificate.design.lottery ?? null) === null && (certificate.lotteryEntries ?? []).length > 0) {
    throw disagree(place, 'results of a lottery are entered only where the design names one');
  }
  return certificate;
};

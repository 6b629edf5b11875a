import { closeSync, openSync, writeSync } from 'node:fs';
import { type Chance, chanceFrom } from './chance.ts';
import { counties, provinces, villages, villagesInCounty } from './plan.ts';

const SEED = 20_261_101;

export const BINARY = Array.from({ length: 12 }, (_, index) => `q${index + 1}`);
export const CONTINUOUS = ['income', 'persons'];
const LISTS = ['exited', 'poor', 'nonregistered'];
const HEADER = ['province', 'county', 'village', 'weight', 'list', ...BINARY, ...CONTINUOUS].join(',');

const code = (number: number, digits: number): string => `${number}`.padStart(digits, '0');

/** What the households of a village share. */
interface Village {
  readonly codes: string;
  readonly weight: number;
  /** Added to every share and to income: villages differ, so that clustering costs something. */
  readonly effect: number;
}

const villageOf = (village: number, chance: Chance): Village => {
  const county = Math.floor(village / villagesInCounty);
  const province = Math.floor((county * provinces) / counties) + 11;
  const countyCode = `${province}${code(county, 4)}`;
  return {
    codes: `${province},${countyCode},${countyCode}${code(village % villagesInCounty, 3)}`,
    weight: 5 + 40 * chance(),
    effect: 0.2 * (chance() - 0.5),
  };
};

const interview = ({ codes, weight, effect }: Village, chance: Chance): string => {
  const list = Math.floor(LISTS.length * chance());
  let line = `${codes},${(weight * (1 + 0.2 * list)).toFixed(2)},${LISTS[list]}`;
  for (let item = 0; item < BINARY.length; item++)
    line += chance() < 0.5 + 0.035 * item + effect ? ',1' : ',0';
  const income = 9000 * (1 + effect) * Math.sqrt(-2 * Math.log(1 - chance()));
  return `${line},${income.toFixed(0)},${1 + Math.floor(6 * chance())}\n`;
};

/** Writes the made-up interviews, the same for the same count, and returns the file's size in bytes. */
export const writeInterviews = (file: string, interviews: number): number => {
  const chance = chanceFrom(SEED);
  const descriptor = openSync(file, 'w');
  let bytes = writeSync(descriptor, `${HEADER}\n`);
  let text = '';
  for (let village = 0, written = 0; village < villages; village++) {
    const here = villageOf(village, chance);
    const until = Math.floor(((village + 1) * interviews) / villages);
    for (; written < until; written++) text += interview(here, chance);
    if (text.length < 2 ** 22 && village < villages - 1) continue;
    bytes += writeSync(descriptor, text);
    text = '';
  }
  closeSync(descriptor);
  return bytes;
};

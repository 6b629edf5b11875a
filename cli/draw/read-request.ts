import { parseArgs } from 'node:util';
import type { SelectedPlace } from '../../methods/sampling/certificate/sealed-sample.ts';
import { WrongUse } from '../command.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** What is asked of `zhenping draw`. */
export type DrawRequest =
  | { readonly act: 'make keys'; readonly keys: string; readonly json: boolean }
  | {
      readonly act: 'freeze' | 'draw';
      readonly frame: string;
      readonly design: string;
      readonly keys: string;
      readonly chance: string | undefined;
      readonly previous: string | undefined;
      readonly sample: string | undefined;
      readonly sealed: string | undefined;
      readonly opened: string | undefined;
      readonly disclosed: readonly SelectedPlace[];
      readonly json: boolean;
    };

const placeOf = (word: string): SelectedPlace => {
  const [, stratum, rank] = /^(.+)\/([1-9][0-9]{0,8})$/.exec(word) ?? [];
  if (stratum === undefined || rank === undefined) {
    throw new WrongUse(`--disclose ${word}: write stratum/rank, such as 433124/1`);
  }
  return { stratum, rank: Number(rank) };
};

/** Throws `WrongUse`, and what `parseArgs` throws for flags that are none. */
export const readRequest = (args: readonly string[]): DrawRequest => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'new-keys': text,
      freeze: flag,
      frame: text,
      design: text,
      keys: text,
      chance: text,
      previous: text,
      sample: text,
      sealed: text,
      opened: text,
      disclose: text,
      json: flag,
    },
  });
  const {
    frame,
    design,
    keys,
    chance,
    previous,
    sample,
    sealed,
    opened,
    freeze = false,
    json = false,
  } = values;
  const newKeys = values['new-keys'];
  if (newKeys !== undefined) return { act: 'make keys', keys: newKeys, json };
  if (frame === undefined || design === undefined || keys === undefined) {
    throw new WrongUse('--frame, --design and --keys are needed (or --new-keys FILE to make keys first)');
  }
  if (!freeze && sample === undefined && sealed === undefined && opened === undefined) {
    throw new WrongUse('say where the result goes: --sample, --sealed, --opened, or all of them');
  }
  const disclosed = (values.disclose ?? '').split(',').filter(Boolean).map(placeOf);
  const act = freeze ? 'freeze' : 'draw';
  return { act, frame, design, keys, chance, previous, sample, sealed, opened, disclosed, json };
};

import { parseArgs } from 'node:util';
import { WrongUse } from '../command.ts';

const text = { type: 'string' } as const;

/** What is asked of `zhenping party`. */
export type PartyRequest =
  | { readonly act: 'key'; readonly key: string; readonly json: boolean }
  | {
      readonly act: 'commit';
      readonly url: string;
      readonly campaign: string;
      readonly party: string;
      readonly key: string;
      readonly secret: string;
      readonly designHash: string;
      readonly json: boolean;
    }
  | { readonly act: 'reveal'; readonly url: string; readonly secret: string; readonly json: boolean };

const needed = (name: string, value: string | undefined, why: string): string => {
  if (value === undefined) throw new WrongUse(`--${name} is needed: ${why}`);
  return value;
};

const urlOf = (value: string | undefined): string => {
  if (value === undefined || !URL.canParse(value)) {
    throw new WrongUse('--url must be the address of the GraphQL API');
  }
  return value;
};

/** Throws `WrongUse`, and what `parseArgs` throws for flags that are none. */
export const readRequest = (args: readonly string[]): PartyRequest => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: text,
      campaign: text,
      party: text,
      key: text,
      secret: text,
      'design-hash': text,
      json: { type: 'boolean' },
    },
  });
  const { json = false } = values;
  const [act, more] = positionals;
  if (more !== undefined) throw new WrongUse(`one act at a time; “${more}” is one too many`);
  if (act === 'key') return { act, key: needed('key', values.key, 'the new file'), json };
  if (act === 'reveal') {
    const secret = needed('secret', values.secret, 'the file that commit wrote');
    return { act, url: urlOf(values.url), secret, json };
  }
  if (act !== 'commit') throw new WrongUse('say what to do: key, commit or reveal');
  return {
    act,
    url: urlOf(values.url),
    campaign: needed('campaign', values.campaign, 'the id, such as Campaign:0mf…'),
    party: needed('party', values.party, 'commissioner, evaluator, or the id under which you are registered'),
    key: needed('key', values.key, 'the file that key wrote'),
    secret: needed('secret', values.secret, 'a new file for what you commit to'),
    designHash: needed('design-hash', values['design-hash'], 'the hash of the design that you have read'),
    json,
  };
};

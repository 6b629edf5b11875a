import { parseArgs } from 'node:util';
import { Problem } from './problem.ts';

export interface StartOptions {
  readonly demo: boolean;
  readonly port: number | undefined;
  readonly dataDirectory: string | undefined;
  readonly help: boolean;
}

export const help = `npm start: everything on this machine, with the demo

  --no-demo    start empty, without the demo
  --port N     serve at this port instead of 4700
  --data DIR   keep the data in this directory; without it everything is in memory
  --help       this text

Options follow two dashes, as in: npm start -- --no-demo --data ~/zhenping
`;

/** Reads the command line; throws a `Problem` that names what is wrong. */
export const readStartOptions = (words: readonly string[]): StartOptions => {
  const { demo, port, data, help: asked } = parsed(words);
  if (data === '') {
    throw new Problem('--data wants a directory, as in --data ~/zhenping');
  }
  return {
    demo: demo ?? true,
    port: port === undefined ? undefined : readPort(port),
    dataDirectory: data,
    help: asked ?? false,
  };
};

const parsed = (words: readonly string[]) => {
  try {
    const { values } = parseArgs({
      args: [...words],
      allowNegative: true,
      options: {
        demo: { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    const [said = ''] = String(error instanceof Error ? error.message : error).split('. ');
    throw new Problem(`${said}. Try npm start -- --help`, { cause: error });
  }
};

const readPort = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Problem(`--port wants a number from 1 to 65535, not "${text}"`);
  }
  return port;
};

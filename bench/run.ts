/**
 * `npm run bench -- NAME [options]`: measures, prints lines for people, and as its last line one JSON object for
 * programs. Exit 0 also when a target is missed (the line says so), 1 when the bench failed, 2 when there is no such.
 */
import { globSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { type Bench, figures, line } from './runner/figure.ts';

const benchModule = z.object({ bench: z.custom<Bench>((value) => typeof value === 'function') });

/** A figure means nothing without the machine that gave it. */
const machine = (): string => {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
};

const names = globSync('bench/*.ts')
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'run')
  .sort();

const [name, ...args] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  console.error(name === undefined ? 'Say which bench.' : `No bench is called ${name}.`);
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.join(', ') || '(none yet)'}`);
  process.exitCode = 2;
} else {
  try {
    const { bench } = benchModule.parse(await import(pathToFileURL(resolve('bench', `${name}.ts`)).href));
    const measured = figures.parse(await bench({ args, print: (text) => console.log(text) }));
    for (const figure of measured) {
      console.log(line(figure));
    }
    console.log(JSON.stringify({ bench: name, machine: machine(), figures: measured }));
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

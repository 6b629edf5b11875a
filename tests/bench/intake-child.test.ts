import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startChild } from '../../bench/intake/ask-child.ts';
import { temporaryDirectory } from '../local/temporary-directory.ts';

const answerParent = pathToFileURL(resolve('bench/intake/answer-parent.ts')).href;

const child = (program: string, variables: Readonly<Record<string, string>> = {}) => {
  const file = join(temporaryDirectory(), 'child.mjs');
  writeFileSync(file, `import { answerParent } from '${answerParent}';\n${program}\n`);
  const started = startChild(pathToFileURL(file), variables);
  onTestFinished(started.stop);
  return started;
};

test('answers, says why it failed, and goes on', async () => {
  const { ask } = child(
    `answerParent({
    double: (given) => 2 * given,
    colour: () => process.env.COLOUR,
    fail: () => { throw new Error('no such thing'); },
  });`,
    { COLOUR: 'green' },
  );
  expect(await ask('double', z.number(), 21)).toBe(42);
  await expect(ask('fail', z.number())).rejects.toThrow('no such thing');
  expect(await ask('colour', z.string())).toBe('green');
});

test('a process that ends is noticed', async () => {
  const { ask } = child('process.exit(3);');
  await expect(ask('anything', z.number())).rejects.toThrow('child.mjs ended too early');
});

test('what it started is stopped before it ends', async () => {
  const note = join(temporaryDirectory(), 'note');
  const { ask, stop } = child(`import { readFileSync, writeFileSync } from 'node:fs';
    answerParent({ up: () => true }, async () => writeFileSync('${note}', 'stopped'));`);
  await ask('up', z.boolean());
  await stop();
  expect(readFileSync(note, 'utf8')).toBe('stopped');
});

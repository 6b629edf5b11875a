import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runPlanOn } from './plan-run.ts';

const page = readFileSync(new URL('../../docs/plan-a-sample.md', import.meta.url), 'utf8');

const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(([, content = '']) => content);

/** The words of a command as a shell takes them; the page uses no quotes. */
const wordsOf = (command: string): readonly string[] =>
  command.replaceAll('\\\n', ' ').trim().split(/\s+/).slice(3);

const commands = blocks('sh');

test('docs/plan-a-sample.md shows two commands, each with what it prints', () => {
  expect(commands.length).toBe(2);
  expect(blocks('text').length).toBe(2);
  for (const command of commands) expect(command).toMatch(/^npx zhenping plan /);
});

test.each([0, 1])('command %d of docs/plan-a-sample.md prints what stands there', async (place) => {
  const words = wordsOf(commands[place] ?? '').map((word) => (word === 'county.json' ? 'FILE' : word));
  const { code, printed, complained } = await runPlanOn(blocks('json')[0] ?? '', ...words);
  expect({ code, complained }).toEqual({ code: 0, complained: '' });
  expect(`${printed}\n`).toBe(blocks('text')[place]);
});

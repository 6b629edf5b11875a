/** The page and the service agree on every answer set: the engine as the page is built, in Chromium, against the one that the service runs. */
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { build, type Plugin } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instruments } from '../../api/questionnaires/instruments/instruments.ts';
import { seeded } from '../../local/demo/seeded.ts';
import { openBrowser } from '../../local/open-browser.ts';
import type { Form } from '../../methods/questionnaire/form.ts';
import { readFields } from '../../methods/questionnaire/json-shape.ts';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import { settingsForScript } from '../../web/pages.ts';
import { anyRosterForm } from '../methods/questionnaire/roster-forms.ts';
import { answersByChance, formByChance } from './engine-forms.ts';
import { asText, fromScratch, type Given } from './engine-seen.ts';

const SETS = 10_000;
const chance = seeded(20_261_124);

const forms: readonly Form[] = [
  ...instruments,
  ...Array.from({ length: 60 }, () => formByChance(chance)),
  ...fc.sample(anyRosterForm, { seed: 20_261_124, numRuns: 36 }),
];

const given = Array.from({ length: SETS }, (_, at): Given => {
  const form = at % forms.length;
  const audience = chance() < 0.5 ? 'interviewer' : 'respondent';
  return {
    form,
    audience,
    steps: forms[form] ? answersByChance(chance, forms[form]) : [],
    raw: at % 10 === 0,
  };
});

/** The engine as one script, by the settings that the page's own scripts are built by. */
const builtEngine = async (plugins: Plugin[] = []): Promise<string> => {
  const source = fileURLToPath(new URL('engine-seen.ts', import.meta.url));
  const { build: page, ...settings } = settingsForScript('', { source, built: 'engine.js' });
  const made = await build({
    ...settings,
    plugins,
    build: {
      ...page,
      write: false,
      rolldownOptions: {
        input: source,
        preserveEntrySignatures: 'strict',
        output: { format: 'iife', name: 'engine' },
      },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const [script] = output && 'output' in output ? output.output : [];
  return script?.type === 'chunk' ? script.code : '';
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const pageWith = async (script: string): Promise<Page> => {
  const page = await browser.newPage();
  await page.evaluate(script.replace(/^(?:var|const|let) engine ?=/, 'self.engine ='));
  await page.evaluate(`self.forms = ${JSON.stringify(forms)}`);
  return page;
};

const inPage = async (page: Page, sets: readonly Given[]): Promise<readonly string[]> => {
  const seen: unknown = await page.evaluate(`engine.allByTaps(forms, ${JSON.stringify(sets)})`);
  return Array.isArray(seen) ? seen.map(String) : [];
};

/** What the service makes of the same answers, as they reach it; the page's own say of each question is held against the whole. */
const onService = (said: string, { form: index, audience, steps, raw }: Given): string => {
  const form = forms[index];
  if (!form) return '';
  const answers = readAnswers(readFields(JSON.parse(said), 'said')['answers']);
  const { asked, ...kept } = fromScratch(form, answers, audience);
  const wrong = new Set(kept.problems.map(({ item }) => item));
  const live = {
    asked,
    wrong: asked.map(({ key }) => key).filter((key) => wrong.has(key)),
    doubts: kept.doubts,
  };
  const sent = raw && fromScratch(form, readAnswers(Object.fromEntries(steps)), audience);
  return asText({ answers, live, kept, sent });
};

/** The places of the answer sets that the two do not see alike, with what each says of the first. */
const disagreements = async (page: Page, sets: readonly Given[]) => {
  const found: { readonly page: string; readonly service: string }[] = [];
  let coming = inPage(page, sets.slice(0, 500));
  for (let from = 0; from < sets.length; from += 500) {
    const part = sets.slice(from, from + 500);
    const texts = await coming;
    // The page works on the next while the service's side looks at these.
    const next = sets.slice(from + 500, from + 1_000);
    if (next.length > 0) coming = inPage(page, next);
    expect(texts).toHaveLength(part.length);
    for (const [at, one] of part.entries()) {
      const text = texts[at] ?? '';
      const service = onService(text, one);
      if (service !== text) found.push({ page: text, service });
    }
  }
  return found;
};

test('10,000 answer sets are the same to both: what is asked, wrong, doubtful, worked out and derived', async () => {
  const found = await disagreements(await pageWith(await builtEngine()), given);
  const [first] = found;
  if (first) expect(JSON.parse(first.page)).toEqual(JSON.parse(first.service));
  expect(found).toHaveLength(0);
});

test('the answer sets reach every side of the engine', () => {
  const reached = new Set<string>();
  for (const { form, audience, steps } of given.slice(0, 1_000)) {
    const of = forms[form];
    if (!of) continue;
    const { problems, doubts, review, calculated, derived } = fromScratch(
      of,
      Object.fromEntries(steps),
      audience,
    );
    for (const { reason } of problems) reached.add(reason);
    if (doubts.length > 0) reached.add('doubt');
    if (review.length > 0) reached.add('review');
    if (Object.keys(calculated).some((key) => key.includes('#'))) reached.add('member');
    if (Object.values(derived).some((value) => value !== null)) reached.add('derived');
  }
  const reasons = [
    'missing',
    'wrong-type',
    'wrong-format',
    'unknown-option',
    'option-not-offered',
    'repeated-option',
    'option-not-alone',
    'options-missing',
    'out-of-range',
    'text-too-long',
    'check-failed',
    'not-asked',
    'other-audience',
    'calculated',
  ];
  expect([...reached].toSorted()).toEqual([...reasons, 'derived', 'doubt', 'member', 'review'].toSorted());
});

/** Each is one changed sign of the engine, in the page alone. */
test.each([
  [
    'operators.ts',
    "'>': [2, ANY, ordering((comparison) => comparison > 0)]",
    "'>': [2, ANY, ordering((comparison) => comparison >= 0)]",
  ],
  ['form-state.ts', 'if (state.given.delete(key)) cleared.push(key)', 'cleared.push(key)'],
])('a difference planted in %s is found: %s', async (file, from, to) => {
  let planted = 0;
  const plant: Plugin = {
    name: 'plant',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith(`/questionnaire/${file}`)) return null;
      planted += code.split(from).length - 1;
      return code.replace(from, to);
    },
  };
  const page = await pageWith(await builtEngine([plant]));
  expect(planted).toBe(1);
  expect((await disagreements(page, given.slice(0, 200))).length).toBeGreaterThan(0);
});

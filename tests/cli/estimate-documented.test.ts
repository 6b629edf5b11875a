import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { estimate, estimateJson, figureOf } from './estimate-run.ts';

/** The file, the command and its output that stand in the document, so that nobody edits one without the others. */
const text = readFileSync(new URL('../../docs/estimate.md', import.meta.url), 'utf8');
const csv = /```csv\n([^`]*)```/.exec(text)?.[1] ?? '';
const command = /```sh\n([^`]*)```/.exec(text)?.[1] ?? '';
const printedThere = /```sh\n[^`]*```\n```\n([^`]*)```/.exec(text)?.[1] ?? '';
const args = command.replaceAll('\\\n', ' ').trim().split(/\s+/).slice(3);

test('docs/estimate.md shows what its command prints', async () => {
  const { printed, code } = await estimate(csv, args);
  expect(code).toBe(0);
  expect(`${printed}\n`).toBe(printedThere);
});

/** The comments of the document's R lines: R 4.2.2 with survey 4.1-1. */
test.each([
  ['wrong/persons', [], 0.0881763527054, 0.0451987809283, 0.706043709654],
  ['wrong', [], 88, 47.0070916636, 0.880381048211],
  ['satisfied', [], 0.840740740741, 0.0732257204164, 0.729411601292],
  ['income', [], 4648.88888889, 169.184918524, 0.415295843488],
  ['income', ['花垣县'], 5124.44444444, 365.688662021, 0.755279995091],
  ['income', ['龙山县'], 4411.11111111, 119.505439494, 0.129800405967],
])('its figures of %s %j are those of R', async (measure, area, expected, standardError, deff) => {
  const figure = figureOf(await estimateJson(csv, [...args, '--no-cap']), measure, area);
  expect((figure.estimate ?? 0) / expected).toBeCloseTo(1, 10);
  expect((figure.standardError ?? 0) / standardError).toBeCloseTo(1, 10);
  expect((figure.designEffect?.withoutReplacement ?? 0) / deff).toBeCloseTo(1, 10);
});

test.each([
  ['satisfied', [], 0.558041111669, 0.97551894198],
  ['wrong', [], 19.9701563888, 387.778635743],
  // confint(svymean(~income, subset(d, county == "花垣县")), df = 2)
  ['income', ['花垣县'], 3551.01312456, 6697.87576433],
])('and so are the bounds of %s %j', async (measure, area, lower, upper) => {
  const figure = figureOf(await estimateJson(csv, [...args, '--no-cap']), measure, area);
  expect((figure.lower ?? 0) / lower).toBeCloseTo(1, 10);
  expect((figure.upper ?? 0) / upper).toBeCloseTo(1, 10);
});

test('a total of a category counts its rows', async () => {
  // svytotal(~I(list == "poor"), d)
  const figure = figureOf(await estimateJson(csv, [...args, '--total', 'list=poor']), 'list=poor');
  expect(figure).toMatchObject({ kind: 'total', estimate: 90, method: 'log' });
  expect(figure.standardError).toBeCloseTo(7.68115, 5);
});

test('by Wilson, rates have R’s bounds at the effective size', async () => {
  // p <- 0.840740740741; v <- 0.0732257204164^2; ne <- p*(1-p)/v*(qt(.025, 17)/qt(.025, 4))^2
  // prop.test(ne*p, ne, correct = FALSE)$conf.int
  const asked = args.map((word) => (word === 'kg,log' ? 'wilson' : word));
  const figure = figureOf(await estimateJson(csv, [...asked, '--no-cap']), 'satisfied');
  expect(figure).toMatchObject({ method: 'wilson', effectiveN: expect.closeTo(14.419502781, 8) });
  expect(figure.lower).toBeCloseTo(0.586564650432, 10);
  expect(figure.upper).toBeCloseTo(0.951557291433, 10);
});

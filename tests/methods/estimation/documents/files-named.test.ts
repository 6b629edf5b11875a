import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../../', import.meta.url);
const pages = ['methods', 'weights', 'quantiles-and-tables', 'verdicts'];

/** A path of a page is under the estimators, unless it begins with a folder of the project. */
const fileOf = (path: string): URL =>
  new URL(/^(?:methods|tests|api)\//.test(path) ? path : `methods/estimation/${path}`, root);

describe.each(pages)('docs/%s.md', (page) => {
  const text = readFileSync(new URL(`docs/${page}.md`, root), 'utf8');

  it('names files that are there', () => {
    const paths = [...text.matchAll(/`([a-z-]+(?:\/[a-z-]+)*\.ts)`/g)].map(([, path]) => path ?? '');
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(fileOf(path)))).toEqual([]);
  });

  it('says of each file what it exports', () => {
    const lines = [...text.matchAll(/^\| (`[^|]*\.ts`) \| (.*) \|$/gm)];
    expect(lines.length).toBeGreaterThan(3);
    const missing = lines.flatMap(([, files = '', gives = '']) => {
      const source = [...files.matchAll(/`([^`]+\.ts)`/g)]
        .map(([, path]) => readFileSync(fileOf(path ?? ''), 'utf8'))
        .join('\n');
      const functions = [...gives.matchAll(/`([a-z]\w+)(?:\(|`)/g)].map(([, name]) => name ?? '');
      return functions.filter((name) => !new RegExp(`\\b${name}\\b`).test(source));
    });
    expect(missing).toEqual([]);
  });

  it('points to pages and headings that are there', () => {
    const links = [...text.matchAll(/\]\(([a-z-]*\.md)?(?:#([a-z-]+))?\)/g)];
    for (const [link, file = `${page}.md`, heading] of links) {
      const target = readFileSync(new URL(`docs/${file}`, root), 'utf8');
      const headings = [...target.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replace(/[^a-z -]/g, '')
          .replaceAll(' ', '-'),
      );
      if (heading !== undefined) expect([link, headings]).toEqual([link, expect.arrayContaining([heading])]);
    }
  });
});

describe('the list of every figure', () => {
  const text = readFileSync(new URL('docs/methods.md', root), 'utf8');
  const rows = text
    .slice(text.indexOf('## Every figure'), text.indexOf('## What is refused'))
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| **') && !line.startsWith('| figure '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

  it('gives a formula and a file to each', () => {
    expect(rows.length).toBeGreaterThan(40);
    for (const cells of rows) {
      expect(cells).toHaveLength(5);
      expect(cells[1]).not.toBe('');
      expect(cells[4]).toMatch(/\.ts`$/);
    }
  });
});

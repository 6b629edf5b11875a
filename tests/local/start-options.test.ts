import { expect, test } from 'vitest';
import { openProgress } from '../../local/progress.ts';
import { readStartOptions } from '../../local/start-options.ts';

test('without options: the demo, the usual port, in memory', () => {
  expect(readStartOptions([])).toEqual({
    demo: true,
    port: undefined,
    dataDirectory: undefined,
    help: false,
  });
});

test('each option is understood', () => {
  expect(readStartOptions(['--no-demo', '--port', '8080', '--data', 'here'])).toEqual({
    demo: false,
    port: 8080,
    dataDirectory: 'here',
    help: false,
  });
  expect(readStartOptions(['--help']).help).toBe(true);
});

test.each([
  [['--demoo'], /^Unknown option '--demoo'\. Try npm start -- --help$/],
  [['demo'], /^Unexpected argument 'demo'.*\. Try npm start -- --help$/],
  [['--port', '0'], /^--port wants a number from 1 to 65535, not "0"$/],
  [['--port', '65536'], /65536/],
  [['--port', '1e3'], /1e3/],
  [['--data', ''], /^--data wants a directory/],
])('%j is one line that names what is wrong', (words, line) => {
  expect(() => readStartOptions(words)).toThrow(line);
});

const drawn = (isTTY: boolean) => {
  let text = '';
  const write = (piece: string) => {
    text += piece;
    return true;
  };
  const progress = openProgress({ isTTY, write });
  progress.show('interviews', 1, 2);
  progress.print('a line');
  progress.show('interviews', 2, 2);
  progress.print('done');
  progress.show('more', 1, 2);
  progress.end();
  progress.show('late', 1, 2);
  return text;
};

test('a bar is drawn on a terminal until all is done, and lines appear above it', () => {
  const half = `interviews ${'█'.repeat(15)}${'░'.repeat(15)} 1/2`;
  const more = half.replace('interviews', 'more');
  const erase = '\r\u001B[K';
  expect(drawn(true)).toBe(`${half}${erase}a line\n${half}${erase}done\n${more}${erase}`);
});

test('in a pipe there are only the lines', () => {
  expect(drawn(false)).toBe('a line\ndone\n');
});

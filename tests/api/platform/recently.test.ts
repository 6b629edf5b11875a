import { expect, test } from 'vitest';
import { recently } from '../../../api/platform/recently.ts';

/** A look-up that counts how often it was made, under a clock that stands until it is moved. */
const counting = (worthKeeping = (_value: string): boolean => true) => {
  let milliseconds = 0;
  const made: string[] = [];
  const found = recently(
    2000,
    () => new Date(milliseconds),
    (key) => {
      made.push(key);
      return key === 'broken'
        ? Promise.reject(new Error('no answer'))
        : Promise.resolve(`${key}${made.length}`);
    },
    worthKeeping,
  );
  const pass = (more: number): void => {
    milliseconds += more;
  };
  return { ...found, made, pass };
};

test('within its time the same look-up is made once, then anew', async () => {
  const { get, made, pass } = counting();
  expect(await Promise.all([get('a'), get('a')])).toEqual(['a1', 'a1']);
  pass(1999);
  expect(await get('a')).toBe('a1');
  pass(1);
  expect(await get('a')).toBe('a2');
  expect(made).toEqual(['a', 'a']);
});

test('each key has its own value', async () => {
  const { get } = counting();
  expect(await get('a')).toBe('a1');
  expect(await get('b')).toBe('b2');
  expect(await get('a')).toBe('a1');
});

test('what was forgotten is looked up again', async () => {
  const { get, forget } = counting();
  await get('a');
  forget('a');
  expect(await get('a')).toBe('a2');
});

test('a value that is not worth keeping is looked up each time', async () => {
  const { get, made } = counting(() => false);
  await get('a');
  await get('a');
  expect(made).toHaveLength(2);
});

test('a failure is told each time and never kept', async () => {
  const { get, made } = counting();
  await expect(get('broken')).rejects.toThrow('no answer');
  await expect(get('broken')).rejects.toThrow('no answer');
  expect(made).toEqual(['broken', 'broken']);
});

test('memory does not grow with the number of keys', async () => {
  const { get, made } = counting();
  for (let key = 0; key <= 5000; key += 1) {
    await get(String(key));
  }
  await get('0');
  expect(made.filter((key) => key === '0')).toHaveLength(2);
});

import { expect, onTestFinished, test } from 'vitest';
import { startDueDraws } from '../../local/due-draws.ts';
import { eventually } from './eventually.ts';

test('the clock asks again and again, one look at a time, also after one that failed', async () => {
  const events: unknown[] = [];
  const lines: string[] = [];
  let [now, most] = [0, 0];
  const draw = async (event: unknown): Promise<null> => {
    events.push(event);
    now += 1;
    most = Math.max(most, now);
    // Longer than the time between two looks.
    await new Promise((resolve) => setTimeout(resolve, 5));
    now -= 1;
    if (events.length === 1) {
      throw new Error('no table');
    }
    return null;
  };
  const dueDraws = startDueDraws(draw, 1, (line) => lines.push(line));
  onTestFinished(dueDraws.stop);
  await eventually('it looks three times', () => events.length >= 3);
  await dueDraws.stop();
  expect(now).toBe(0);
  expect(most).toBe(1);
  const asked = events.length;
  expect(events).toEqual(Array.from({ length: asked }, () => ({ act: 'run due draws' })));
  expect(lines).toEqual(['Looking for draws that are due failed: Error: no table']);
});

test('without a clock somebody has to ask, and hears what fails', async () => {
  let asked = 0;
  const dueDraws = startDueDraws(
    () => {
      asked += 1;
      return asked === 1 ? Promise.resolve(null) : Promise.reject(new Error('no table'));
    },
    undefined,
    () => undefined,
  );
  await dueDraws.run();
  await expect(dueDraws.run()).rejects.toThrow('no table');
  await dueDraws.stop();
  expect(asked).toBe(2);
});

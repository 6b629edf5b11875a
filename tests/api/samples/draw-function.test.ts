import { expect, test } from 'vitest';
import { StillRunning } from '../../../api/platform/invoke-function.ts';
import { Refusal, refusal, refusalWith } from '../../../api/refusals.ts';
import { drawFunctionBy } from '../../../api/samples/draw-function.ts';

const job = { act: 'run the draw', campaignId: 'c1', personId: 'p1' } as const;

/** A function that answers so, by way of JSON. */
const answering = (answer: unknown) =>
  drawFunctionBy((event) => {
    expect(event).toEqual(job);
    return Promise.resolve(JSON.parse(JSON.stringify(answer)));
  });

const failing = (error: Error) => drawFunctionBy(() => Promise.reject(error));

test('what was done is handed on', async () => {
  expect(await answering({ done: ['433124100201'] })(job)).toEqual(['433124100201']);
  expect(await answering({ done: null })(job)).toBeNull();
});

test('a refusal of the function is one here, with its words and problems', async () => {
  const reason = { en: 'wait', zh: '等待' };
  for (const thrown of [
    refusal('draw-not-due', { at: '2027-03-02T09:00:00.000Z' }),
    refusalWith('roster-pulse-not-yet', [{ field: '433124100201', reason }]),
  ]) {
    const { code, wording, problems } = thrown;
    const heard: unknown = await answering({ refused: { code, wording, problems } })(job).catch(
      (error: unknown) => error,
    );
    expect(heard).toBeInstanceOf(Refusal);
    expect(heard).toMatchObject({ code, wording, problems });
  }
});

test('a refusal that is not in the catalogue is no refusal', async () => {
  const wording = { en: 'x', zh: 'x' };
  const made = answering({ refused: { code: 'made-up', wording, problems: [] } })(job);
  await expect(made).rejects.not.toBeInstanceOf(Refusal);
});

test('who waited too long is told that it goes on by itself', async () => {
  await expect(failing(new StillRunning())(job)).rejects.toMatchObject({ code: 'draw-goes-on' });
});

test('any other error stays one, for nobody to read outside', async () => {
  await expect(failing(new Error('no such table'))(job)).rejects.toThrow('no such table');
});

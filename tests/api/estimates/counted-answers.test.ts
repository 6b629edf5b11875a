import { expect, test } from 'vitest';
import { countingOf } from '../../../api/estimates/counted-answers.ts';
import type { Answers } from '../../../methods/questionnaire/form.ts';
import { form } from '../responses/form-with-everything.ts';

const line = {
  key: 'line',
  name: { en: 'Income line', zh: '收入标准' },
  unit: 'yuan' as const,
  values: [
    { division: 'CN', value: 2300 },
    { division: '433124', value: 2500 },
  ],
  source: 'a test',
  dated: '2026-01-01',
};

const drawn = { list: 'exited', village: '433124100201', stratum: 'town' } as const;

/** How often a form was read, and how a household counts. */
const counting = async (answers: Answers, formCode = 'small') => {
  let reads = 0;
  const published = (_owner: string, code: string) => {
    reads += 1;
    return Promise.resolve(code === form.code ? { form, contentHash: '' } : undefined);
  };
  const given = { answers, formCode, formVersion: 1 };
  const knowing = {
    stores: { forms: { published } },
    campaign: { formOwner: 'o1' },
    design: { parameters: [line] },
  };
  const counted = await countingOf(knowing, [given, { ...given }, given]);
  return { ...counted(given, drawn), reads };
};

test('a household counts with what its form derives, by the line that holds in its village', async () => {
  // 2333.5 a head is above the nation's 2300 and below the county's 2500.
  const { answers, facts, reads } = await counting({ persons: 3, income: 7000.5 });
  expect(answers).toEqual({ persons: 3, income: 7000.5, below: 1 });
  expect(facts).toEqual({ ...drawn, line: 2500 });
  expect(reads).toBe(1);
});

test('what nobody can know stays away, and a form that is not there derives nothing', async () => {
  expect((await counting({ persons: 3, income: [98] })).answers).toEqual({ persons: 3, income: [98] });
  expect((await counting({ persons: 3, income: 1 }, 'gone')).answers).toEqual({ persons: 3, income: 1 });
});

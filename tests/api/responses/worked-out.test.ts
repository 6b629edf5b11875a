import { expect, test } from 'vitest';
import type { ListType } from '../../../api/frames/list-type.ts';
import { workOut } from '../../../api/responses/worked-out.ts';
import type { Answers } from '../../../methods/questionnaire/form.ts';
import { form } from './form-with-everything.ts';

const link = {
  campaignId: 'c1',
  village: '433124100201',
  number: 7,
  generation: 1,
  audience: 'i',
  chance: 'x',
} as const;

const roof = `sha256-${'ab'.repeat(32)}`;

/** What is added, of a household on this list, where these files have come. */
const added = async (answers: Answers, list: ListType = 'exited', files: readonly string[] = []) => {
  const asked: string[] = [];
  const looking = {
    stores: {
      anonymous: { listOf: () => Promise.resolve(list) },
      samples: { villageFacts: () => Promise.resolve(undefined) },
    },
    objects: {
      exists: (key: string) => {
        asked.push(key);
        return Promise.resolve(files.includes(key));
      },
    },
  };
  return { ...(await workOut(looking, link, form, answers, 'interviewer')), asked };
};

test('calculated items are added, as far as they can be worked out', async () => {
  // 7000.5 yuan / 3 persons = 2333.5 yuan.
  expect((await added({ persons: 3, income: 7000.5 })).calculated).toEqual({ perHead: 2333.5 });
  expect((await added({ persons: 3, income: [98] })).calculated).toBeUndefined();
});

test('a soft check and a check of the reviewer leave a flag, by answer and place; the second knows the list', async () => {
  expect((await added({ persons: 3, income: 1 })).flags).toBeUndefined();
  expect((await added({ persons: 13, income: 1 })).flags).toEqual(['soft:persons:0']);
  expect((await added({ persons: 11, income: 1 }, 'poor')).flags).toEqual(['review:persons:1']);
  expect((await added({ persons: 13, income: 1 }, 'poor')).flags).toEqual([
    'soft:persons:0',
    'review:persons:1',
  ]);
});

test('a file that has not come leaves a flag; it is looked for under its village', async () => {
  const key = `media/c1/433124100201/${roof}`;
  const missing = await added({ persons: 3, income: 1, roof });
  expect([missing.flags, missing.asked]).toEqual([['media-missing:roof'], [key]]);
  expect((await added({ persons: 3, income: 1, roof }, 'exited', [key])).flags).toBeUndefined();
  expect((await added({ persons: 3, income: 1, roof: [99] })).asked).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { newCampaign, upload } from '../campaign-on-its-way.ts';
import { evaluation } from '../one-system.ts';
import { openStored } from '../stored-items.ts';

describe('a large import', () => {
  /** As many as the nation has villages, about; codes from 433124100000 on, one a row. The row with the fault has size 12x. */
  const nationalList = (rows: number, faulty: number): string => {
    const lines = Array.from({ length: rows }, (_, index) => {
      const size = index + 2 === faulty ? '12x' : 40 + (index % 900);
      return `433124${100_000 + index},第${index}村,all,${size}`;
    });
    return ['code,name,stratum,size', ...lines, ''].join('\n');
  };

  test('one wrong row in 600,000 is found, and nothing of the list is kept', async () => {
    const campaign = await newCampaign(evaluation);
    const file = nationalList(600_000, 412_345);
    const refused = await upload(evaluation, campaign, 'VILLAGES', file, 50_000);
    expect(refused).toMatchObject({
      state: 'REFUSED',
      rows: 600_000,
      problemCount: 1,
      problems: [
        { row: 412_345, column: 'size', reason: 'the size must be a whole number from 1 to 1,000,000,000' },
      ],
    });
    const stored = openStored(evaluation.system);
    expect(await stored.under(`FRAME#${refused['id']}`)).toEqual([]);
    stored.close();
    expect((await evaluation.act('lead', 'freezeFrame', { campaign })).outcome).toBe('FRAME_MISSING');
  });
});

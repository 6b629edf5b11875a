import { existsSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, example, exampleText, openFolder } from './verify-run.ts';

const folder = openFolder();
afterAll(folder.remove);

const frame = example('frame.csv');
const strata = [
  { code: '433124', n: 2, reserve: 1, method: 'pps-random-order' },
  { code: '433125', n: 2, reserve: 1, method: 'pps-random-order' },
  { code: '433126', n: 2, reserve: 1, method: 'simple-random' },
  { code: '433127', n: 1, reserve: 0, method: 'pps-frame-order' },
];
const plain = { campaign: 'county-2026', frame: 'frame-1', strata };
const keys = folder.path('keys.json');
const design = folder.write('design.json', plain);
const files = ['--frame', frame, '--design', design, '--keys', keys];

beforeAll(async () => {
  expect(await call('draw', '--new-keys', keys)).toMatchObject({ code: 0, err: '' });
});

describe('zhenping draw', () => {
  test('makes secret keys that nobody else can read, and never over others', async () => {
    expect(statSync(keys).mode & 0o777).toBe(0o600);
    const before = folder.read('keys.json');
    expect(before).toMatch(
      /"key": "[0-9a-f]{64}",\s+"frameSaltKey": "[0-9a-f]{64}",\s+"sampleSaltKey": "[0-9a-f]{64}"/,
    );
    const again = await call('draw', '--new-keys', keys);
    expect(again).toMatchObject({ code: 2, out: '' });
    expect(again.err).toContain('is there already, and keys are never overwritten');
    expect(folder.read('keys.json')).toBe(before);
  });

  test('prints what has to be public before chance enters', async () => {
    const { code, out } = await call('draw', ...files, '--freeze');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^frame root {6}[0-9a-f]{64} {2}\(16 rows\)\nkey commitment {2}[0-9a-f]{64}\ndesign hash {5}[0-9a-f]{64}\n/,
    );
    const json = await call('draw', ...files, '--freeze', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ rows: 16 });
  });

  test('draws a sample with certificates that verify, the same each time', async () => {
    const outputs = (run: string) => [
      '--sample',
      folder.path(`${run}.csv`),
      '--sealed',
      folder.path(`${run}-sealed.json`),
      '--opened',
      folder.path(`${run}-opened.json`),
      '--disclose',
      '433124/1,433126/2',
    ];
    const first = await call('draw', ...files, ...outputs('first'));
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^7 units drawn in 4 strata, 3 reserves\nsample root {5}[0-9a-f]{64}\n$/);
    await call('draw', ...files, ...outputs('second'));
    expect(folder.read('second.csv')).toBe(folder.read('first.csv'));
    const [header, ...rows] = folder.read('first.csv').trimEnd().split('\n');
    expect(header).toBe('stratum,rank,role,unit,ticket,numerator,denominator,pi');
    expect(rows.length).toBe(10);
    expect(rows[0]).toMatch(/^433124,1,sample,43312400[1-5],[0-9a-f]{64},[0-9]+,580,exact$/);
    expect(await call('verify', folder.path('first-opened.json'), '--frame', frame)).toMatchObject({
      code: 0,
    });
    expect(await call('verify', folder.path('first-sealed.json'))).toMatchObject({ code: 0 });
    const { disclosed } = JSON.parse(folder.read('first-sealed.json')).villages;
    expect(disclosed).toMatchObject([
      { stratum: '433124', rank: 1 },
      { stratum: '433126', rank: 2 },
    ]);
    expect(folder.read('first-sealed.json')).not.toContain(JSON.parse(folder.read('keys.json')).key);
  });

  test('freezes and draws the same whatever the order of rows', async () => {
    const [header = '', ...rows] = exampleText('frame.csv').trimEnd().split('\n');
    const turned = folder.write('turned.csv', [header, ...rows.toReversed(), ''].join('\n'));
    const freeze = async (file: string): Promise<string> =>
      (await call('draw', ...files.with(1, file), '--freeze')).out;
    expect(await freeze(turned)).toBe(await freeze(frame));
    const samples = ['straight', 'turned'].map((name) => folder.path(`${name}-sample.csv`));
    for (const [at, file] of [frame, turned].entries()) {
      const ordered = folder.write('ordered.json', { ...plain, orderColumn: 'road' });
      await call('draw', '--frame', file, '--design', ordered, '--keys', keys, '--sample', samples[at] ?? '');
    }
    expect(folder.read('turned-sample.csv')).toBe(folder.read('straight-sample.csv'));
    expect(folder.read('turned-sample.csv')).toContain('433127,1,');
  });

  test('takes all of every stratum, and says where π is approximate', async () => {
    const drawnBy = async (everyStratum: object) => {
      const file = folder.write('one-rule.json', { ...plain, strata: null, everyStratum });
      const sample = folder.path('one-rule.csv');
      const paths = ['--frame', frame, '--design', file, '--keys', keys, '--sample', sample];
      const { code, out, err } = await call('draw', ...paths);
      const rows = code === 0 ? folder.read('one-rule.csv').trimEnd().split('\n').slice(1) : [];
      return { code, out, err, rows };
    };
    const all = await drawnBy({ method: 'take-all' });
    expect(all.out).toMatch(/^16 units drawn in 4 strata, 0 reserves\nsample root/);
    expect(all.rows.length).toBe(16);
    for (const row of all.rows) expect(row).toMatch(/,take-all,.*,1,1,exact$/);
    const rough = await drawnBy({ n: 2, method: 'pareto' });
    expect(rough.out).toContain('π approximate   in 4 strata');
    expect(rough.rows.length).toBe(8);
    // 2·900 ≥ 1005, then 1·40 < 105: one village of stratum 433125 is certain whatever the method.
    expect(rough.rows.filter((row) => row.endsWith(',1,1,exact')).length).toBe(1);
    expect(rough.rows.filter((row) => row.endsWith(',approximate')).length).toBe(7);
    const both = await drawnBy({ n: 2, method: 'take-all' });
    expect(both).toMatchObject({ code: 1, rows: [] });
    expect(both.err).toContain('take-all takes every unit, so it has no n');
  });

  test('draws the next wave by rotation, from the certificate of the wave before', async () => {
    const before = folder.path('wave-1.json');
    const { out } = await call('draw', ...files, '--opened', before, '--json');
    const { sampleRoot } = JSON.parse(out);
    const previous = { campaign: 'county-2026', drawNumber: 1, sampleRoot };
    const next = (change: object = {}) =>
      folder.write('wave-2-design.json', {
        campaign: 'county-2027',
        frame: 'frame-1',
        strata: strata.map((stratum) => ({ ...stratum, method: 'rotation' })),
        rotation: { previous, keep: strata.map(({ code, n }) => ({ stratum: code, keep: n - 1 })) },
        ...change,
      });
    const opened = folder.path('wave-2.json');
    const draw = (design2: string, ...more: readonly string[]) =>
      call('draw', '--frame', frame, '--design', design2, '--keys', keys, '--opened', opened, ...more);
    expect(await draw(next(), '--previous', before)).toMatchObject({ code: 0, err: '' });
    expect(await call('verify', opened, '--frame', frame)).toMatchObject({ code: 0 });

    const missing = await draw(next());
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.err).toContain('the opened certificate of draw 1 of county-2026 is needed');
    const needless = await draw(design, '--previous', before);
    expect(needless.err).toContain('--previous is for a design with rotation');
    const sealed = folder.path('wave-1-sealed.json');
    await call('draw', ...files, '--sealed', sealed);
    expect((await draw(next(), '--previous', sealed)).err).toContain('it is sealed');
    const other = { previous: { ...previous, sampleRoot: '00'.repeat(32) }, keep: [] };
    const kept = { keep: strata.map(({ code }) => ({ stratum: code, keep: 1 })) };
    const refused = await draw(next({ rotation: { ...other, ...kept } }), '--previous', before);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('the root over the sample of the draw before: expected 00');
  });

  test('one rule for every stratum takes whole what is short', async () => {
    const every = { n: 4, reserve: 1, method: 'pps-random-order' };
    const file = folder.write('every.json', { ...plain, strata: null, everyStratum: every });
    const opened = folder.path('every-opened.json');
    const { code, out } = await call(
      'draw',
      '--frame',
      frame,
      '--design',
      file,
      '--keys',
      keys,
      '--opened',
      opened,
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ strata: 4, drawn: 15 });
    expect(await call('verify', opened, '--frame', frame)).toMatchObject({ code: 0 });
  });

  test('takes commitments, reveals and a pulse from others, and refuses those that no verifier would accept', async () => {
    // The example's own parts: its design in the form of a design file, its keys, and what parties and beacon brought.
    const {
      campaign,
      drawNumber,
      frame: frozen,
      design: full,
      parties,
      pulse,
      key,
      log,
      villages,
    } = JSON.parse(exampleText('opened.json'));
    const { keyCommit: _, ...rest } = full;
    const write = (name: string, chance: object) => [
      '--frame',
      frame,
      '--design',
      folder.write(`${name}-design.json`, { ...rest, campaign, drawNumber, frame: frozen.id }),
      '--keys',
      folder.write(`${name}-keys.json`, {
        key,
        frameSaltKey: frozen.saltKey,
        sampleSaltKey: 'ab'.repeat(32),
      }),
      '--chance',
      folder.write(`${name}-chance.json`, { parties, pulse, log: log.slice(0, -1), ...chance }),
      '--opened',
      folder.path(`${name}-opened.json`),
    ];
    expect(await call('draw', ...write('whole', {}))).toMatchObject({ code: 0, err: '' });
    const drawn = JSON.parse(folder.read('whole-opened.json'));
    const unitsOf = (draws: { selected: { unit: string; ticket: string }[] }[]) =>
      draws.map(({ selected }) => selected.map(({ unit, ticket }) => [unit, ticket]));
    expect(unitsOf(drawn.villages.draws)).toEqual(unitsOf(villages.draws));
    expect(await call('verify', folder.path('whole-opened.json'), '--frame', frame)).toMatchObject({
      code: 0,
    });

    const early = { ...pulse, number: pulse.number - 1 };
    const refused = await call('draw', ...write('early', { pulse: early }));
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(
      /early-chance\.json cannot be used:\n {2}pulse: the design names pulse 26517412/,
    );
    expect(existsSync(folder.path('early-opened.json'))).toBe(false);

    const party = { ...parties[1], reveal: { ...parties[1].reveal, value: '00'.repeat(32) } };
    const false_ = await call('draw', ...write('false', { parties: [parties[0], party, parties[2]] }));
    expect(false_.err).toContain('what commissioner revealed opens its commitment: expected');
    const unread = await call('draw', ...write('unread', { parties: [{ party: 'auditor' }] }));
    expect(unread.err).toMatch(
      /unread-chance\.json cannot be used:\n {2}\$\.parties\[0\]\.commitment is missing/,
    );
  });

  test('takes the result of a lottery once both sides have entered the same', async () => {
    const [at, result] = ['2026-03-01T13:15:00.000Z', '03 07 11 + 08'];
    const lotteryDesign = folder.write('lottery-design.json', {
      ...plain,
      deadline: '2026-03-01T08:00:00.000Z',
      beacon: { name: '双色球', number: 2_026_024, at },
      lottery: { published: '福彩公告', writtenAs: '00 00 00 + 00' },
    });
    const entry = (side: string, text: string) => ({ round: 1, side, at, text });
    const drawn = (name: string, ...lotteryEntries: readonly object[]) => {
      const chance = {
        parties: [],
        pulse: { number: 2_026_024, value: result, at },
        log: [{ fact: 'frozen', party: null, at: '2026-02-20T02:00:00.000Z', anchor: null }],
        lotteryEntries,
      };
      return call(
        'draw',
        ...['--frame', frame, '--design', lotteryDesign, '--keys', keys],
        ...['--chance', folder.write(`${name}-chance.json`, chance), '--opened', folder.path(`${name}.json`)],
      );
    };
    const agreed = await drawn('agreed', entry('commissioner', result), entry('evaluator', result));
    expect(agreed).toMatchObject({ code: 0, err: '' });
    const verified = await call('verify', folder.path('agreed.json'), '--frame', frame);
    expect(verified.code).toBe(0);
    expect(verified.out).toContain('published result of issue 2026024 of 双色球');
    const alone = await drawn('alone', entry('commissioner', result));
    expect(alone).toMatchObject({ code: 1, out: '' });
    expect(alone.err).toContain('commissioner and evaluator have not entered the same result');
  });

  test.each<[string, object, RegExp]>([
    [
      'a quota above the list',
      { strata: [{ ...strata[0], n: 6 }, ...strata.slice(1)] },
      /frame\.csv cannot be used:\n {2}quota-above-list/,
    ],
    ['a stratum of the frame left out', { strata: strata.slice(1) }, /unit-outside-strata/],
    [
      'a stratum without villages',
      { strata: [...strata, { ...strata[0], code: 'empty' }] },
      /stratum-without-units/,
    ],
    [
      'a stratum twice',
      { strata: [...strata, strata[0]] },
      /design\.json cannot be used:\n {2}\$\.strata: 433124 is there twice/,
    ],
    [
      'a reserve in frame order',
      { strata: [...strata.slice(0, 3), { ...strata[3], reserve: 1 }] },
      /reserve-not-possible/,
    ],
    [
      'an unknown method',
      { strata: [{ ...strata[0], method: 'poisson' }] },
      /\$\.strata\[0\]\.method must be one of pps-random-order/,
    ],
    ['an unknown field', { seed: 1 }, /\$\.seed is no field/],
    [
      'both kinds of strata',
      { everyStratum: { n: 1, reserve: 0, method: 'simple-random' } },
      /either strata, or everyStratum/,
    ],
    ['no campaign', { campaign: '' }, /\$\.campaign must be an id/],
    [
      'a beacon without deadline',
      { beacon: { name: 'b', number: 1, at: '2026-03-01T09:00:00.000Z' } },
      /\$\.deadline/,
    ],
  ])('refuses %s, and writes nothing', async (name, change, why) => {
    const file = folder.write('bad-design.json', { ...plain, ...change });
    const sample = folder.path('bad.csv');
    const { code, out, err } = await call(
      'draw',
      '--frame',
      frame,
      '--design',
      file,
      '--keys',
      keys,
      '--sample',
      sample,
    );
    expect({ name, code, out }).toEqual({ name, code: 1, out: '' });
    expect(err).toMatch(why);
    expect(existsSync(sample)).toBe(false);
  });

  test('refuses a village that stands twice', async () => {
    const twice = folder.write('twice.csv', `${exampleText('frame.csv')}433124001,433125,5,x,1\n`);
    const { code, err } = await call('draw', ...files.with(1, twice), '--freeze');
    expect(code).toBe(1);
    expect(err).toContain('rows-not-in-order {"before":"433124001","after":"433124001"}');
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no frame', ['--design', design, '--keys', keys, '--freeze'], /--frame, --design and --keys are needed/],
    ['no result', files, /say where the result goes/],
    ['a place that is none', [...files, '--sample', 'x', '--disclose', '433124'], /write stratum\/rank/],
    [
      'keys that are not there',
      [...files.with(5, 'nowhere.json'), '--freeze'],
      /there is no file nowhere\.json/,
    ],
    ['an unknown flag', ['--seed', '1'], /'--seed'/],
  ])('wrong use is told: %s', async (_, args, complaint) => {
    const { code, out, err } = await call('draw', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(complaint);
  });

  test('--help shows flags, examples and exit codes', async () => {
    const { code, out } = await call('draw', '--help');
    expect(code).toBe(0);
    for (const part of [
      '--new-keys FILE',
      '--chance FILE',
      '--sealed FILE',
      'zhenping draw --new-keys keys.json',
      'Exit: 0',
    ]) {
      expect(out).toContain(part);
    }
  });
});

/** Pulses of public beacons, from servers that speak as theirs do. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openBeacon } from '../../../api/platform/beacon.ts';
import { firstPulse, pulseProblem } from '../../../methods/sampling/certificate/beacons.ts';
import { loopback } from './loopback.ts';

const nobody = 'http://127.0.0.1:9';

describe('NIST 2.0', () => {
  /** The example of its documentation: pulse 54610 of chain 1, of 2018-08-30, 17:44. */
  const at = '2018-08-30T17:44:00.000Z';
  const number = 25_594_184;
  const outputValue = '0123456789ABCDEF'.repeat(8);

  const serving = (pulse: object) => {
    const asked: string[] = [];
    const server = loopback((_body, { url = '' }, response) => {
      asked.push(url);
      response.end(JSON.stringify({ pulse }));
    });
    return { asked, server };
  };

  test('its pulses are numbered by the minutes since 1970', () => {
    expect(Date.parse(at) / 60_000).toBe(number);
    expect(firstPulse('nist-2.0', Date.parse(at) - 59_999)).toEqual({ number, at });
    expect(firstPulse('nist-2.0', Date.parse(at) + 1)?.number).toBe(number + 1);
    expect(pulseProblem('nist-2.0', { number, at, value: outputValue })).toBeUndefined();
    expect(pulseProblem('nist-2.0', { number: number + 1, at, value: outputValue })).toContain('60 s after');
    expect(pulseProblem('nist-2.0', { number, at, value: outputValue.toLowerCase() })).toContain('no value');
  });

  test('a pulse is asked for by its time', async () => {
    const { asked, server } = serving({ timeStamp: at, outputValue, pulseIndex: 54_610 });
    const pulseOf = openBeacon({ drand: [nobody], nist: await server });
    expect(await pulseOf('nist-2.0', number)).toBe(outputValue);
    expect(asked).toEqual(['/beacon/2.0/pulse/time/1535651040000']);
  });

  test.each<[string, object]>([
    ['the nearest one, of another minute', { timeStamp: '2018-08-30T17:43:00.000Z', outputValue }],
    ['one without a value', { timeStamp: at }],
    ['one of other digits', { timeStamp: at, outputValue: 'x'.repeat(128) }],
  ])('%s is none', async (_what, pulse) => {
    const { server } = serving(pulse);
    expect(await openBeacon({ drand: [], nist: await server })('nist-2.0', number)).toBeUndefined();
  });
});

describe('drand quicknet', () => {
  const signature = 'cd'.repeat(48);
  const randomness = createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex');
  const serving = (changes: object) =>
    loopback((_body, { url = '' }, response) => {
      response.end(
        JSON.stringify({ round: Number(url.split('/').at(-1)), randomness, signature, ...changes }),
      );
    });

  test('the second server is asked where the first has nothing', async () => {
    const servers = [nobody, await serving({})];
    expect(await openBeacon({ drand: servers, nist: nobody })('drand-quicknet', 7)).toBe(randomness);
  });

  test.each<[string, object]>([
    ['of another round', { round: 8 }],
    ['that does not follow from its signature', { randomness: 'a'.repeat(64) }],
  ])('a pulse %s is none', async (_what, changes) => {
    const servers = [await serving(changes)];
    expect(await openBeacon({ drand: servers, nist: nobody })('drand-quicknet', 7)).toBeUndefined();
  });

  test('a beacon of another name has no pulses', async () => {
    const servers = [await serving({})];
    expect(await openBeacon({ drand: servers, nist: nobody })('lottery', 7)).toBeUndefined();
  });
});

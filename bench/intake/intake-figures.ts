import type { Figure } from '../runner/figure.ts';
import { type Measured, middleOf } from './measure-block.ts';
import { median } from './order-statistics.ts';

/** What one round measured: each kind of block once, and how long the figures took to follow. */
export interface Round {
  readonly ours: Measured;
  readonly bare: Measured;
  readonly again: Measured;
  readonly conflict: Measured;
  readonly empty: Measured;
  /** Seconds from the last accepted answer until the county's figures count every one. */
  readonly lag: number;
}

const atLeast = (name: string, value: number, unit: string, target: number): Figure => ({
  name,
  value,
  unit,
  target,
  holds: value >= target,
});

const atMost = (name: string, value: number, unit: string, target: number): Figure => ({
  name,
  value,
  unit,
  target,
  holds: value <= target,
});

/** The middle of the rounds; the ratio is taken within each round, where both had the same machine. */
export const intakeFigures = (rounds: readonly Round[]): readonly Figure[] => {
  const of = (kind: Exclude<keyof Round, 'lag'>): Measured => middleOf(rounds.map((round) => round[kind]));
  const [ours, bare, again, conflict, empty] = [
    of('ours'),
    of('bare'),
    of('again'),
    of('conflict'),
    of('empty'),
  ];
  const ratio = median(rounds.map((round) => round.ours.perSecond / round.bare.perSecond));
  return [
    atLeast('accepted', ours.perSecond, '/s', 750),
    { name: 'accepted, p50', value: ours.middle, unit: 'ms' },
    atMost('accepted, p99', ours.slowest, 'ms', 60),
    atMost('accepted, processor time of the server process', ours.server, 'ms each', 1),
    { name: 'of it the local HTTP server, which a function has not', value: empty.server, unit: 'ms each' },
    { name: 'accepted, processor time of the whole machine', value: ours.machine, unit: 'ms each' },
    { name: 'bare get and conditional put', value: bare.perSecond, unit: '/s' },
    { name: 'bare, p99', value: bare.slowest, unit: 'ms' },
    { name: 'bare, processor time of the server process', value: bare.server, unit: 'ms each' },
    { name: 'bare, processor time of the whole machine', value: bare.machine, unit: 'ms each' },
    atLeast('accepted beside bare', ratio, 'of its rate', 0.7),
    atLeast('same answer again', again.perSecond, '/s', 800),
    atLeast('conflicting answer, both kept', conflict.perSecond, '/s', 600),
    atMost('figures settled after the last answer', median(rounds.map(({ lag }) => lag)), 's', 5),
  ];
};

import { momentOf } from './moment.ts';

interface Beacon {
  /** Moment of pulse 1, ms. */
  readonly first: number;
  /** ms */
  readonly period: number;
  readonly value: RegExp;
}

/**
 * Beacons whose timetable is known: drand quicknet, https://api.drand.sh/v2/beacons/quicknet/info; the randomness beacon of NIST,
 * version 2.0 (NIST IR 8213), whose pulses are numbered here by the whole minutes since 1970 at which they come.
 */
const beacons: ReadonlyMap<string, Beacon> = new Map([
  ['drand-quicknet', { first: 1_692_803_367_000, period: 3000, value: /^[0-9a-f]{64}$/ }],
  ['nist-2.0', { first: 60_000, period: 60_000, value: /^[0-9A-F]{128}$/ }],
]);

/** What is wrong with a pulse of a beacon whose timetable is known; undefined if nothing, or if it is not known. */
export const pulseProblem = (
  name: string,
  { number, value, at }: { readonly number: number; readonly value: string; readonly at: string },
): string | undefined => {
  const beacon = beacons.get(name);
  if (beacon === undefined) return;
  const due = beacon.first + (number - 1) * beacon.period;
  if (momentOf(at) !== due) {
    return `pulse ${number} of ${name} comes ${(due - (momentOf(at) ?? 0)) / 1000} s after the time that is stated`;
  }
  return beacon.value.test(value) ? undefined : `no value of ${name} is written so: ${value.slice(0, 80)}`;
};

/** Milliseconds between two pulses; undefined for a beacon whose timetable is not known. */
export const periodOf = (name: string): number | undefined => beacons.get(name)?.period;

/** The first pulse of a beacon at or after a moment (ms); undefined for a beacon whose timetable is not known. */
export const firstPulse = (
  name: string,
  notBefore: number,
): { readonly number: number; readonly at: string } | undefined => {
  const beacon = beacons.get(name);
  if (beacon === undefined) return;
  const number = Math.max(1, Math.ceil((notBefore - beacon.first) / beacon.period) + 1);
  return { number, at: new Date(beacon.first + (number - 1) * beacon.period).toISOString() };
};

/** Which visits end a case: the sentences of docs/visits.md, as the household questionnaire's rule has them (call-backs, then telephone). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldRulesSchema } from '../../../api/teams/field-rules.ts';
import { appointmentOf, standingOf } from '../../../api/visits/call-back-rules.ts';
import { endsLate, momentOf, type Visit } from '../../../api/visits/visit.ts';
import { visitAt } from './visit-of.ts';

/** Three attempts at the door, on two days, and one by telephone. */
const rules = fieldRulesSchema.parse({});
const zone = 'Asia/Shanghai';
const standing = (visits: readonly Visit[], timeZone = zone) => standingOf(visits, rules, timeZone);

const phoned = visitAt('2026-06-02T12:00:00Z', 4, { mode: 'phone' });
const firstMorning = visitAt('2026-06-01T01:00:00Z', 4);
const firstEvening = visitAt('2026-06-01T10:00:00Z', 4);
const secondDay = visitAt('2026-06-02T01:00:00Z', 4);

describe('an empty house', () => {
  test('is a result after three attempts on two days and one by telephone', () => {
    expect(standing([firstMorning, firstEvening, secondDay])).toEqual({
      state: 'open',
      due: { attempts: 0, days: 0, phone: true, notBefore: undefined },
    });
    expect(standing([firstMorning, firstEvening, secondDay, phoned])).toMatchObject({
      state: 'ended',
      outcome: 4,
      decided: { visitId: phoned.visitId },
    });
  });

  test('needs no telephone call where there is no telephone', () => {
    const without = visitAt('2026-06-02T01:00:00Z', 5, { noTelephone: true });
    expect(standing([firstMorning, firstEvening, without])).toMatchObject({ state: 'ended', outcome: 5 });
  });

  test('is tried on another day: on one day it never ends', () => {
    const often = ['01', '04', '07', '10'].map((hour) => visitAt(`2026-06-01T${hour}:00:00Z`, 4));
    expect(standing([...often, phoned])).toMatchObject({
      state: 'open',
      due: { attempts: 1, days: 1, notBefore: '2026-06-02' },
    });
  });

  test('is not tried twice by ringing twice: less than two hours apart is one attempt', () => {
    const again = visitAt('2026-06-01T02:59:00Z', 4);
    const later = visitAt('2026-06-01T03:00:00Z', 4);
    expect(standing([firstMorning, again, secondDay, phoned])).toMatchObject({
      state: 'open',
      due: { attempts: 1, days: 0, notBefore: '2026-06-02' },
    });
    expect(standing([firstMorning, later, secondDay, phoned])).toMatchObject({ state: 'ended' });
  });

  test('has days by the campaign’s clock: past midnight in Shanghai it is still the day before in Urumqi', () => {
    // IANA: Asia/Shanghai is UTC+8, Asia/Urumqi UTC+6. The last visit is at 00:30 there, and at 22:30 here.
    const visits = [
      visitAt('2026-06-01T12:00:00Z', 4),
      visitAt('2026-06-01T14:10:00Z', 4),
      visitAt('2026-06-01T16:30:00Z', 4, { noTelephone: true }),
    ];
    expect(standing(visits)).toMatchObject({ state: 'ended', outcome: 4 });
    expect(standing(visits, 'Asia/Urumqi')).toMatchObject({ state: 'open', due: { days: 1 } });
  });
});

describe('a clock that is wrong', () => {
  test('is corrected by what the server measured', () => {
    // The device is a day ahead: what it calls the second of June is the first.
    const ahead = visitAt('2026-06-02T01:00:00Z', 4, {
      clockOffsetSeconds: 86_400,
      receivedAt: '2026-06-01T02:00:00.000Z',
    });
    expect(momentOf(ahead)).toBe('2026-06-01T01:00:00.000Z');
    expect(standing([firstMorning, firstEvening, ahead, phoned])).toMatchObject({
      state: 'open',
      due: { days: 1 },
    });
  });

  test('that was put forward before the sync wins no day: nothing is later than its arrival', () => {
    const forged = visitAt('2026-06-05T01:00:00Z', 4, { receivedAt: '2026-06-01T11:00:00.000Z' });
    expect(momentOf(forged)).toBe('2026-06-01T11:00:00.000Z');
    expect(endsLate(forged)).toBe(true);
    expect(endsLate(firstMorning)).toBe(false);
    expect(standing([firstMorning, firstEvening, forged])).toMatchObject({ due: { days: 1 } });
  });
});

describe('what ends a case', () => {
  test.each([3, 6, 7, 8, 9])('%i ends it at once', (outcome) => {
    expect(standing([visitAt('2026-06-01T01:00:00Z', outcome)])).toMatchObject({ state: 'ended', outcome });
  });

  test.each([1, 2])('%i waits for its answers', (outcome) => {
    expect(standing([visitAt('2026-06-01T01:00:00Z', outcome)])).toEqual({ state: 'answers-awaited' });
  });

  test('nobody has been there: untried', () => {
    expect(standing([])).toEqual({ state: 'untried' });
  });

  test('a refusal stands against an empty house later; AAPOR counts who was contacted as contacted', () => {
    const refused = visitAt('2026-06-01T05:00:00Z', 3);
    expect(standing([refused, firstMorning, firstEvening, secondDay, phoned])).toMatchObject({ outcome: 3 });
  });

  test('a household that was not found, and is found empty often enough, was not there', () => {
    const lost = visitAt('2026-05-31T05:00:00Z', 8);
    expect(standing([lost, secondDay])).toMatchObject({ outcome: 8 });
    expect(standing([lost, firstMorning, firstEvening, secondDay, phoned])).toMatchObject({ outcome: 4 });
  });

  test('the appointment of the last visit holds', () => {
    const appointment = { day: '2026-06-03', time: '09:30' };
    expect(appointmentOf([{ ...firstEvening, appointment }, firstMorning])).toEqual(appointment);
    expect(appointmentOf([{ ...firstEvening, appointment }, secondDay])).toBeUndefined();
  });
});

describe('whatever the visits are', () => {
  const visits = fc
    .uniqueArray(
      fc.record({
        hour: fc.integer({ min: 0, max: 24 * 6 }),
        outcome: fc.integer({ min: 1, max: 9 }),
        mode: fc.constantFrom('face', 'phone'),
        noTelephone: fc.boolean(),
        id: fc.integer({ min: 0, max: 99 }),
      }),
      { selector: ({ id }) => id, maxLength: 9 },
    )
    .map((list) =>
      list.map(({ hour, id, ...rest }) =>
        visitAt(new Date(Date.UTC(2026, 5, 1, hour)).toISOString(), rest.outcome, {
          ...rest,
          visitId: `visit-${id}`,
        }),
      ),
    );

  test('their order of arrival changes nothing', () => {
    fc.assert(
      fc.property(visits, fc.integer(), (all, seed) => {
        const shuffled = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), { seed, numRuns: 1 });
        expect(standing(shuffled[0] ?? [])).toEqual(standing(all));
      }),
      { seed: 11 },
    );
  });

  test('a visit more never opens a case again', () => {
    fc.assert(
      fc.property(visits, fc.nat(), (all, at) => {
        const left = all.filter((_, index) => index !== at % Math.max(1, all.length));
        if (standing(left).state === 'ended') {
          expect(standing(all).state).toBe('ended');
        }
      }),
      { seed: 12, numRuns: 500 },
    );
  });
});

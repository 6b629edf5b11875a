import type { Certificate, LoggedFact } from '../../methods/sampling/certificate/certificate.ts';
import { distinct, fieldsOf, listOf, orNull, rootPlace } from '../../methods/sampling/certificate/place.ts';
import {
  readLogged,
  readLotteryEntry,
  readPartyRecord,
} from '../../methods/sampling/certificate/read-certificate.ts';
import { readPulse } from '../../methods/sampling/certificate/read-roster.ts';

/** What parties and beacon brought, and when: the parts of a certificate that come from others. */
export type DrawChance = Pick<Certificate, 'parties' | 'pulse' | 'log' | 'lotteryEntries'>;

export const noChance: DrawChance = { parties: [], pulse: null, log: [] };

const names = ['parties', 'pulse', 'log'] as const;

/** Reads a chance file. Throws `CertificateRefusal` with the place of what is wrong. */
export const readChance = (value: unknown): DrawChance => {
  const entered = typeof value === 'object' && value !== null && 'lotteryEntries' in value;
  const at = fieldsOf<(typeof names)[number] | 'lotteryEntries'>(
    rootPlace(value),
    entered ? [...names, 'lotteryEntries'] : names,
  );
  return {
    parties: distinct(at('parties'), readPartyRecord, ({ party }) => party),
    pulse: orNull(at('pulse'), readPulse),
    log: listOf(at('log'), readLogged),
    ...(entered ? { lotteryEntries: listOf(at('lotteryEntries'), readLotteryEntry) } : {}),
  };
};

/** The log with what happens now: the draw, for a draw without others the freeze before it, and the opening. */
export const loggedNow = (
  log: readonly LoggedFact[],
  now: string,
  stage: Certificate['stage'],
): readonly LoggedFact[] => {
  const wanted = ['frozen', 'drawn', ...(stage === 'opened' ? (['opened'] as const) : [])] as const;
  const missing = wanted.filter((fact) => !log.some((each) => each.fact === fact));
  return [...log, ...missing.map((fact) => ({ fact, party: null, at: now, anchor: null }))];
};

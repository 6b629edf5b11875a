import { useEffect, useState } from 'preact/hooks';
import type { Address } from './address.ts';
import { type Answer, areaResults } from './operations.ts';
import { whileLookedAt } from './while-looked-at.ts';

const PAUSE_MILLISECONDS = 2000;

export interface Reading {
  /** What was read last; stays shown while the next is on its way, so that nothing flickers. */
  readonly answer: Answer | undefined;
  /** Whether the latest try failed. */
  readonly unreachable: boolean;
}

/** Reads an area's results and goes on reading them. A refusal ends it: asking again would not change the answer. */
export const useResults = (address: Address, accessToken: string | undefined): Reading => {
  const { campaign, division, language } = address;
  const [reading, setReading] = useState<Reading>({ answer: undefined, unreachable: false });
  useEffect(() => {
    if (accessToken === undefined || campaign === '' || division === '') return;
    return whileLookedAt(async () => {
      try {
        const answer = await areaResults(campaign, division, language, accessToken);
        setReading({ answer, unreachable: false });
        return answer.refusal !== null;
      } catch {
        setReading((before) => ({ ...before, unreachable: true }));
        return false;
      }
    }, PAUSE_MILLISECONDS);
  }, [campaign, division, language, accessToken]);
  return reading;
};

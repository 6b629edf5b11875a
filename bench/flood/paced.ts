import { setTimeout as sleep } from 'node:timers/promises';

/** What one request came to. */
export interface Answered {
  readonly milliseconds: number;
  readonly text: string;
}

/**
 * Sends the bodies at so many a second, whether or not the ones before were answered: people do not wait for each other. Throws at the
 * first connection that fails.
 */
export const sendPaced = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  bodies: readonly string[],
  aSecond: number,
): Promise<readonly Answered[]> => {
  const began = performance.now();
  const sent: Promise<Answered>[] = [];
  for (const [index, body] of bodies.entries()) {
    const wait = began + (index * 1000) / aSecond - performance.now();
    if (wait > 0) {
      await sleep(wait);
    }
    sent.push(sendOne(url, headers, body));
  }
  return Promise.all(sent);
};

const sendOne = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Answered> => {
  const asked = performance.now();
  const answer = await fetch(url, { method: 'POST', headers, body });
  const text = await answer.text();
  return { milliseconds: performance.now() - asked, text };
};

export const outcomesOf = (answers: readonly Answered[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { text } of answers) {
    const outcome = /"(?:outcome|rule)":"([A-Z_]+)"/.exec(text)?.[1] ?? text.slice(0, 200);
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return counts;
};

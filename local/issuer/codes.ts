import { createHash, randomBytes } from 'node:crypto';

/** What a code stands for until it is exchanged. */
export interface Granted {
  readonly personKey: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce: string | undefined;
}

const lifeMilliseconds = 60_000;

/** Authorization codes: each works once, within a minute, for the page that holds the verifier of its challenge. */
export const codes = (now: () => number) => {
  const open = new Map<string, Granted & { readonly until: number }>();
  return {
    issue: (granted: Granted): string => {
      for (const [code, { until }] of open) {
        if (until < now()) {
          open.delete(code);
        }
      }
      const code = randomBytes(24).toString('base64url');
      open.set(code, { ...granted, until: now() + lifeMilliseconds });
      return code;
    },
    /** What the code stood for; undefined for a code that is unknown, used, late, or not this page's. Uses it up. */
    redeem: (code: string, redirectUri: string, verifier: string): Granted | undefined => {
      const granted = open.get(code);
      open.delete(code);
      const isGood =
        granted !== undefined &&
        granted.until >= now() &&
        granted.redirectUri === redirectUri &&
        granted.challenge === challengeOf(verifier);
      return isGood ? granted : undefined;
    },
  };
};

/** RFC 7636 §4.2: BASE64URL(SHA256(verifier)). */
const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

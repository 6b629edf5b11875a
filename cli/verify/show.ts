import type { Check } from '../../methods/sampling/certificate/check.ts';
import { type CheckGroup, checkGroups } from '../../methods/sampling/certificate/check-groups.ts';
import { remarkSentence } from '../../methods/sampling/certificate/remark-sentence.ts';
import type { Verdict, Verification } from '../../methods/sampling/certificate/verify-certificate.ts';

/** So many failed checks are shown in full; one changed byte often spoils many. */
const MOST_SHOWN = 20;

const marks: Readonly<Record<Check['holds'], string>> = { yes: '✓', no: '✗', 'not checked': '–' };
const count = (number: number): string => number.toLocaleString('en');

const toLines = ({ name, holds, count: all, failures, example }: CheckGroup): readonly string[] => {
  const many = all === 1 ? '' : ` (and ${count(all - 1)} more)`;
  const text = holds === 'no' ? `${count(failures.length)} of ${count(all)} fail` : `${example.why}${many}`;
  const shown = failures.slice(0, MOST_SHOWN).map(({ where, why }) => `      ${where}: ${why}`);
  const rest =
    failures.length > MOST_SHOWN ? [`      … and ${count(failures.length - MOST_SHOWN)} more`] : [];
  return [`  ${marks[holds]} ${name.padEnd(15)} ${text}`, ...shown, ...rest];
};

const sentences: Readonly<Record<Verdict, string>> = {
  'fully verified':
    'FULLY VERIFIED: frame, design and chance were fixed before, and the rule gives exactly this sample.',
  fixed:
    'FIXED since the draw: the sample cannot change. Whether the rule chose it shows when the key is opened at closing.',
  incomplete:
    'NOT FULLY VERIFIED: nothing is wrong, but what is marked – was not checked. Give the frame with --frame.',
  refuted: 'REFUTED: what is marked ✗ is not what it must be.',
};

const title = ({ certificate }: Verification): readonly string[] => {
  if (certificate === null) return [];
  const { campaign, drawNumber, stage, frame, design, villages, log } = certificate;
  const drawn = log.find(({ fact }) => fact === 'drawn')?.at ?? 'unknown';
  return [
    `Draw ${drawNumber} of campaign ${campaign}, certificate ${stage}, drawn ${drawn}`,
    `${count(frame.rows)} rows in the frame, ${count(design.strata.length)} strata, ${count(villages.leaves)} units in sample and ladder`,
    '',
  ];
};

/** For people: one line a kind of check, each failure with its place, the verdict, and what no verifier can tell. */
export const toText = (verification: Verification): string => {
  const { checks, remarks, verdict, fingerprint } = verification;
  return [
    ...title(verification),
    ...checkGroups(checks).flatMap(toLines),
    '',
    sentences[verdict],
    ...(fingerprint === null ? [] : [`Fingerprint of the certificate: ${fingerprint}`]),
    ...remarks.map((remark) => `Note: ${remarkSentence(remark)}`),
  ].join('\n');
};

/** For programs: everything, one object. */
export const toJson = ({ verdict, fingerprint, checks, remarks }: Verification): string =>
  JSON.stringify({ verdict, fingerprint, checks, remarks: remarks.map(remarkSentence) });

import type { Check } from '../../methods/sampling/certificate/check.ts';
import type { Verdict, Verification } from '../../methods/sampling/certificate/verify-certificate.ts';

/** So many failed checks are shown in full; one changed byte often spoils many. */
const MOST_SHOWN = 20;

const marks: Readonly<Record<Check['holds'], string>> = { yes: '✓', no: '✗', 'not checked': '–' };
const count = (number: number): string => number.toLocaleString('en');

const group = (name: string, checks: readonly Check[]): readonly string[] => {
  const wrong = checks.filter(({ holds }) => holds === 'no');
  const open = checks.filter(({ holds }) => holds === 'not checked');
  const mark = marks[wrong.length > 0 ? 'no' : open.length > 0 ? 'not checked' : 'yes'];
  const [first] = open.length > 0 ? open : checks;
  const many = checks.length === 1 ? '' : ` (and ${count(checks.length - 1)} more)`;
  const text =
    wrong.length > 0 ? `${count(wrong.length)} of ${count(checks.length)} fail` : `${first?.why}${many}`;
  const shown = wrong.slice(0, MOST_SHOWN).map(({ where, why }) => `      ${where}: ${why}`);
  const rest = wrong.length > MOST_SHOWN ? [`      … and ${count(wrong.length - MOST_SHOWN)} more`] : [];
  return [`  ${mark} ${name.padEnd(15)} ${text}`, ...shown, ...rest];
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
    ...[...Map.groupBy(checks, ({ check }) => check)].flatMap(([name, group_]) => group(name, group_)),
    '',
    sentences[verdict],
    ...(fingerprint === null ? [] : [`Fingerprint of the certificate: ${fingerprint}`]),
    ...remarks.map((remark) => `Note: ${remark}`),
  ].join('\n');
};

/** For programs: everything, one object. */
export const toJson = ({ verdict, fingerprint, checks, remarks }: Verification): string =>
  JSON.stringify({ verdict, fingerprint, checks, remarks });

import { isApproximate } from '../draw.ts';
import { periodOf } from './beacons.ts';
import type { Certificate } from './certificate.ts';

/** Without its timetable nobody can say that a pulse was the first: it could have been chosen among several. */
const aboutRosters = ({ households }: Certificate, beacon: string): readonly string[] => {
  if (households.length === 0) return [];
  const first = `, and that each is the first at least 60 s after its roster was frozen: the timetable of ${beacon} is not known here`;
  const toCompare = periodOf(beacon) === undefined ? first : '';
  return [`Compare the pulses of the ${households.length} rosters too${toCompare}.`];
};

const aboutChance = (certificate: Certificate): readonly string[] => {
  const { design, pulse } = certificate;
  if (design.beacon !== null && pulse !== null) {
    const { name } = design.beacon;
    return [
      `Compare pulse ${pulse.number} of ${name} with its publisher: it has to be ${pulse.value}. A verifier without a network cannot.`,
      ...aboutRosters(certificate, name),
    ];
  }
  return design.parties.length > 0
    ? [
        'No beacon took part: abortable by the last revealer, who could see both samples if it also knew the key.',
      ]
    : [
        'No party and no beacon took part: whoever made the key could have tried many. Rely on it as far as others made or kept the key.',
      ];
};

const aboutAnchors = ({ log }: Certificate): readonly string[] => {
  const without = log.filter(({ anchor }) => anchor === null).length;
  const anchors = log.flatMap(({ fact, anchor }) =>
    anchor === null ? [] : [`${fact} in anchor ${anchor.number} (${anchor.hash.slice(0, 16)}…)`],
  );
  return [
    ...(without > 0 ? [`${without} of ${log.length} times stand on the log's word alone.`] : []),
    ...(anchors.length > 0 ? [`Compare with the public anchors: ${anchors.join(', ')}.`] : []),
  ];
};

/** What is true of a draw although every check holds: what it does not prove, and what should be looked up elsewhere. */
export const remarksOn = (certificate: Certificate): readonly string[] => {
  const { design, parties, drawNumber, households } = certificate;
  const predictable = design.strata.filter(({ method }) => method === 'pps-frame-order').length;
  const approximate = design.strata.filter(({ method }) => isApproximate(method)).length;
  const corrected = households.filter(({ version }) => version > 1).length;
  return [
    ...aboutChance(certificate),
    ...parties
      .filter(({ reveal }) => reveal === null)
      .map(({ party }) => `${party} did not reveal by the deadline; the draw went on without it.`),
    ...(drawNumber > 1
      ? [`This is draw ${drawNumber} of its campaign: ask for the certificates of the draws before it.`]
      : []),
    ...(predictable > 0
      ? [`Strata drawn in frame order, predictable once one unit is known: ${predictable}.`]
      : []),
    ...(approximate > 0
      ? [`Strata whose π is approximate (sequential-poisson, pareto): ${approximate}.`]
      : []),
    ...(corrected > 0 ? [`Corrected rosters, each with a draw of its own: ${corrected}.`] : []),
    ...aboutAnchors(certificate),
  ];
};

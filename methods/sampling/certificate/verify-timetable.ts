/** Nobody may speak after knowing what others said, nor draw before chance is known: the log's times, in their order. */
import { pulseProblem } from './beacons.ts';
import type { Certificate, LoggedFact } from './certificate.ts';
import { type Check, decided, fails, holds } from './check.ts';
import { momentOf } from './moment.ts';

interface Moment {
  readonly name: string;
  readonly at: string;
}

const HOUR = 3_600_000;

const nameOf = ({ fact, party }: Pick<LoggedFact, 'fact' | 'party'>): string =>
  party === null ? fact : `${fact} by ${party}`;

/** `later` is at least `gap` milliseconds after `earlier`. */
const inOrder = (earlier: Moment, later: Moment, gap = 0): Check => {
  const distance = (momentOf(later.at) ?? Number.NaN) - (momentOf(earlier.at) ?? Number.NaN);
  const by = gap === 0 ? '' : ` at least ${gap / 60_000} min`;
  return decided(
    distance >= gap,
    'timetable',
    'log',
    `${earlier.name} (${earlier.at})${by} before ${later.name} (${later.at})`,
    `${later.name} (${later.at}) is not${by} after ${earlier.name} (${earlier.at})`,
  );
};

/** The facts that the certificate implies, and no others. */
const impliedFacts = ({ stage, parties }: Certificate): readonly string[] => [
  'frozen',
  'drawn',
  ...(stage === 'opened' ? ['opened'] : []),
  ...parties.flatMap(({ party, commitment, reveal }) => [
    ...(commitment === null ? [] : [`committed by ${party}`]),
    ...(reveal === null ? [] : [`revealed by ${party}`]),
  ]),
];

const verifyPresence = (certificate: Certificate): readonly Check[] => {
  const implied = impliedFacts(certificate);
  const logged = certificate.log.map(nameOf);
  return [
    ...implied
      .filter((name) => !logged.includes(name))
      .map((name) => fails('timetable', 'log', `the log does not say when: ${name}`)),
    ...logged
      .filter((name) => !implied.includes(name))
      .map((name) => fails('timetable', 'log', `the certificate knows nothing of: ${name}`)),
  ];
};

const pairs = (earlier: readonly Moment[], later: readonly Moment[]): readonly Check[] =>
  later.flatMap((after) => earlier.map((before) => inOrder(before, after)));

const verifyOrder = ({ design, log }: Certificate): readonly Check[] => {
  const of = (fact: LoggedFact['fact']): readonly Moment[] =>
    log.filter((each) => each.fact === fact).map((each) => ({ name: nameOf(each), at: each.at }));
  const deadline = design.deadline === null ? [] : [{ name: 'the deadline', at: design.deadline }];
  const pulse =
    design.beacon === null
      ? []
      : [{ name: `pulse ${design.beacon.number} of ${design.beacon.name}`, at: design.beacon.at }];
  const [frozen, committed, revealed] = [of('frozen'), of('committed'), of('revealed')];
  return [
    ...pairs(frozen, [...committed, ...of('drawn')]),
    ...pairs(frozen, deadline),
    ...pairs(committed, revealed),
    ...pairs([...committed, ...revealed], deadline),
    ...pulse.flatMap((after) => deadline.map((before) => inOrder(before, after, HOUR))),
    ...pairs([...deadline, ...pulse], of('drawn')),
    ...pairs(of('drawn'), of('opened')),
  ];
};

const verifyPulse = ({ design, pulse }: Certificate): readonly Check[] => {
  const { beacon } = design;
  if (beacon === null || pulse === null) return [];
  const named = pulse.number === beacon.number && pulse.at === beacon.at;
  const problem = named
    ? pulseProblem(beacon.name, pulse)
    : `the design names pulse ${beacon.number} at ${beacon.at}, this is pulse ${pulse.number} at ${pulse.at}`;
  return [
    problem === undefined
      ? holds('pulse', 'pulse', `pulse ${pulse.number} of ${beacon.name}, the one that the design names`)
      : fails('pulse', 'pulse', problem),
  ];
};

/** Times are what the log says; where a fact has an anchor, the anchor's publication proves the latest time of it. */
export const verifyTimetable = (certificate: Certificate): readonly Check[] => [
  ...verifyPulse(certificate),
  ...verifyPresence(certificate),
  ...verifyOrder(certificate),
];

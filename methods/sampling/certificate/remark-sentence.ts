import type { Remark } from './remarks.ts';

/** A remark in English, as the command line prints it. */
export const remarkSentence = ({ code, data }: Remark): string => {
  switch (code) {
    case 'compare-pulse':
      return `Compare pulse ${data.number} of ${data.beacon} with its publisher: it has to be ${data.value}. A verifier without a network cannot.`;
    case 'compare-roster-pulses': {
      const first = `, and that each is the first at least 60 s after its roster was frozen: the timetable of ${data.beacon} is not known here`;
      return `Compare the pulses of the ${data.rosters} rosters too${data.timetable ? '' : first}.`;
    }
    case 'compare-lottery':
      return `Compare with the published result of issue ${data.issue} of ${data.lottery}, drawn on ${data.drawnAt} (${data.published}): it has to be ${data.result}. A verifier without a network cannot.`;
    case 'lottery-disagreed':
      return `Rounds in which commissioner and evaluator entered different results before they agreed: ${data.rounds}; all of them stand in the certificate.`;
    case 'rosters-by-key':
      return `Rosters whose households were drawn from the key alone, for a lottery does not come in time: ${data.rosters}. Whoever knew the key and wrote a roster could have tried many; rely on them as far as the key was kept.`;
    case 'no-beacon':
      return 'No beacon took part: abortable by the last revealer, who could see both samples if it also knew the key.';
    case 'no-chance':
      return 'No party and no beacon took part: whoever made the key could have tried many. Rely on it as far as others made or kept the key.';
    case 'not-revealed':
      return `${data.party} did not reveal by the deadline; the draw went on without it.`;
    case 'later-draw':
      return `This is draw ${data.drawNumber} of its campaign: ask for the certificates of the draws before it.`;
    case 'frame-order':
      return `Strata drawn in frame order, predictable once one unit is known: ${data.strata}.`;
    case 'approximate':
      return `Strata whose π is approximate (sequential-poisson, pareto): ${data.strata}.`;
    case 'rotated': {
      const { strata, panels, campaign, drawNumber, sampleRoot } = data;
      const known = panels > 0 ? ` Panels, all of whose units were known before: ${panels}.` : '';
      return `Strata drawn by rotation: ${strata}. Who saw draw ${drawNumber} of ${campaign} knew that only its sample and reserves could be drawn there.${known} Compare with its certificate: its sample root has to be ${sampleRoot}, and its design has to give each of these strata as many units.`;
    }
    case 'losses':
      return `Villages that were drawn and could not be worked: ${data.lost}; reserves stand in for ${data.replaced} of them. The certificate has their reasons; whether these are true only evidence outside can show.`;
    case 'corrected-rosters':
      return `Corrected rosters, each with a draw of its own: ${data.rosters}.`;
    case 'times-without-anchor':
      return `${data.times} of ${data.of} times stand on the log's word alone.`;
    case 'compare-anchors': {
      const anchors = data.anchors.map(
        ({ fact, number, hash }) => `${fact} in anchor ${number} (${hash.slice(0, 16)}…)`,
      );
      return `Compare with the public anchors: ${anchors.join(', ')}.`;
    }
  }
};

import type { VNode } from 'preact';
import { type Language, momentInWords } from '../../page/language.ts';
import type { WaitingVisit } from './visit.ts';
import { visitWordsIn } from './visit-words.ts';

/** Visits that the service did not take, each with its reason; they stay until somebody has read it. */
export const RefusedVisits = (props: {
  readonly language: Language;
  readonly visits: readonly WaitingVisit[];
  readonly onRemove: (visitId: string) => void;
}): VNode | null => {
  const words = visitWordsIn(props.language);
  const refused = props.visits.filter((one) => one.refused !== null);
  if (refused.length === 0) return null;
  return (
    <section aria-labelledby="refused-visits">
      <h2 id="refused-visits">{words.waiting}</h2>
      <ul>
        {refused.map(({ visit, refused: why }) => (
          <li key={visit.visitId}>
            <p>
              {visit.case} · {momentInWords(visit.startedAt, props.language)}
            </p>
            <p>
              {words.refused}
              {why}
            </p>
            <button type="button" onClick={() => props.onRemove(visit.visitId)}>
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

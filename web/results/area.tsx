import type { VNode } from 'preact';
import { languageTag, momentInWords } from '../page/language.ts';
import { type Address, covers, divisionAbove, queryOf } from './address.ts';
import { IndicatorFigures } from './indicator-figures.tsx';
import type { AreaResults, Counts, Viewer } from './operations.ts';
import { wordsIn } from './words.ts';

interface AreaProps {
  readonly address: Address;
  readonly viewer: Viewer | null;
  readonly results: AreaResults;
}

const numbersOf = (counts: Counts, tag: string): readonly [string, string, string, string] => {
  const number = (value: number): string => value.toLocaleString(tag);
  return [
    number(counts.answered),
    number(counts.cases),
    number(counts.villagesClosed),
    number(counts.villages),
  ];
};

const Bar = (props: { readonly label: string; readonly value: number; readonly of: number }): VNode => (
  <label class="bar">
    <span>{props.label}</span>
    <progress value={Math.min(props.value, props.of)} max={Math.max(1, props.of)} />
  </label>
);

const Progress = ({ address, results }: AreaProps): VNode => {
  const words = wordsIn(address.language);
  const { counts } = results;
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{words.progressHeading}</h2>
      <p role="status" class="counts">
        {words.counts(...numbersOf(counts, languageTag(address.language)))}
      </p>
      <Bar label={words.answeredBar} value={counts.answered} of={counts.cases} />
      <Bar label={words.villagesBar} value={counts.villagesClosed} of={counts.villages} />
      {counts.otherOutcomes > 0 && <p class="quiet">{words.otherOutcomes(String(counts.otherOutcomes))}</p>}
    </section>
  );
};

const Children = ({ address, results }: AreaProps): VNode | null => {
  const words = wordsIn(address.language);
  if (results.children.length === 0) return null;
  return (
    <nav aria-labelledby="areas">
      <h2 id="areas">{words.areas}</h2>
      <ul class="children">
        {results.children.map(({ division, counts }) => (
          <li key={division.code}>
            <a href={queryOf({ ...address, division: division.code })}>{division.name}</a>
            <p class="quiet">{words.childCounts(...numbersOf(counts, languageTag(address.language)))}</p>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** One area's results, from the whole down to its parts. */
export const Area = (props: AreaProps): VNode => {
  const { address, viewer, results } = props;
  const words = wordsIn(address.language);
  const above = divisionAbove(results.division.code);
  const mayGoUp = above !== undefined && viewer?.divisions.some((granted) => covers(granted, above));
  return (
    <main>
      {mayGoUp && (
        <p>
          <a href={queryOf({ ...address, division: above })}>↑ {words.up}</a>
        </p>
      )}
      <h1>{results.division.name}</h1>
      <p class="campaign">{results.campaignName}</p>
      {results.simulated && (
        <p class="simulated">
          <strong>{words.simulated}</strong> {words.simulatedNote}
        </p>
      )}
      {results.provisional && <p class="provisional">{words.provisional}</p>}
      <Progress {...props} />
      {results.samplingNotes.map(({ note, strata }) => (
        <p key={note} class="quiet">
          {words.samplingNote(strata.length, note)}
        </p>
      ))}
      {results.indicators.map((indicator) => (
        <IndicatorFigures key={indicator.key} indicator={indicator} language={address.language} />
      ))}
      <Children {...props} />
      <p class="quiet">{words.asOf(momentInWords(results.asOf, address.language))}</p>
    </main>
  );
};

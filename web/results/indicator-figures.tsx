import type { VNode } from 'preact';
import { type Language, languageTag } from '../page/language.ts';
import { percentage } from './decimals.ts';
import { IntervalPicture } from './interval-picture.tsx';
import type { Estimate, Indicator } from './operations.ts';
import { sentenceFor } from './sentence.ts';
import { wordsIn } from './words.ts';
import { type Writing, writingFor } from './written-figure.ts';

const Figures = (props: {
  readonly of: Estimate;
  readonly writing: Writing;
  readonly language: Language;
}): VNode => {
  const { writing, language } = props;
  const words = wordsIn(language);
  const { estimate, interval, n, effectiveN } = props.of;
  const number = (value: number): string => Math.round(value).toLocaleString(languageTag(language));
  return (
    <>
      <p class="value">{estimate === null ? '—' : writing.value(estimate, interval)}</p>
      <p class="range">
        {interval
          ? `${words.interval(percentage(interval.level, 0))} ${writing.range(interval)}`
          : words.noInterval}
      </p>
      {n !== null && (
        <p class="sizes">
          {words.size} {number(n)}
          {effectiveN !== null && ` · ${words.effectiveSize} ${number(effectiveN)}`}
        </p>
      )}
    </>
  );
};

/** One indicator: a row for everybody and for each group, as number, picture and sentence. */
export const IndicatorFigures = (props: {
  readonly indicator: Indicator;
  readonly language: Language;
}): VNode => {
  const { indicator, language } = props;
  const words = wordsIn(language);
  const writing = writingFor(indicator, language);
  const axis = writing.axisFor(
    indicator.estimates.flatMap(({ estimate, interval }) => [
      ...(estimate === null ? [] : [estimate]),
      ...(interval === null ? [] : [interval.lower, interval.upper]),
    ]),
  );
  const heading = `indicator-${indicator.key}`;
  return (
    <section class="indicator" aria-labelledby={heading}>
      <h2 id={heading}>{indicator.name}</h2>
      <p class="quiet">{indicator.denominator}</p>
      <ul>
        {indicator.estimates.map((estimate) => (
          <li key={estimate.group} class={estimate.group === 'all' ? 'group all' : 'group'}>
            <h3>{estimate.groupName}</h3>
            <Figures of={estimate} writing={writing} language={language} />
            <IntervalPicture of={estimate} axis={axis} />
            <p class="sentence">{sentenceFor(indicator, estimate, language)}</p>
          </li>
        ))}
      </ul>
      <p class="quiet">{words.axis(writing.end(axis.from), writing.end(axis.to))}</p>
    </section>
  );
};

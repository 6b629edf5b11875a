import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../page/language.ts';
import type { Answer } from './ask-verifier.ts';
import { Checks } from './checks.tsx';
import type { Chosen } from './choose-files.tsx';
import type { Report } from './report.ts';
import { troubleIn } from './trouble.ts';
import type { Words } from './words-zh.ts';

type Ended = Exclude<Answer, { kind: 'checking' }>;

const count = (number: number): string => number.toLocaleString('en');

/** What would help, beyond the failures themselves. */
const advice = ({ verdict, groups, draw }: Report, words: Words, frame: File | null): readonly string[] => {
  const state = (name: string) => groups.find((group) => group.name === name)?.holds;
  const otherFrame = state('frame rows') === 'no' || state('frame root') === 'no';
  return [
    ...(verdict === 'incomplete' && frame === null ? [words.giveFrame] : []),
    ...(otherFrame && draw !== null ? [words.checkFrame(count(draw.rows))] : []),
    ...(state('signature') === 'not checked' ? [words.noSignatures] : []),
  ];
};

const Draw = ({ report, words }: { readonly report: Report; readonly words: Words }): VNode | null => {
  const { draw, fingerprint } = report;
  if (draw === null) return null;
  return (
    <>
      <p>
        <strong>{words.draw(draw.campaign, draw.drawNumber)}</strong> · {words.stages[draw.stage]}
        {draw.drawn !== null && ` · ${words.drawn(draw.drawn)}`}
      </p>
      <p>{words.sizes(count(draw.rows), count(draw.strata), count(draw.units))}</p>
      {fingerprint !== null && (
        <p>
          {words.fingerprint} <code>{fingerprint}</code>
          <br />
          <span class="quiet">{words.fingerprintHint}</span>
        </p>
      )}
    </>
  );
};

const marks: Readonly<Record<Report['verdict'], string>> = {
  'fully verified': '✓',
  fixed: '✓',
  incomplete: '–',
  refuted: '×',
};

const Verified = (props: {
  readonly report: Report;
  readonly words: Words;
  readonly language: Language;
  readonly chosen: Chosen;
}): VNode => {
  const { report, words, chosen } = props;
  const { verdict, remarks } = report;
  return (
    <>
      <p class={`verdict ${verdict.replace(' ', '-')}`}>
        <span aria-hidden="true">{marks[verdict]}</span> {words.verdicts[verdict]}
      </p>
      <p class="sentence">{words.verdictSentences[verdict]}</p>
      {advice(report, words, chosen.frame).map((each) => (
        <p key={each} class="advice">
          {each}
        </p>
      ))}
      <Draw report={report} words={words} />
      <h3>{words.checks}</h3>
      <Checks groups={report.groups} words={words} language={props.language} />
      {remarks.length > 0 && (
        <>
          <h3>{words.remarksHeading}</h3>
          <ul class="remarks">
            {remarks.map(words.remark).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

/** What came out; stands in view and has the focus, so that it is read out. */
export const Outcome = (props: {
  readonly words: Words;
  readonly language: Language;
  readonly answer: Ended;
  readonly chosen: Chosen;
}): VNode => {
  const { words, answer, chosen } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [answer]);
  return (
    <section class="outcome">
      <h2 tabIndex={-1} ref={heading}>
        {answer.kind === 'unusable' ? words.unusable(words.which[answer.file]) : words.result}
      </h2>
      {answer.kind === 'verified' && (
        <Verified report={answer.report} words={words} language={props.language} chosen={chosen} />
      )}
      {answer.kind === 'unusable' && (
        <>
          <p class="file-name">{chosen[answer.file]?.name}</p>
          <ul class="trouble">
            {troubleIn(words, answer.trouble).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {answer.kind === 'broken' && <p class="advice">{words.broken}</p>}
    </section>
  );
};

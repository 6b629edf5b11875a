import type { VNode } from 'preact';
import type { Language } from '../page/language.ts';
import type { Report, ReportedGroup } from './report.ts';
import type { Words } from './words-zh.ts';

const marks: Readonly<Record<ReportedGroup['holds'], string>> = { yes: '✓', no: '×', 'not checked': '–' };
const classes: Readonly<Record<ReportedGroup['holds'], string>> = {
  yes: 'holds',
  no: 'fails',
  'not checked': 'open',
};
const count = (number: number): string => number.toLocaleString('en');

/** So many failures are seen without asking for more. */
const AT_ONCE = 3;

const FailureList = ({ failures }: { readonly failures: ReportedGroup['shown'] }): VNode => (
  <ul class="failures" lang="en">
    {failures.map(({ where, why }) => (
      <li key={`${where} ${why}`}>
        <code>{where}</code>: {why}
      </li>
    ))}
  </ul>
);

/** Failures in the words of the verifier, which name places and values: whoever is told of them can look there. */
const Failures = (props: {
  readonly group: ReportedGroup;
  readonly words: Words;
  readonly language: Language;
}): VNode => {
  const { group, words } = props;
  return (
    <>
      <p>{words.failures(count(group.failed), count(group.count))}</p>
      {props.language === 'zh' && <p class="quiet">{words.exact}</p>}
      <FailureList failures={group.shown.slice(0, AT_ONCE)} />
      {group.shown.length > AT_ONCE && (
        <details>
          <summary>{words.more(count(group.failed - AT_ONCE))}</summary>
          <FailureList failures={group.shown.slice(AT_ONCE)} />
          {group.failed > group.shown.length && (
            <p>{words.notShown(count(group.failed - group.shown.length))}</p>
          )}
        </details>
      )}
    </>
  );
};

/** One line a kind of check, as the command line has it. */
export const Checks = (props: {
  readonly groups: Report['groups'];
  readonly words: Words;
  readonly language: Language;
}): VNode => {
  const { groups, words } = props;
  return (
    <ul class="checks">
      {groups.map((group) => (
        <li key={group.name} class={classes[group.holds]}>
          <p>
            <span class="mark" aria-hidden="true">
              {marks[group.holds]}
            </span>
            <strong>{words.states[group.holds]}</strong> {words.groups[group.name]}{' '}
            {group.count > 1 && <span class="quiet">{words.times(count(group.count))}</span>}
          </p>
          {group.holds === 'no' && <Failures group={group} words={words} language={props.language} />}
        </li>
      ))}
    </ul>
  );
};

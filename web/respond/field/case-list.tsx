import type { VNode } from 'preact';
import { fill } from '../texts.ts';
import type { FieldCase, FieldCases } from './field-operations.ts';
import type { FieldWords } from './words.ts';

/** What is to do first: returned ones, then open ones by number, then what is done. */
const order: Readonly<Record<FieldCase['state'], number>> = { RETURNED: 0, OPEN: 1, DONE: 2 };

const byUrgency = (a: FieldCase, b: FieldCase): number =>
  order[a.state] - order[b.state] || a.number - b.number;

const stateWord = (words: FieldWords, { state, code }: FieldCase, tried: ReadonlySet<string>): string =>
  state !== 'DONE' && tried.has(code)
    ? words.held
    : { OPEN: words.open_, RETURNED: words.returned, DONE: words.done }[state];

export const countsOf = (cases: FieldCases) => {
  const all = cases.villages.flatMap((village) => village.cases);
  const count = (state: FieldCase['state']): number => all.filter((each) => each.state === state).length;
  return { open: count('OPEN'), returned: count('RETURNED'), done: count('DONE') };
};

/** Groups of a village in the order of their first case. */
const groupsOf = (cases: readonly FieldCase[]): readonly (readonly [string, readonly FieldCase[]])[] => {
  const groups = [...new Set(cases.map(({ group }) => group))];
  return groups.map((group) => [group, cases.filter((each) => each.group === group).sort(byUrgency)]);
};

/** The day's cases by village and group. */
export const CaseList = (props: {
  readonly words: FieldWords;
  readonly cases: FieldCases;
  /** Names of cases of which a visit waits on this phone. */
  readonly tried: ReadonlySet<string>;
  readonly onChoose: (each: FieldCase) => void;
}): VNode => {
  const { words, cases } = props;
  return (
    <>
      {cases.villages.map((village) => (
        <section key={village.code} aria-labelledby={`v${village.code}`}>
          <h2 id={`v${village.code}`}>{village.name}</h2>
          {groupsOf(village.cases).map(([group, ofGroup]) => (
            <section key={group}>
              {group !== '' && <h3>{fill(words.group, { group })}</h3>}
              <ul>
                {ofGroup.map((each) => (
                  <li key={each.code}>
                    <button type="button" class="case" onClick={() => props.onChoose(each)}>
                      <span>{fill(words.household, { household: each.household })}</span>
                      <span class={`state ${each.state.toLowerCase()}`}>
                        {stateWord(words, each, props.tried)}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </section>
      ))}
      {cases.villages.length === 0 && <p>{words.noCases}</p>}
    </>
  );
};

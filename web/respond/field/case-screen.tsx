import type { VNode } from 'preact';
import { Heading } from '../screen.tsx';
import { fill } from '../texts.ts';
import type { FieldCase } from './field-operations.ts';
import type { FieldWords } from './words.ts';

/** One case: who interviews, why it came back, and what can be done. */
export const CaseScreen = (props: {
  readonly words: FieldWords;
  readonly each: FieldCase;
  readonly visits: boolean;
  readonly onInterview: () => void;
  readonly onVisit: () => void;
  readonly onBack: () => void;
}): VNode => {
  const { words, each } = props;
  return (
    <>
      <Heading key={each.code}>{fill(words.household, { household: each.household })}</Heading>
      <p class="quiet">
        {each.code} {each.group}
      </p>
      {each.standsInFor !== null && <p>{fill(words.reserve, { code: each.standsInFor })}</p>}
      {each.partners.length > 0 && (
        <p>{fill(words.with, { names: each.partners.map(({ name }) => name).join('、') })}</p>
      )}
      {each.comment !== null && <p role="note">{each.comment}</p>}
      {each.state !== 'DONE' && (
        <button type="button" class="main" onClick={props.onInterview}>
          {each.state === 'RETURNED' ? words.again_ : words.begin}
        </button>
      )}
      {props.visits && each.state !== 'DONE' && (
        <button type="button" onClick={props.onVisit}>
          {words.recordVisit}
        </button>
      )}
      <button type="button" onClick={props.onBack}>
        {words.toList}
      </button>
    </>
  );
};

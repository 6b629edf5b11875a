import type { VNode } from 'preact';
import type { AnswerProblem } from '../../methods/questionnaire/check-answer.ts';
import type { Answer } from '../../methods/questionnaire/form.ts';
import { Entry } from './entry.tsx';
import type { AskedItem } from './live.ts';
import { useReading } from './reading.tsx';
import { Heading } from './screen.tsx';
import type { Visit } from './session.ts';
import { problemInWords, textIn } from './texts.ts';

/** One question with its answer; the only one of its screen (`only`) bears the screen's heading. */
export const QuestionBlock = (props: {
  readonly visit: Visit;
  readonly asked: AskedItem;
  readonly only: boolean;
  readonly answer: Answer | undefined;
  readonly problem: AnswerProblem | undefined;
  readonly caseNumber: number;
  readonly onAnswer: (answer: Answer | undefined) => void;
}): VNode => {
  const { visit, asked, problem } = props;
  const { item, key } = asked;
  const { tag, words, say } = useReading();
  const label = textIn(item.label, tag);
  const check = problem && item.checks?.[Number(problem.data['check'] ?? -1)];
  return (
    <fieldset aria-describedby={`hint-${key} problem-${key}`} class="question">
      <legend>
        {props.only ? <Heading id={`q-${key}`}>{label}</Heading> : <h2 id={`q-${key}`}>{label}</h2>}
      </legend>
      <p id={`hint-${key}`} class="hint">
        {item.hint && textIn(item.hint, tag)} {item.type === 'select-multiple' && say(words.severalAllowed)}
      </p>
      <Entry
        item={item}
        id={key}
        answer={props.answer}
        choices={'choices' in item ? visit.live.choicesOf(key) : []}
        caseNumber={props.caseNumber}
        troubled={problem?.reason === 'missing'}
        onAnswer={props.onAnswer}
      />
      <p id={`problem-${key}`} class="problem" role="alert">
        {check ? textIn(check.message, tag) : problem && say(problemInWords(problem, item, words))}
      </p>
    </fieldset>
  );
};

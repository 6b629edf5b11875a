import type { VNode } from 'preact';
import type { Asked } from '../../methods/questionnaire/asked.ts';
import type { AnswerProblem } from '../../methods/questionnaire/check-answer.ts';
import type { Answer, Text } from '../../methods/questionnaire/form.ts';
import { Entry } from './entry.tsx';
import { lazy } from './lazy.tsx';
import { useReading } from './reading.tsx';
import { Heading } from './screen.tsx';
import type { Visit } from './session.ts';

const ProblemSaid = lazy(() => import('./problem-said.tsx').then((part) => part.ProblemSaid), true);

export const prepareQuestions = ProblemSaid.prepare;

/** One question with its answer; the only one of its screen (`only`) bears the screen's heading. */
export const QuestionBlock = (props: {
  readonly visit: Visit;
  readonly asked: Asked;
  readonly only: boolean;
  readonly answer: Answer | undefined;
  readonly problem: AnswerProblem | undefined;
  readonly caseNumber: number;
  readonly onAnswer: (answer: Answer | undefined) => void;
}): VNode => {
  const { visit, asked, problem } = props;
  const { item, key } = asked;
  const { tag, words: page, say } = useReading();
  const words = (text: Text): string => visit.live.labelOf(text, tag, key);
  const check = problem && item.checks?.[Number(problem.data['check'] ?? -1)];
  return (
    <fieldset aria-describedby={`hint-${key} problem-${key}`} class="question">
      <legend>
        {props.only ? (
          <Heading id={`q-${key}`}>{words(item.label)}</Heading>
        ) : (
          <h2 id={`q-${key}`}>{words(item.label)}</h2>
        )}
      </legend>
      <p id={`hint-${key}`} class="hint">
        {item.hint && words(item.hint)} {item.type === 'select-multiple' && say(page.severalAllowed)}
      </p>
      <Entry
        item={item}
        id={key}
        label={words}
        answer={props.answer}
        choices={'choices' in item ? visit.live.choicesOf(key) : []}
        caseNumber={props.caseNumber}
        troubled={problem?.reason === 'missing'}
        onAnswer={props.onAnswer}
      />
      <p id={`problem-${key}`} class="problem" role="alert">
        {check ? words(check.message) : problem && <ProblemSaid problem={problem} item={item} />}
      </p>
    </fieldset>
  );
};

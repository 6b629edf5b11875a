import type { AnswerProblem } from '../../methods/questionnaire/check-answer.ts';
import type { Item } from '../../methods/questionnaire/form.ts';
import { problemInWords } from './problem-words.ts';
import { useReading } from './reading.tsx';

/** What is wrong, on the page: fetched with the first answer that is wrong. */
export const ProblemSaid = (props: { readonly problem: AnswerProblem; readonly item: Item }) => {
  const { language, say } = useReading();
  return <>{say(problemInWords(props.problem, props.item, language))}</>;
};

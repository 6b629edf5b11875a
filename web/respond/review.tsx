import type { VNode } from 'preact';
import { checkAnswers } from '../../methods/questionnaire/check-answers.ts';
import { relevantItems } from '../../methods/questionnaire/relevant-items.ts';
import type { Language } from '../page/language.ts';
import type { Refusal } from '../page/refusal.ts';
import { Heading } from './screen.tsx';
import type { Asked, Session } from './session.ts';
import { answerInWords, problemInWords, textIn } from './texts.ts';
import { wordsIn } from './words.ts';

/** How the sending stands; nothing is cleared before a receipt has come. */
export type Sending =
  | { readonly at: 'idle' }
  | { readonly at: 'sending' }
  | { readonly at: 'unreachable' }
  | { readonly at: 'refused'; readonly refusal: Refusal };

interface ReviewProps {
  readonly asked: Asked;
  readonly session: Session;
  readonly language: Language;
  readonly sending: Sending;
  readonly onFix: (code: string) => void;
  readonly onSend: () => void;
  readonly onBack: () => void;
}

const Trouble = ({ asked, language, sending, onFix }: ReviewProps): VNode => {
  const words = wordsIn(language);
  const isItem = (field: string | null): field is string =>
    asked.form.items.some((item) => item.code === field);
  return (
    <div role="alert" class="trouble">
      {sending.at === 'unreachable' && (
        <>
          <h2>{words.notSentHeading}</h2>
          <p>{words.notSentText}</p>
        </>
      )}
      {sending.at === 'refused' && (
        <>
          <h2>{words.refusedHeading}</h2>
          <p>{sending.refusal.message}</p>
          <ul>
            {sending.refusal.problems.map(({ field, reason }) => (
              <li key={`${field} ${reason}`}>
                {reason}
                {isItem(field) && (
                  <button type="button" onClick={() => onFix(field)}>
                    {words.goToItem}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};

/** All answers once more before they are sent. */
export const Review = (props: ReviewProps): VNode => {
  const { asked, session, language, sending } = props;
  const words = wordsIn(language);
  const problems = checkAnswers(asked.form, session.answers, asked.audience);
  const busy = sending.at === 'sending';
  return (
    <section>
      <Heading>{words.reviewHeading}</Heading>
      <p>{words.reviewText}</p>
      <ol class="answers">
        {relevantItems(asked.form, session.answers, asked.audience).map((item) => {
          const label = textIn(item.label, language);
          const problem = problems.find((one) => one.item === item.code);
          return (
            <li key={item.code} class={item.countsWith ? 'belonging' : ''}>
              <div>
                <p class="asked">{label}</p>
                <p class="given">{answerInWords(item, session.answers[item.code], language)}</p>
                {problem && <p class="problem">{problemInWords(problem, language)}</p>}
              </div>
              <button
                type="button"
                disabled={busy}
                aria-label={`${words.change}: ${label}`}
                onClick={() => props.onFix(item.code)}
              >
                {words.change}
              </button>
            </li>
          );
        })}
      </ol>
      <Trouble {...props} />
      <button type="button" class="main" disabled={busy || problems.length > 0} onClick={props.onSend}>
        {sending.at === 'unreachable' ? words.retry : words.send}
      </button>
      <p role="status">{busy ? words.sending : ''}</p>
      <button type="button" disabled={busy} onClick={props.onBack}>
        {words.back}
      </button>
    </section>
  );
};

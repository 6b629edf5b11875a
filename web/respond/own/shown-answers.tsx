import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { momentInWords } from '../../page/language.ts';
import { Confirmation } from '../confirmation.tsx';
import { AnswerList } from '../later/answer-list.tsx';
import { useReading } from '../reading.tsx';
import { Heading } from '../screen.tsx';
import type { Visit } from '../session.ts';
import { fill } from '../texts.ts';
import type { OwnAnswers } from './own-operations.ts';
import { ownWordsIn } from './words.ts';

/** What was answered, what was asked for since, and what can be done about it. */
export const ShownAnswers = (props: {
  readonly own: OwnAnswers;
  readonly visit: Visit;
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly onCorrect: () => void;
  readonly onWithdraw: () => void;
}): VNode => {
  const { own, visit, busy } = props;
  const { language, say } = useReading();
  const words = ownWordsIn(language);
  const [withdrawing, setWithdrawing] = useState(false);
  const until = own.mayReviseUntil;
  const sameForm = own.formCode === visit.form.code && own.formVersion === visit.form.version;
  return (
    <section class="own">
      <Heading key="own">{say(words.ownHeading)}</Heading>
      <p>
        {say(words.received)} {say(momentInWords(own.receivedAt, language))}
      </p>
      {!sameForm && <p>{say(words.olderForm)}</p>}
      <AnswerList visit={visit} />
      {own.changes.length > 0 && (
        <>
          <h2>{say(words.changes)}</h2>
          <ul>
            {own.changes.map(({ kind, requestedAt, effectiveAt, tookEffect }) => {
              const at = momentInWords(requestedAt, language);
              const effective = momentInWords(effectiveAt, language);
              return (
                <li key={requestedAt}>
                  {say(
                    `${words[kind]}: ${fill(tookEffect ? words.tookEffect : words.asked, { at, effective })}`,
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      <p role="alert" class="problem">
        {props.problem === undefined ? '' : say(props.problem)}
      </p>
      <p role="status">{busy ? say(words.busy) : ''}</p>
      {withdrawing ? (
        <Confirmation
          yes={say(words.withdrawNo)}
          no={say(words.withdrawYes)}
          onYes={() => setWithdrawing(false)}
          onNo={props.onWithdraw}
        >
          <p>{say(words.withdrawText)}</p>
        </Confirmation>
      ) : (
        <>
          <p>
            {say(
              until === null
                ? words.notCorrected
                : fill(words.correctUntil, { until: momentInWords(until, language) }),
            )}
          </p>
          {until !== null && (
            <button type="button" class="main" disabled={busy} onClick={props.onCorrect}>
              {say(words.correct)}
            </button>
          )}
          <button type="button" disabled={busy} onClick={() => setWithdrawing(true)}>
            {say(words.withdraw)}
          </button>
        </>
      )}
    </section>
  );
};

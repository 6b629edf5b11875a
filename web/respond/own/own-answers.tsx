import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { openAnswers } from '../../../methods/questionnaire/live-answers.ts';
import { randomId } from '../../page/random-id.ts';
import { Interview } from '../interview.tsx';
import { keepersOf, type LinkKeepers } from '../kept/keeper.ts';
import type { Link } from '../operations.ts';
import { useReading } from '../reading.tsx';
import { Message } from '../screen.tsx';
import type { Session, Visit } from '../session.ts';
import type { Way } from '../way.ts';
import { Changed } from './changed.tsx';
import { NumberField } from './number-field.tsx';
import {
  type AnswerChange,
  type OwnAnswers as Own,
  ownAnswers,
  reviseResponse,
  withdrawResponse,
} from './own-operations.ts';
import { secretTyped } from './second-secret.ts';
import { ShownAnswers } from './shown-answers.tsx';
import { ownWordsIn } from './words.ts';

type Stage =
  | { readonly at: 'asking' }
  | { readonly at: 'shown'; readonly secret: string; readonly own: Own }
  | {
      readonly at: 'correcting';
      readonly keepers: LinkKeepers;
      readonly session: Session;
      readonly way: Way;
    }
  | { readonly at: 'changed'; readonly change: AnswerChange };

const visitOf = ({ form, audience }: Link, own: Own): Visit => ({
  form,
  audience,
  live: openAnswers(form, audience, own.answers, own.receivedAt.slice(0, 10)),
});

/** A correction goes through the form again, from its review; a half-made one lies on the phone under card and secret together. */
const correctionOf = async (token: string, secret: string, own: Own) => {
  const way: Way = {
    send: async ({ responseId: changeId, formCode, formVersion, language: tag, answers }, language) => {
      const input = { token, secret, changeId, formCode, formVersion, language: tag, answers };
      const outcome = await reviseResponse(input, language);
      return outcome.ok ? { ok: true, value: <Changed change={outcome.value} /> } : outcome;
    },
  };
  // With a secret of its own a session is given no other.
  const session: Session = { responseId: randomId(), answers: own.answers, place: { at: 'review' }, secret };
  return { at: 'correcting', keepers: await keepersOf(`${token}#${secret}`), session, way } as const;
};

/** Whoever has the card and the second secret sees what was answered, corrects it or withdraws it. */
export const OwnAnswers = (props: {
  readonly token: string;
  readonly link: Link;
  readonly onTag: (tag: string) => void;
}): VNode => {
  const { token, link } = props;
  const { language, say } = useReading();
  const words = ownWordsIn(language);
  const [stage, setStage] = useState<Stage>({ at: 'asking' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const attempt = async (act: () => Promise<Stage | string>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await act();
      if (typeof result === 'string') setProblem(result);
      else setStage(result);
    } catch {
      setProblem(words.unreachable);
    }
    setBusy(false);
  };
  const show = (typed: string): Promise<void> =>
    attempt(async () => {
      const secret = secretTyped(typed);
      if (secret === undefined) return words.secretSlip;
      const outcome = await ownAnswers({ token, secret }, language);
      return outcome.ok ? { at: 'shown', secret, own: outcome.value } : outcome.refusal.message;
    });

  if (stage.at === 'changed') return <Changed change={stage.change} />;
  if (stage.at === 'correcting') {
    return (
      <Interview
        token={token}
        link={link}
        initial={stage.session}
        keepers={stage.keepers}
        old={false}
        waiting={false}
        onTag={props.onTag}
        way={stage.way}
      />
    );
  }
  if (stage.at === 'shown') {
    const { secret, own } = stage;
    const changeId = randomId();
    return (
      <ShownAnswers
        own={own}
        visit={visitOf(link, own)}
        busy={busy}
        problem={problem}
        onCorrect={() => attempt(() => correctionOf(token, secret, own))}
        onWithdraw={() =>
          attempt(async () => {
            const outcome = await withdrawResponse({ token, secret, changeId }, language);
            return outcome.ok ? { at: 'changed', change: outcome.value } : outcome.refusal.message;
          })
        }
      />
    );
  }
  return (
    <Message key="secret" heading={say(words.askHeading)}>
      <p>{say(words.askText)}</p>
      <NumberField label={words.secret} button={words.show} busy={busy} problem={problem} onTyped={show} />
    </Message>
  );
};

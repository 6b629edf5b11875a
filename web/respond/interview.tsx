import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Answer } from '../../methods/questionnaire/form.ts';
import { openAnswers } from '../../methods/questionnaire/live-answers.ts';
import { forget, forgetElsewhere, forgetFiles, keep } from './keep.ts';
import type { LinkKeepers } from './kept/keeper.ts';
import { lazy } from './lazy.tsx';
import type { Link, Outcome } from './operations.ts';
import { useReading } from './reading.tsx';
import type { Sending } from './sending.ts';
import { freshSession, type Place, type Session, type Visit } from './session.ts';
import { prepareSteps, Step } from './step.tsx';
import type { Way } from './way.ts';

const Left = lazy(() => import('./later/left.tsx').then((part) => part.Left));
const Old = lazy(() => import('./later/old.tsx').then((part) => part.Old));
const Waiting = lazy(() => import('./kept/waiting.tsx').then((part) => part.Waiting));

const prepareAll = (): void => {
  for (const part of [Left, Waiting]) part.prepare();
  prepareSteps();
};

/** By the phone's own calendar: the day on which the form is begun. */
const today = (): string => {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

const visitOf = ({ form, audience }: Link, session: Session): Visit => ({
  form,
  audience,
  live: openAnswers(form, audience, session.answers, today()),
});

/** One person answering one open link: from the notice to the receipt. */
export const Interview = (props: {
  readonly token: string;
  readonly link: Link;
  readonly initial: Session;
  readonly keepers: LinkKeepers;
  /** Somebody else may have begun on this phone: ask before anything of it is shown. */
  readonly old: boolean;
  /** The answers were sent and have not arrived. */
  readonly waiting: boolean;
  readonly onTag: (tag: string) => void;
  readonly way?: Way | undefined;
}): VNode => {
  const { token, link, keepers } = props;
  const { form, caseNumber } = link;
  const { tag, language, words, say } = useReading();
  const [visit, setVisit] = useState<Visit>(() => visitOf(link, props.initial));
  const [session, setSession] = useState(props.initial);
  const [sending, setSending] = useState<Sending>({ at: props.waiting ? 'waiting' : 'idle' });
  const [end, setEnd] = useState<VNode>();
  const [old, setOld] = useState(props.old);
  const [kept, setKept] = useState(true);
  const { live } = visit;
  const { place } = session;

  const keeping = { keepers, form, tag };
  useLayoutEffect(() => {
    if (old) return;
    if (end || place.at === 'left') forget(keeping).catch(() => undefined);
    else keep(keeping, session).then(setKept, () => setKept(false));
  }, [session, end, tag, old]);
  useEffect(() => {
    if (place.at !== 'item') return;
    prepareAll();
    import('./kept/send-session.tsx').then(
      (part) => part.prepareSending({ token, link, language, way: props.way }),
      () => undefined,
    );
  }, [place.at]);

  const change = (next: Place): void => {
    setSending({ at: 'idle' });
    setSession({ ...session, answers: live.answers(), place: next });
  };
  const startAfresh = (next: Place): void => {
    const fresh: Session = { ...freshSession(), place: next };
    forgetFiles(keepers).catch(() => undefined);
    setVisit(visitOf(link, fresh));
    setSession(fresh);
    setOld(false);
  };
  const answer = (key: string, given: Answer | undefined): void => {
    live.set(key, given);
    change(place);
  };
  const answered = (outcome: Outcome<VNode>): void => {
    if (outcome.ok) setEnd(outcome.value);
    else {
      setSending({ at: 'refused', refusal: outcome.refusal });
      setSession({ ...session, place: { at: 'review' } });
    }
  };
  const send = async (): Promise<void> => {
    setSending({ at: 'sending' });
    try {
      const { readySession, sendSession } = await import('./kept/send-session.tsx');
      const ready = await readySession(link, keeping, session);
      setSession(ready);
      const outcome = await sendSession({ token, link, tag, language, way: props.way }, ready);
      if (outcome.ok === 'waiting') setSending({ at: 'waiting' });
      else answered(outcome);
    } catch {
      setSending({ at: 'unreachable' });
    }
  };

  if (end) return end;
  if (sending.at === 'waiting') return <Waiting link={link} session={session} onAnswered={answered} />;
  if (old) return <Old onGoOn={() => setOld(false)} onAfresh={() => startAfresh({ at: 'notice' })} />;
  if (place.at === 'left') return <Left onAgain={() => change({ at: 'notice' })} />;
  return (
    <>
      {!kept && (
        <p class="simulated" role="status">
          {say(words.notKept)}
        </p>
      )}
      <Step
        visit={visit}
        place={place}
        link={link}
        caseNumber={caseNumber}
        sending={sending}
        onPlace={change}
        onAnswer={answer}
        onSend={send}
        onTag={props.onTag}
        onLeave={() => {
          forgetElsewhere();
          startAfresh({ at: 'left' });
        }}
      />
    </>
  );
};

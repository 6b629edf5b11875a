import type { VNode } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Language } from '../page/language.ts';
import { clearDraft, saveDraft } from './draft.ts';
import { Notice } from './notice.tsx';
import { type Link, type Receipt, submitResponse } from './operations.ts';
import { Question } from './question.tsx';
import { Received } from './received.tsx';
import { Review, type Sending } from './review.tsx';
import { Message } from './screen.tsx';
import { backward, begin, currentItem, fixItem, forward, type Session } from './session.ts';
import { wordsIn } from './words.ts';

/** One person answering one open link: from the notice to the receipt. */
export const Interview = (props: {
  readonly token: string;
  readonly link: Link;
  readonly initial: Session;
  readonly draftKey: string | undefined;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}): VNode => {
  const { token, link, draftKey, language } = props;
  const { form } = link;
  const asked = { form, audience: link.audience };
  const [session, setSession] = useState(props.initial);
  const [sending, setSending] = useState<Sending>({ at: 'idle' });
  const [receipt, setReceipt] = useState<Receipt>();

  // Saved with every tap, before anything else can happen; “left” forgets, because the person said so.
  useLayoutEffect(() => {
    if (receipt || session.place.at === 'left') clearDraft(draftKey);
    else saveDraft(draftKey, { formCode: form.code, formVersion: form.version, language, session });
  }, [session, receipt, language]);

  const send = async (): Promise<void> => {
    setSending({ at: 'sending' });
    try {
      const { responseId, answers } = session;
      const { code: formCode, version: formVersion } = form;
      const input = { token, responseId, formCode, formVersion, language, consent: true, answers };
      const outcome = await submitResponse(input, language);
      if (outcome.ok) setReceipt(outcome.value);
      else setSending({ at: 'refused', refusal: outcome.refusal });
    } catch {
      setSending({ at: 'unreachable' });
    }
  };

  const move = (next: Session): void => {
    setSending({ at: 'idle' });
    setSession(next);
  };
  const item = currentItem(asked, session);
  const { place } = session;

  if (receipt) return <Received receipt={receipt} earlier={false} language={language} />;
  if (place.at === 'left') {
    const words = wordsIn(language);
    const again = { label: words.openAgain, act: () => move({ ...session, place: { at: 'notice' } }) };
    return (
      <Message key="left" heading={words.leftHeading} action={again}>
        <p>{words.leftText}</p>
      </Message>
    );
  }
  if (item) {
    return (
      <Question
        key={item.code}
        asked={asked}
        session={session}
        item={item}
        caseNumber={link.caseNumber}
        language={language}
        onSession={setSession}
        onForward={() => move(forward(asked, session))}
        onBack={() => move(backward(asked, session))}
      />
    );
  }
  if (place.at === 'review') {
    return (
      <Review
        key="review"
        asked={asked}
        session={session}
        language={language}
        sending={sending}
        onFix={(code) => move(fixItem(session, code))}
        onSend={send}
        onBack={() => move(backward(asked, session))}
      />
    );
  }
  return (
    <Notice
      key="notice"
      link={link}
      language={language}
      started={Object.keys(session.answers).length > 0}
      onLanguage={props.onLanguage}
      onAgree={() => move(begin(asked, session))}
      onLeave={() => move({ ...session, answers: {}, place: { at: 'left' } })}
    />
  );
};

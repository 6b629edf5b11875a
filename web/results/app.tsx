import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { languageTag } from '../page/language.ts';
import type { Refusal } from '../page/refusal.ts';
import { currentSession, type Session, signOut } from '../page/sign-in.ts';
import type { Address } from './address.ts';
import { Area } from './area.tsx';
import { Header } from './header.tsx';
import { SignInScreen } from './sign-in-screen.tsx';
import { type Reading, useResults } from './use-results.ts';
import { wordsIn } from './words.ts';

/** Refusals that signing in (again) can mend. */
const NEEDS_SIGN_IN: readonly string[] = ['NOT_SIGNED_IN', 'SIGN_IN_INVALID'];

const Notice = (props: { readonly heading: string; readonly text: string }): VNode => (
  <main>
    <h1>{props.heading}</h1>
    <p role="status">{props.text}</p>
  </main>
);

const Results = (props: { readonly address: Address; readonly reading: Reading }): VNode => {
  const { address, reading } = props;
  const words = wordsIn(address.language);
  const { answer, unreachable } = reading;
  if (answer?.refusal) return <Notice heading={words.refusedHeading} text={answer.refusal.message} />;
  if (answer?.results) return <Area address={address} viewer={answer.viewer} results={answer.results} />;
  return <Notice heading={words.title} text={unreachable ? words.unreachableAtFirst : words.loading} />;
};

const signInNeeded = (refusal: Refusal | null | undefined): Refusal | undefined =>
  refusal && NEEDS_SIGN_IN.includes(refusal.rule) ? refusal : undefined;

/** The whole page for one address; `signInFailed` when it was just returned to without success. */
export const App = (props: { readonly address: Address; readonly signInFailed: boolean }): VNode => {
  const { address, signInFailed } = props;
  const words = wordsIn(address.language);
  const [session, setSession] = useState<Session | undefined>(() => currentSession(address.loginHint));
  const [signedOut, setSignedOut] = useState(false);
  const reading = useResults(address, session?.accessToken);
  const { answer } = reading;
  const invalid = signInNeeded(answer?.refusal);
  const placeName = answer?.results?.division.name;

  useEffect(() => {
    document.documentElement.lang = languageTag(address.language);
    document.title = placeName ? `${placeName} · ${words.title}` : words.title;
  }, [address.language, placeName]);

  const leave = (): void => {
    signOut();
    setSession(undefined);
    setSignedOut(true);
  };
  const body = (): VNode => {
    if (address.campaign === '' || address.division === '') {
      return <Notice heading={words.title} text={words.whatToShow} />;
    }
    if (session && !invalid) return <Results address={address} reading={reading} />;
    const message = signInFailed ? words.signInFailed : (invalid?.message ?? words.signInText);
    const atOnce = address.loginHint !== null && !signedOut && !invalid && !signInFailed;
    return <SignInScreen address={address} message={message} atOnce={atOnce} />;
  };
  return (
    <>
      <Header address={address} name={session && answer?.viewer?.name} onSignOut={session && leave} />
      <p role="status" class="unreachable">
        {reading.unreachable && answer ? words.unreachable : ''}
      </p>
      {body()}
    </>
  );
};

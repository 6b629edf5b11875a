import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { beginSignIn } from '../page/sign-in.ts';
import { type Address, queryOf } from './address.ts';
import { wordsIn } from './words.ts';

/** Asks to sign in; `atOnce` for a link that already says who is meant. */
export const SignInScreen = (props: {
  readonly address: Address;
  readonly message: string;
  readonly atOnce: boolean;
}): VNode => {
  const { address } = props;
  const words = wordsIn(address.language);
  const [state, setState] = useState<'ready' | 'leaving' | 'failed'>('ready');
  const go = (): void => {
    setState('leaving');
    beginSignIn('/results/', queryOf(address), address.loginHint).catch(() => setState('failed'));
  };
  useEffect(() => {
    if (props.atOnce) go();
  }, []);
  return (
    <main>
      <h1>{words.title}</h1>
      <p>{props.message}</p>
      <button type="button" class="main" onClick={go} disabled={state === 'leaving'}>
        {words.signIn}
      </button>
      <p role="status">{state === 'leaving' ? words.signingIn : ''}</p>
      <p role="alert">{state === 'failed' ? words.signInFailed : ''}</p>
    </main>
  );
};

import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Language, languages, languageTag } from '../page/language.ts';
import type { Answer, Verifier } from './ask-verifier.ts';
import { ChooseFiles, type Chosen } from './choose-files.tsx';
import { Outcome } from './outcome.tsx';
import { wordsIn } from './words.ts';

/** `stopped`: by the person; otherwise what the verifier said last. */
type State = { readonly kind: 'idle' | 'reading' | 'stopped' } | Answer;

const Header = (props: {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}): VNode => {
  const other = languages.find((one) => one.language !== props.language);
  return (
    <header>
      <p>真评 Zhenping</p>
      {other && (
        <button
          type="button"
          lang={languageTag(other.language)}
          onClick={() => props.onLanguage(other.language)}
        >
          {other.name}
        </button>
      )}
    </header>
  );
};

/** The whole page: two files, one button, and what the verification says. */
export const App = (props: { readonly language: Language; readonly verifier: Verifier }): VNode => {
  const [language, setLanguage] = useState(props.language);
  const [chosen, setChosen] = useState<Chosen>({ certificate: null, frame: null });
  const [state, setState] = useState<State>({ kind: 'idle' });
  const words = wordsIn(language);
  const busy = state.kind === 'reading' || state.kind === 'checking';

  useEffect(() => {
    document.documentElement.lang = languageTag(language);
    document.title = words.title;
  }, [language]);

  const changeLanguage = (changed: Language): void => {
    setLanguage(changed);
    // The address says the language, but is not opened again: the files that were chosen would be lost.
    history.replaceState(null, '', changed === 'zh' ? location.pathname : `?lang=${changed}`);
  };
  const choose = (more: Partial<Chosen>): void => {
    if (busy) props.verifier.stop();
    setChosen((before) => ({ ...before, ...more }));
    setState({ kind: 'idle' });
  };
  const verify = (): void => {
    const { certificate, frame } = chosen;
    if (certificate === null) return;
    setState({ kind: 'reading' });
    props.verifier.ask({ certificate, frame }, setState);
  };
  const stop = (): void => {
    props.verifier.stop();
    setState({ kind: 'stopped' });
  };
  const rows = state.kind === 'checking' ? (state.rows?.toLocaleString('en') ?? null) : null;
  const progress =
    state.kind === 'reading' ? words.reading : state.kind === 'checking' ? words.checking(rows) : '';
  return (
    <>
      <Header language={language} onLanguage={changeLanguage} />
      <main>
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <p class="local">{words.local}</p>
        <ChooseFiles words={words} chosen={chosen} onChoose={choose} />
        <div class="acts">
          <button type="button" class="main" disabled={chosen.certificate === null || busy} onClick={verify}>
            {words.verify}
          </button>
          {busy && (
            <button type="button" onClick={stop}>
              {words.stop}
            </button>
          )}
        </div>
        <p role="status">
          {progress}
          {state.kind === 'stopped' && words.stopped}
          {state.kind === 'idle' && chosen.certificate === null && words.noCertificate}
        </p>
        {busy && <progress aria-label={progress} />}
        {(state.kind === 'verified' || state.kind === 'unusable' || state.kind === 'broken') && (
          <Outcome words={words} language={language} answer={state} chosen={chosen} />
        )}
        <section class="more">
          <h2>{words.commandLine}</h2>
          <p>{words.commandLineText}</p>
        </section>
      </main>
    </>
  );
};

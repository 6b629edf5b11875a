import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Language, languages, languageTag } from '../page/language.ts';
import { Interview } from './interview.tsx';
import { type Opening, open } from './opening.ts';
import { NoLongerOpen, NotOpened } from './stopped.tsx';
import { wordsIn } from './words.ts';

/** The same on every screen: whether this is real, and the other language. */
const Header = (props: {
  readonly simulated: boolean;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}): VNode => {
  const words = wordsIn(props.language);
  const other = languages.find((one) => one.language !== props.language);
  return (
    <header>
      {props.simulated && (
        <p class="simulated" title={words.simulatedNote}>
          {words.simulated}
        </p>
      )}
      {other && (
        <button
          type="button"
          class="language"
          lang={languageTag(other.language)}
          onClick={() => props.onLanguage(other.language)}
        >
          {other.name}
        </button>
      )}
    </header>
  );
};

/** The whole page: opens the link named in the address, then shows what it allows. */
export const App = ({ token }: { readonly token: string }): VNode => {
  const [language, setLanguage] = useState<Language>('zh');
  const [opening, setOpening] = useState<Opening>({ at: 'loading' });
  const words = wordsIn(language);

  const load = async (asked: Language): Promise<void> => {
    setOpening({ at: 'loading' });
    const result = await open(token, asked);
    setOpening(result.opening);
    setLanguage(result.language);
  };
  const changeLanguage = (changed: Language): void => {
    setLanguage(changed);
    // A refusal is worded by the server, so another language asks it again.
    if (opening.at === 'refused') load(changed).catch(() => setOpening({ at: 'unreachable' }));
  };
  const retry = (): void => {
    load(language).catch(() => setOpening({ at: 'unreachable' }));
  };
  useEffect(retry, []);
  useEffect(() => {
    document.documentElement.lang = languageTag(language);
    document.title = words.title;
  }, [language]);

  const link = opening.at === 'opened' ? opening.link : undefined;
  return (
    <>
      <Header simulated={link?.simulated ?? false} language={language} onLanguage={changeLanguage} />
      <main>
        {opening.at === 'loading' && <p role="status">{words.loading}</p>}
        {opening.at === 'opened' && opening.link.state === 'OPEN' && (
          <Interview
            token={token}
            link={opening.link}
            initial={opening.session}
            draftKey={opening.draftKey}
            language={language}
            onLanguage={changeLanguage}
          />
        )}
        {link && link.state !== 'OPEN' && <NoLongerOpen link={link} language={language} />}
        {opening.at !== 'opened' && opening.at !== 'loading' && (
          <NotOpened obstacle={opening} language={language} onRetry={retry} />
        )}
      </main>
    </>
  );
};

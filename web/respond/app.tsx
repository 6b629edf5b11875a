import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Header } from './header.tsx';
import { Interview } from './interview.tsx';
import { lazy } from './lazy.tsx';
import type { Opening } from './opened.ts';
import { open } from './opening.ts';
import { ReadingProvider, readingIn } from './reading.tsx';
import { Message } from './screen.tsx';
import { pageLanguage } from './tongues.ts';
import type { Words } from './words-zh.ts';

const Stopped = lazy(() => import('./later/stopped.tsx').then((part) => part.Stopped));

/** What the page speaks where no form has been opened. */
const ownLanguages = ['zh', 'en'];

/** The whole page: opens the link named in the address, then shows what it allows. */
export const App = ({
  token,
  opener = open,
}: {
  readonly token: string;
  /** Opens a link in another way than a card is opened. */
  readonly opener?: typeof open;
}): VNode => {
  const [tag, setTag] = useState('zh');
  const [english, setEnglish] = useState<Words>();
  const [opening, setOpening] = useState<Opening>({ at: 'loading' });
  const [begun, setBegun] = useState(false);
  const link = opening.at === 'opened' ? opening.link : undefined;
  const tags = link?.form.languages ?? ownLanguages;
  const reading = readingIn(tag, tags, english);
  const { words, say, setting } = reading;

  const load = async (asked: string): Promise<void> => {
    setOpening({ at: 'loading' });
    const result = await opener(token, asked, Date.now());
    setOpening(result.opening);
    const offered = result.opening.at === 'opened' ? result.opening.link.form.languages : ownLanguages;
    setTag([result.tag, asked].find((one) => offered.includes(one)) ?? offered[0] ?? asked);
  };
  const changeTag = (changed: string): void => {
    setTag(changed);
    // A refusal is worded by the server, so another language asks it again.
    if (opening.at === 'refused') load(changed).catch(() => setOpening({ at: 'unreachable' }));
  };
  const retry = (): void => {
    load(tag).catch(() => setOpening({ at: 'unreachable' }));
  };
  useEffect(retry, []);
  useEffect(() => {
    if (pageLanguage(tag, tags) === 'zh' || english) return;
    import('./words-en.ts').then(
      ({ en }) => setEnglish(en),
      () => undefined,
    );
  }, [tag]);
  useEffect(() => {
    const page = document.documentElement;
    page.lang = setting.lang;
    page.dir = setting.dir;
    page.dataset['shape'] = setting.shape;
    document.title = words.title;
  }, [tag, words]);

  return (
    <ReadingProvider value={reading}>
      <Header simulated={link?.simulated ?? false} tags={tags} onTag={changeTag} />
      <main>
        {opening.at === 'loading' && <p role="status">{say(words.loading)}</p>}
        {opening.at === 'opened' &&
          opening.link.state === 'OPEN' &&
          (opening.way?.Before && !begun ? (
            <opening.way.Before onGo={() => setBegun(true)} />
          ) : (
            <Interview
              token={token}
              link={opening.link}
              initial={opening.session}
              keepers={opening.keepers}
              old={opening.old}
              waiting={opening.waiting}
              onTag={changeTag}
              way={opening.way}
            />
          ))}
        {opening.at === 'unreachable' && (
          <Message
            key="unreachable"
            heading={say(words.unreachableHeading)}
            action={{ label: say(words.retry), act: retry }}
          >
            <p>{say(words.unreachableText)}</p>
          </Message>
        )}
        {(opening.at === 'no-link' ||
          opening.at === 'refused' ||
          (opening.at === 'opened' && opening.link.state !== 'OPEN')) && (
          <Stopped token={token} why={opening} onRetry={retry} onTag={changeTag} />
        )}
      </main>
    </ReadingProvider>
  );
};

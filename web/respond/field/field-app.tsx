import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { languageOf } from '../../page/language.ts';
import { beginSignIn, currentSession } from '../../page/sign-in.ts';
import { actAs } from '../acting.ts';
import { App } from '../app.tsx';
import { Message } from '../screen.tsx';
import { CaseScreen } from './case-screen.tsx';
import { type FieldCampaign, type FieldCase, fieldCampaigns, registerDevice } from './field-operations.ts';
import { type FieldWork, loadWork, newWork, type Synced, saveWork, sync } from './field-session.ts';
import { Home } from './home-screen.tsx';
import { phoneVault } from './phone-vault.ts';
import { EnterPin, NewPin } from './pin-screens.tsx';
import type { Opened, Vault } from './vault.ts';
import { fieldWordsIn } from './words.ts';

type Place =
  | { readonly at: 'loading' | 'sign-in' | 'locked' | 'unreachable' | 'none' }
  | { readonly at: 'gone'; readonly why: 'died' | 'revoked' | 'not-kept' }
  | { readonly at: 'refused'; readonly message: string }
  | { readonly at: 'choose'; readonly campaigns: readonly FieldCampaign[] }
  | { readonly at: 'new-pin'; readonly campaign: FieldCampaign }
  | { readonly at: 'home' }
  | { readonly at: 'case' | 'interview'; readonly each: FieldCase };

const asked = new URLSearchParams(location.search);
const language = languageOf(asked.get('lang'));
const loginHint = asked.get('login_hint');

/** The interviewer's page: sign in once, choose a PIN, take the day's cases, and go where there is no network. */
export const FieldApp = ({ signInFailed }: { readonly signInFailed: boolean }): VNode => {
  const words = fieldWordsIn(language);
  const [place, setPlace] = useState<Place>({ at: 'loading' });
  const [vault, setVault] = useState<Vault>();
  const [work, setWork] = useState<FieldWork>();

  const accessToken = (): string | undefined => currentSession(loginHint)?.accessToken;
  const act = (deviceId: string | undefined): void => {
    const token = accessToken();
    actAs({
      ...(token === undefined ? {} : { accessToken: token }),
      ...(deviceId === undefined ? {} : { deviceId }),
    });
  };
  const signIn = (): void => {
    beginSignIn('/field/', location.pathname + location.search, loginHint).catch(() =>
      setPlace({ at: 'unreachable' }),
    );
  };
  const begin = async (): Promise<void> => {
    if (await phoneVault.exists()) return setPlace({ at: 'locked' });
    const token = accessToken();
    if (token === undefined) return setPlace({ at: 'sign-in' });
    try {
      const campaigns = await fieldCampaigns(token, language);
      const [only] = campaigns;
      if (only === undefined) return setPlace({ at: 'none' });
      return setPlace(
        campaigns.length === 1 ? { at: 'new-pin', campaign: only } : { at: 'choose', campaigns },
      );
    } catch {
      return setPlace({ at: 'unreachable' });
    }
  };
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = words.title;
    begin().catch(() => setPlace({ at: 'unreachable' }));
  }, []);

  const enter = (opened: Vault, found: FieldWork): void => {
    act(found.deviceId);
    setVault(opened);
    setWork(found);
    setPlace({ at: 'home' });
  };
  const choosePin = async (campaign: FieldCampaign, pin: string): Promise<void> => {
    const token = accessToken();
    if (token === undefined) return setPlace({ at: 'sign-in' });
    const fresh = newWork(campaign);
    const name = navigator.userAgent.replace(/^.*?\(([^)]*)\).*$/, '$1').slice(0, 60);
    try {
      const registered = await registerDevice(token, campaign.id, fresh.deviceId, name, language);
      if (!registered.ok) return setPlace({ at: 'refused', message: registered.refusal.message });
      const made = await phoneVault.create(pin, Date.now(), campaign.unseenDays);
      if (!made || !(await saveWork(made, fresh))) return setPlace({ at: 'gone', why: 'not-kept' });
      return enter(made, fresh);
    } catch {
      return setPlace({ at: 'unreachable' });
    }
  };
  const unlock = async (pin: string): Promise<Opened> => {
    const opened = await phoneVault.open(pin, Date.now());
    if (opened.at === 'open') {
      const found = await loadWork(opened.vault);
      if (found) enter(opened.vault, found);
      else await begin();
    } else if (opened.at !== 'wrong-pin') setPlace({ at: 'gone', why: 'died' });
    return opened;
  };
  const bringIn = async (): Promise<Synced> => {
    if (!vault || !work) return { at: 'unreachable' };
    act(work.deviceId);
    const done = await sync(vault, work, language, new Date());
    if (done.at === 'synced') setWork(done.work);
    if (done.at === 'dead') {
      await phoneVault.wipe();
      setVault(undefined);
      setWork(undefined);
      setPlace({ at: 'gone', why: 'revoked' });
    }
    return done;
  };
  const lock = (): void => {
    actAs({});
    setVault(undefined);
    setWork(undefined);
    setPlace({ at: 'locked' });
  };

  if (place.at === 'interview') {
    return (
      <>
        <button type="button" onClick={() => setPlace({ at: 'home' })}>
          {words.toList}
        </button>
        <App key={place.each.code} token={place.each.token} />
      </>
    );
  }
  return (
    <main class="field">
      {place.at === 'loading' && <p role="status">{words.loading}</p>}
      {place.at === 'sign-in' && (
        <Message key="sign-in" heading={words.title} action={{ label: words.signIn, act: signIn }}>
          <p>{words.signInText}</p>
          {signInFailed && <p role="alert">{words.signInFailed}</p>}
        </Message>
      )}
      {place.at === 'unreachable' && (
        <Message
          key="unreachable"
          heading={words.title}
          action={{ label: words.start, act: () => location.reload() }}
        >
          <p>{words.offline}</p>
        </Message>
      )}
      {place.at === 'none' && (
        <Message key="none" heading={words.title}>
          <p>{words.noCampaign}</p>
        </Message>
      )}
      {place.at === 'refused' && (
        <Message key="refused" heading={words.title}>
          <p role="alert">{place.message}</p>
        </Message>
      )}
      {place.at === 'gone' && (
        <Message
          key="gone"
          heading={words.title}
          action={{ label: words.start, act: () => location.reload() }}
        >
          <p role="alert">
            {{ died: words.died, revoked: words.revoked, 'not-kept': words.notKept }[place.why]}
          </p>
        </Message>
      )}
      {place.at === 'choose' && (
        <Message key="choose" heading={words.chooseCampaign}>
          {place.campaigns.map((campaign) => (
            <button key={campaign.id} type="button" onClick={() => setPlace({ at: 'new-pin', campaign })}>
              {campaign.name}
            </button>
          ))}
        </Message>
      )}
      {place.at === 'new-pin' && <NewPin words={words} onChosen={(pin) => choosePin(place.campaign, pin)} />}
      {place.at === 'locked' && <EnterPin words={words} onEntered={unlock} />}
      {place.at === 'home' && work && (
        <Home
          words={words}
          language={language}
          work={work}
          onSync={bringIn}
          onSignIn={signIn}
          onChoose={(each) => setPlace({ at: 'case', each })}
          onLock={lock}
        />
      )}
      {place.at === 'case' && (
        <CaseScreen
          words={words}
          each={place.each}
          onInterview={() => setPlace({ at: 'interview', each: place.each })}
          onBack={() => setPlace({ at: 'home' })}
        />
      )}
    </main>
  );
};

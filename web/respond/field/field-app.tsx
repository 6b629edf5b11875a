import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { languageOf } from '../../page/language.ts';
import { beginSignIn, currentSession } from '../../page/sign-in.ts';
import { actAs } from '../acting.ts';
import { App } from '../app.tsx';
import { Message } from '../screen.tsx';
import { CaseScreen } from './case-screen.tsx';
import { type FieldCampaign, type FieldCase, fieldCampaigns, registerDevice } from './field-operations.ts';
import { type FieldWork, loadWork, newWork, type Synced, saveWork, sync } from './field-session.ts';
import { Home } from './home-screen.tsx';
import { openAgain } from './open-again.ts';
import { phoneVault } from './phone-vault.ts';
import { EnterPin, NewPin } from './pin-screens.tsx';
import { isSaid, Said, type SaidPlace } from './said.tsx';
import type { Opened, Vault } from './vault.ts';
import { roughPlace, type VisitDraft, visitOf } from './visit.ts';
import { VisitScreen } from './visit-screen.tsx';
import { fieldWordsIn } from './words.ts';

type Place =
  | SaidPlace
  | { readonly at: 'locked' }
  | { readonly at: 'choose'; readonly personId: string; readonly campaigns: readonly FieldCampaign[] }
  | { readonly at: 'new-pin'; readonly personId: string; readonly campaign: FieldCampaign }
  | { readonly at: 'home' }
  | { readonly at: 'case'; readonly each: FieldCase }
  | { readonly at: 'interview'; readonly each: FieldCase; readonly since: string }
  | {
      readonly at: 'visit';
      readonly each: FieldCase;
      readonly since: string;
      readonly interviewed: boolean;
    };

const asked = new URLSearchParams(location.search);
const language = languageOf(asked.get('lang'));
const loginHint = asked.get('login_hint');

/** The interviewer's page: sign in once, choose a PIN, take the day's cases, and go where there is no network. */
export const FieldApp = ({ signInFailed }: { readonly signInFailed: boolean }): VNode => {
  const words = fieldWordsIn(language);
  const [place, setPlace] = useState<Place>({ at: 'loading' });
  const [vault, setVault] = useState<Vault>();
  const [work, setWork] = useState<FieldWork>();
  /** What is shown may be older than what was recorded a moment ago. */
  const latest = useRef<FieldWork | undefined>(undefined);

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
      const { personId, campaigns } = await fieldCampaigns(token, language);
      const [only] = campaigns;
      if (only === undefined) return setPlace({ at: 'none' });
      return setPlace(
        campaigns.length === 1
          ? { at: 'new-pin', personId, campaign: only }
          : { at: 'choose', personId, campaigns },
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
    latest.current = found;
    setVault(opened);
    setWork(found);
    setPlace({ at: 'home' });
  };
  const choosePin = async (personId: string, campaign: FieldCampaign, pin: string): Promise<void> => {
    const token = accessToken();
    if (token === undefined) return setPlace({ at: 'sign-in' });
    const fresh = newWork(campaign, personId);
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
  const change = async (step: (before: FieldWork) => FieldWork): Promise<void> => {
    if (!vault || !latest.current) return;
    latest.current = step(latest.current);
    setWork(latest.current);
    if (!(await saveWork(vault, latest.current))) setPlace({ at: 'gone', why: 'not-kept' });
  };
  const bringIn = async (): Promise<Synced> => {
    const begun = latest.current;
    if (!vault || !begun) return { at: 'unreachable' };
    act(begun.deviceId);
    const done = await sync(vault, { now: () => latest.current ?? begun, change }, language, new Date());
    if (done.at === 'dead') {
      await phoneVault.wipe();
      forget();
      setPlace({ at: 'gone', why: 'revoked' });
    }
    return done;
  };
  const saveVisit = async (each: FieldCase, draft: VisitDraft, startedAt: string): Promise<void> => {
    const people = [work?.personId ?? '', ...each.partners.map(({ personId }) => personId)];
    const when = { startedAt, endedAt: new Date().toISOString() };
    const visit = visitOf(draft, each.code, people, when, await roughPlace());
    await change((before) => ({ ...before, visits: [...before.visits, { visit, refused: null }] }));
    setPlace((before) => (before.at === 'gone' ? before : { at: 'home' }));
  };
  const removeVisit = (visitId: string): void => {
    change((before) => ({
      ...before,
      visits: before.visits.filter(({ visit }) => visit.visitId !== visitId),
    })).catch(() => setPlace({ at: 'gone', why: 'not-kept' }));
  };
  const forget = (): void => {
    actAs({});
    setVault(undefined);
    setWork(undefined);
    latest.current = undefined;
  };
  const lock = (): void => {
    forget();
    setPlace({ at: 'locked' });
  };

  if (place.at === 'interview') {
    const visits = work?.campaign.visits;
    return (
      <>
        {place.each.state === 'RETURNED' ? (
          <App key={place.each.code} token={place.each.token} opener={openAgain} />
        ) : (
          <App key={place.each.code} token={place.each.token} />
        )}
        <button
          type="button"
          class="leave-interview"
          onClick={() => setPlace(visits ? { ...place, at: 'visit', interviewed: true } : { at: 'home' })}
        >
          {visits ? words.recordVisit : words.toList}
        </button>
      </>
    );
  }
  return (
    <main class="field">
      {isSaid(place) && <Said place={place} words={words} signInFailed={signInFailed} onSignIn={signIn} />}
      {place.at === 'choose' && (
        <Message key="choose" heading={words.chooseCampaign}>
          {place.campaigns.map((campaign) => (
            <button
              key={campaign.id}
              type="button"
              onClick={() => setPlace({ at: 'new-pin', personId: place.personId, campaign })}
            >
              {campaign.name}
            </button>
          ))}
        </Message>
      )}
      {place.at === 'new-pin' && (
        <NewPin words={words} onChosen={(pin) => choosePin(place.personId, place.campaign, pin)} />
      )}
      {place.at === 'locked' && <EnterPin words={words} onEntered={unlock} />}
      {place.at === 'home' && work && (
        <Home
          words={words}
          language={language}
          work={work}
          onSync={bringIn}
          onSignIn={signIn}
          onChoose={(each) => setPlace({ at: 'case', each })}
          onRemoveVisit={removeVisit}
          onLock={lock}
        />
      )}
      {place.at === 'case' && work && (
        <CaseScreen
          words={words}
          visits={work.campaign.visits}
          each={place.each}
          onInterview={() => setPlace({ at: 'interview', each: place.each, since: new Date().toISOString() })}
          onVisit={() =>
            setPlace({ at: 'visit', each: place.each, since: new Date().toISOString(), interviewed: false })
          }
          onBack={() => setPlace({ at: 'home' })}
        />
      )}
      {place.at === 'visit' && work && (
        <VisitScreen
          key={place.each.code}
          language={language}
          each={place.each}
          self={work.personId}
          interviewed={place.interviewed}
          cancel={words.toList}
          onSave={(draft) => {
            saveVisit(place.each, draft, place.since).catch(() => setPlace({ at: 'gone', why: 'not-kept' }));
          }}
          onCancel={() => setPlace({ at: 'home' })}
        />
      )}
    </main>
  );
};

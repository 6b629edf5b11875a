import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Language, momentInWords } from '../../page/language.ts';
import { UnsentList } from '../kept/unsent-list.tsx';
import { Heading } from '../screen.tsx';
import { fill } from '../texts.ts';
import { CaseList, countsOf } from './case-list.tsx';
import type { FieldCase } from './field-operations.ts';
import { type FieldWork, type Synced, waitingAnswers } from './field-session.ts';
import { RefusedVisits } from './refused-visits.tsx';
import type { FieldWords } from './words.ts';

type Syncing = 'idle' | 'syncing' | 'offline' | 'sign-in' | { readonly refused: string };

/** The list of the day, what waits, and the way to bring it in. */
export const Home = (props: {
  readonly words: FieldWords;
  readonly language: Language;
  readonly work: FieldWork;
  readonly onSync: () => Promise<Synced>;
  readonly onSignIn: () => void;
  readonly onChoose: (each: FieldCase) => void;
  readonly onRemoveVisit: (visitId: string) => void;
  readonly onLock: () => void;
}): VNode => {
  const { words, language, work } = props;
  const [syncing, setSyncing] = useState<Syncing>('idle');
  const [answers, setAnswers] = useState(0);
  const visits = work.visits.length;
  const look = (): void => {
    waitingAnswers().then(setAnswers, () => undefined);
  };
  const sync = async (): Promise<void> => {
    setSyncing('syncing');
    const done = await props.onSync();
    look();
    setSyncing(
      done.at === 'refused'
        ? { refused: done.message }
        : done.at === 'unreachable'
          ? 'offline'
          : done.at === 'sign-in'
            ? 'sign-in'
            : 'idle',
    );
  };
  useEffect(() => {
    look();
    const online = (): void => {
      sync().catch(() => setSyncing('offline'));
    };
    addEventListener('online', online);
    if (navigator.onLine) online();
    return () => removeEventListener('online', online);
  }, []);
  return (
    <>
      <Heading key="home">{work.campaign.name}</Heading>
      {work.campaign.simulated && <p class="simulated">模拟数据 Simulated</p>}
      {work.cases && <p>{fill(words.toDo, countsOf(work.cases))}</p>}
      <p class="unsent-count" role="status">
        {answers + visits === 0 ? words.allSent : fill(words.unsent, { answers, visits })}
      </p>
      <button
        type="button"
        class="main"
        disabled={syncing === 'syncing'}
        onClick={() => (syncing === 'sign-in' ? props.onSignIn() : sync().catch(() => setSyncing('offline')))}
      >
        {syncing === 'syncing' ? words.syncing : syncing === 'sign-in' ? words.signInToSend : words.sync}
      </button>
      <p class="quiet" role="status">
        {syncing === 'offline' && words.offline}
        {typeof syncing === 'object' && syncing.refused}
        {syncing === 'idle' &&
          work.syncedAt !== undefined &&
          fill(words.synced, { time: momentInWords(work.syncedAt, language) })}
      </p>
      {work.cases ? (
        <CaseList
          words={words}
          cases={work.cases}
          tried={new Set(work.visits.map(({ visit }) => visit.case))}
          onChoose={props.onChoose}
        />
      ) : (
        <p>{words.noCases}</p>
      )}
      <RefusedVisits language={language} visits={work.visits} onRemove={props.onRemoveVisit} />
      {answers > 0 && <UnsentList language={language} changed={answers} onTaken={look} />}
      <button type="button" onClick={props.onLock}>
        {words.lock}
      </button>
    </>
  );
};

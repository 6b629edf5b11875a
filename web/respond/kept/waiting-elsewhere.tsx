import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../page/language.ts';
import { keepTrying } from './keep-trying.ts';
import { sendUnsent } from './send-unsent.ts';
import { UnsentList } from './unsent-list.tsx';

/** For a page that was opened without a link, and for one whose link has nothing to do: sends what waits of others. */
export const WaitingElsewhere = ({ language }: { readonly language: Language }): VNode => {
  const [rounds, setRounds] = useState(0);
  const again = useRef<() => void>(() => undefined);
  useEffect(() => {
    const tries = keepTrying(async () => {
      const left = await sendUnsent(language);
      setRounds((before) => before + 1);
      return left;
    });
    again.current = tries.now;
    return tries.stop;
  }, []);
  return <UnsentList language={language} changed={rounds} onTaken={() => again.current()} />;
};

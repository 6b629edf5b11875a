import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useReading } from '../reading.tsx';
import { NumberField } from './number-field.tsx';
import { openCard } from './own-operations.ts';
import { ownWordsIn } from './words.ts';

/** For whoever cannot scan: the card's number opens it. */
export const CardNumber = (): VNode => {
  const { language } = useReading();
  const words = ownWordsIn(language);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const open = async (typed: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const outcome = await openCard(typed, language);
      // The page begins anew with the token in its address.
      if (outcome.ok) location.hash = outcome.value;
      else setProblem(outcome.refusal.message);
    } catch {
      setProblem(words.unreachable);
    }
    setBusy(false);
  };
  return (
    <NumberField
      label={words.cardNumber}
      button={words.openCard}
      busy={busy}
      problem={problem}
      onTyped={open}
    />
  );
};

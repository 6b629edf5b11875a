import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { lazy } from './lazy.tsx';
import { useReading } from './reading.tsx';
import { settingOf, tongueName } from './tongues.ts';

const Columns = lazy(() => import('./later/columns.tsx').then((part) => part.Columns), true);

const LARGER = 'zhenping-larger';

/** How large somebody reads says nothing about answers, so the phone may remember it; where it may not, nothing is lost. */
const wasLarger = (): boolean => {
  try {
    return localStorage.getItem(LARGER) === 'yes';
  } catch {
    return false;
  }
};

const showLarger = (larger: boolean): void => {
  document.documentElement.classList.toggle('larger', larger);
  try {
    localStorage.setItem(LARGER, larger ? 'yes' : 'no');
  } catch {
    // A phone that keeps nothing still shows it.
  }
};

/** The same on every screen: whether this is real, larger letters, and the languages of the form. */
export const Header = (props: {
  readonly simulated: boolean;
  readonly tags: readonly string[];
  readonly onTag: (tag: string) => void;
}): VNode => {
  const { tag, setting, words, say } = useReading();
  const [larger, setLarger] = useState(() => {
    const before = wasLarger();
    if (before) showLarger(true);
    return before;
  });
  const toggle = (): void => {
    showLarger(!larger);
    setLarger(!larger);
  };
  return (
    <header>
      {props.simulated && (
        <p class="simulated" title={words.simulatedNote}>
          {say(words.simulated)}
        </p>
      )}
      <div class="reading">
        <button type="button" class="small" aria-pressed={larger} onClick={toggle}>
          {say(words.larger)}
        </button>
        {setting.shape === 'columns' && <Columns />}
        {props.tags.length > 1 && (
          <select
            class="small"
            aria-label={words.language}
            value={tag}
            onChange={(event) => props.onTag(event.currentTarget.value)}
          >
            {props.tags.map((one) => (
              <option key={one} value={one} lang={settingOf(one).lang}>
                {tongueName(one)}
              </option>
            ))}
          </select>
        )}
      </div>
    </header>
  );
};

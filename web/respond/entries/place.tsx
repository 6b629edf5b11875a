import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PlaceItem } from '../../../methods/questionnaire/form.ts';
import type { EntryProps } from '../entry-props.ts';
import { useReading } from '../reading.tsx';
import { fill } from '../texts.ts';
import { placeText } from './place-text.ts';
import { entryWordsIn } from './words.ts';

const PATIENCE = { enableHighAccuracy: true, timeout: 30_000, maximumAge: 0 } as const;

/** The device's place, taken only when somebody asks for it by a tap, and only where the phone allows. */
export const PlaceEntry = ({ answer, onAnswer }: EntryProps<PlaceItem>): VNode => {
  const { language, say } = useReading();
  const words = entryWordsIn(language);
  const [state, setState] = useState<'ready' | 'looking' | 'denied' | 'not-found'>('ready');
  const place = typeof answer === 'string' ? answer : undefined;
  const locate = (): void => {
    if (!navigator.geolocation) {
      setState('not-found');
      return;
    }
    setState('looking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('ready');
        onAnswer(placeText(coords));
      },
      (error) => setState(error.code === error.PERMISSION_DENIED ? 'denied' : 'not-found'),
      PATIENCE,
    );
  };
  return (
    <>
      <p role="status">
        {state === 'looking' && say(words.locating)}
        {state === 'ready' && place && say(fill(words.located, { accuracy: place.split(' ')[3] ?? '' }))}
      </p>
      <button type="button" disabled={state === 'looking'} onClick={locate}>
        {say(place ? words.locateAgain : words.locate)}
      </button>
      {place && (
        <button type="button" class="quiet" onClick={() => onAnswer(undefined)}>
          {say(words.takeOutPlace)}
        </button>
      )}
      <p role="alert" class="problem">
        {state === 'denied' && say(words.denied)}
        {state === 'not-found' && say(words.notLocated)}
      </p>
    </>
  );
};

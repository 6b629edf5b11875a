import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MediaItem } from '../../../methods/questionnaire/form.ts';
import { described, type EntryProps } from '../entry-props.ts';
import { durationOf } from '../media/duration.ts';
import { heldUnder, hold } from '../media/hold.ts';
import { shrink } from '../media/shrink.ts';
import { useReading } from '../reading.tsx';
import { fill } from '../texts.ts';
import { entryWordsIn } from './words.ts';

/** In seconds; longer than anybody listens to a thousand times. */
const LONGEST = 60;

/** What was taken, to look at or to hear once more; nothing after a reload, when the page has only its name. */
const Preview = ({ answer, image }: { readonly answer: string; readonly image: boolean }): VNode | null => {
  const { language, say } = useReading();
  const words = entryWordsIn(language);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const blob = heldUnder(answer);
    if (!blob) return setUrl(undefined);
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [answer]);
  if (url === undefined) return null;
  if (image) return <img class="preview" src={url} alt={words.photoKept} />;
  const play = (): void => {
    new Audio(url).play().catch(() => undefined);
  };
  return (
    <button type="button" class="quiet" onClick={play}>
      ▶ {say(words.listen)}
    </button>
  );
};

/** A photo or a voice by the phone's own camera and recorder, which every browser opens from a file field. */
export const Recording = ({ item, id, answer, onAnswer }: EntryProps<MediaItem>): VNode => {
  const { language, say } = useReading();
  const words = entryWordsIn(language);
  const [trouble, setTrouble] = useState('');
  const image = item.type === 'image';
  const given = typeof answer === 'string' ? answer : undefined;
  const take = async (file: File): Promise<void> => {
    setTrouble('');
    try {
      const seconds = image ? undefined : await durationOf(file);
      if (seconds !== undefined && seconds > LONGEST + 1) {
        setTrouble(fill(words.tooLong, { seconds: LONGEST }));
        return;
      }
      onAnswer(await hold(image ? await shrink(file) : file));
    } catch {
      setTrouble(words.unreadable);
    }
  };
  const taken = image ? words.takePhoto : words.takeAudio;
  const another = image ? words.otherPhoto : words.otherAudio;
  return (
    <>
      <p role="status">{given && say(image ? words.photoKept : words.audioKept)}</p>
      {given && <Preview answer={given} image={image} />}
      <label class="file">
        <span id={`take-${id}`}>{say(given ? another : taken)}</span>
        <input
          type="file"
          accept={image ? 'image/*' : 'audio/*'}
          capture={image ? 'environment' : 'user'}
          {...described(id)}
          aria-labelledby={`q-${id} take-${id}`}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) return take(file);
            return;
          }}
        />
      </label>
      {given && (
        <button type="button" class="quiet" onClick={() => onAnswer(undefined)}>
          {say(words.drop)}
        </button>
      )}
      <p role="alert" class="problem">
        {trouble && say(trouble)}
      </p>
    </>
  );
};

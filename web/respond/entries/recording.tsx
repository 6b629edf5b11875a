import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MediaItem } from '../../../methods/questionnaire/form.ts';
import { described, type EntryProps } from '../entry-props.ts';
import { durationOf } from '../media/duration.ts';
import { heldUnder, hold, NotTaken } from '../media/hold.ts';
import { shrink } from '../media/shrink.ts';
import { useReading } from '../reading.tsx';
import { fill } from '../texts.ts';
import { entryWordsIn } from './words.ts';

/** In seconds; longer than anybody listens to a thousand times. */
const LONGEST = 60;

/** What was taken, to look at or to hear once more, also after a reload; nothing on another phone, which has only its name. */
const Preview = ({ answer, image }: { readonly answer: string; readonly image: boolean }): VNode | null => {
  const { language, say } = useReading();
  const words = entryWordsIn(language);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    setUrl(undefined);
    const show = (blob: Blob | undefined): void => {
      if (!blob || gone) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    };
    heldUnder(answer).then(show, () => undefined);
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
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

const whyNot = (cause: unknown, words: ReturnType<typeof entryWordsIn>): string => {
  const most = cause instanceof NotTaken ? cause.mostBytes : undefined;
  return most === undefined ? words.unreadable : fill(words.tooLarge, { megabytes: most / 1_000_000 });
};

/** Whether it may be taken as long as it is. */
const isTooLong = async (file: File): Promise<boolean> => ((await durationOf(file)) ?? 0) > LONGEST + 1;

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
      if (!image && (await isTooLong(file))) {
        setTrouble(fill(words.tooLong, { seconds: LONGEST }));
        return;
      }
      const held = await hold(image ? await shrink(file) : file);
      if (!held.kept) setTrouble(words.fileNotKept);
      onAnswer(held.answer);
    } catch (cause) {
      setTrouble(whyNot(cause, words));
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

import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Choice } from '../../methods/questionnaire/form.ts';
import type { Language } from '../page/language.ts';
import type { AskedItem } from './live.ts';
import { useReading } from './reading.tsx';
import { textIn } from './texts.ts';

const words: Readonly<Record<Language, { readonly read: string; readonly stop: string }>> = {
  zh: { read: '🔊 读给我听', stop: '■ 停' },
  en: { read: '🔊 Read aloud', stop: '■ Stop' },
};

/** More choices than this are not listened to. */
const MOST_CHOICES = 15;

const sameBase = (voice: SpeechSynthesisVoice, tag: string): boolean =>
  voice.lang.toLowerCase().split(/[-_]/)[0] === tag.toLowerCase().split('-')[0];

/**
 * A voice of the device itself for a language. One that lives in the network is passed by: what is asked would leave the
 * phone, and without a signal it is silent.
 */
export const voiceFor = (
  voices: readonly SpeechSynthesisVoice[],
  tag: string,
): SpeechSynthesisVoice | undefined => {
  const fitting = voices.filter((voice) => voice.localService && sameBase(voice, tag));
  const exact = fitting.find((voice) => voice.lang.replace('_', '-').toLowerCase() === tag.toLowerCase());
  return exact ?? fitting.find((voice) => voice.default) ?? fitting[0];
};

/** The question, its hint and its choices, as they stand on the screen. */
export const spokenLines = (
  asked: readonly AskedItem[],
  choicesOf: (key: string) => readonly Choice[],
  tag: string,
): readonly string[] =>
  asked.flatMap(({ item, key }) => {
    const choices = 'choices' in item ? choicesOf(key) : [];
    return [
      textIn(item.label, tag),
      ...(item.hint ? [textIn(item.hint, tag)] : []),
      ...(choices.length > MOST_CHOICES ? [] : choices.map(({ label }) => textIn(label, tag))),
    ];
  });

/** Reads the screen aloud by the browser's own voice; nothing at all where it has none for this language. */
export const ReadAloud = (props: {
  readonly asked: readonly AskedItem[];
  readonly choicesOf: (key: string) => readonly Choice[];
}): VNode | null => {
  const { setting, tag, language, say } = useReading();
  const speech = typeof speechSynthesis === 'undefined' ? undefined : speechSynthesis;
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([]);
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    // Some browsers know their voices only after a while, and Safari says so by no event but the property.
    const look = (): void => setVoices(speech ? [...speech.getVoices()] : []);
    look();
    if (speech) speech.onvoiceschanged = look;
    return () => {
      if (speech) speech.onvoiceschanged = null;
    };
  }, []);
  // Another screen or another language: what was being read is no longer there.
  useEffect(() => () => speech?.cancel(), [tag, props.asked[0]?.key]);
  const voice = voiceFor(voices, setting.lang);
  if (!speech || !voice) return null;
  const read = (): void => {
    speech.cancel();
    setSpeaking(!speaking);
    if (speaking) return;
    const lines = spokenLines(props.asked, props.choicesOf, tag);
    lines.forEach((line, index) => {
      const utterance = new SpeechSynthesisUtterance(line);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.9;
      utterance.onerror = () => setSpeaking(false);
      if (index === lines.length - 1) utterance.onend = () => setSpeaking(false);
      speech.speak(utterance);
    });
  };
  return (
    <button type="button" class="quiet read" onClick={read}>
      {say(speaking ? words[language].stop : words[language].read)}
    </button>
  );
};

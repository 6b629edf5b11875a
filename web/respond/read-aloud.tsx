import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Asked } from '../../methods/questionnaire/asked.ts';
import type { LiveAnswers } from '../../methods/questionnaire/live-answers.ts';
import type { Language } from '../page/language.ts';
import { useReading } from './reading.tsx';
import { spokenLines, voiceFor } from './spoken.ts';

const words: Readonly<Record<Language, { readonly read: string; readonly stop: string }>> = {
  zh: { read: '🔊 读给我听', stop: '■ 停' },
  en: { read: '🔊 Read aloud', stop: '■ Stop' },
};

/** Reads the screen aloud by the browser's own voice; nothing at all where it has none for this language. */
export const ReadAloud = (props: {
  readonly asked: readonly Asked[];
  readonly live: LiveAnswers;
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
    const lines = spokenLines(props.asked, props.live, tag);
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

import type { Asked } from '../../methods/questionnaire/asked.ts';
import type { LiveAnswers } from '../../methods/questionnaire/live-answers.ts';

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
  asked: readonly Asked[],
  live: Pick<LiveAnswers, 'choicesOf' | 'labelOf'>,
  tag: string,
): readonly string[] =>
  asked.flatMap(({ item, key }) => {
    const choices = 'choices' in item ? live.choicesOf(key) : [];
    return [
      live.labelOf(item.label, tag, key),
      ...(item.hint ? [live.labelOf(item.hint, tag, key)] : []),
      ...(choices.length > MOST_CHOICES ? [] : choices.map(({ label }) => live.labelOf(label, tag, key))),
    ];
  });

import type { VNode } from 'preact';
import { useReading } from './reading.tsx';

/** Back, and next by submitting the form around it; from the review there is only the way back to it. */
export const Moves = ({
  fixing,
  onBack,
}: {
  readonly fixing: boolean;
  readonly onBack: () => void;
}): VNode => {
  const { words, say } = useReading();
  return (
    <div class="moves">
      {!fixing && (
        <button type="button" onClick={onBack}>
          {say(words.back)}
        </button>
      )}
      <button type="submit" class="main">
        {say(fixing ? words.toReview : words.next)}
      </button>
    </div>
  );
};

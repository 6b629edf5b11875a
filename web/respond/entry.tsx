import type { VNode } from 'preact';
import type { Choice, Item } from '../../methods/questionnaire/form.ts';
import { Choices } from './choices.tsx';
import type { EntryProps } from './entry-props.ts';
import { lazy } from './lazy.tsx';
import { NotAnswers } from './not-answers.tsx';
import { useReading } from './reading.tsx';
import { Option } from './screen.tsx';

const NumberEntry = lazy(() => import('./entries/typed.tsx').then((part) => part.NumberEntry));
const TextEntry = lazy(() => import('./entries/typed.tsx').then((part) => part.TextEntry));
const LongChoices = lazy(() => import('./entries/long-choices.tsx').then((part) => part.LongChoices));
const Ranking = lazy(() => import('./entries/ranking.tsx').then((part) => part.Ranking));
const Stepper = lazy(() => import('./entries/stepper.tsx').then((part) => part.Stepper));
const Moment = lazy(() => import('./entries/moment.tsx').then((part) => part.Moment));
const PlaceEntry = lazy(() => import('./entries/place.tsx').then((part) => part.PlaceEntry));
const Recording = lazy(() => import('./entries/recording.tsx').then((part) => part.Recording));
const Signature = lazy(() => import('./entries/signature.tsx').then((part) => part.Signature));

/** More than this is not looked through by eye. */
const LONG = 30;

const isLong = (item: Item): boolean =>
  (item.type === 'select-one' || item.type === 'select-multiple') &&
  (item.searchable === true || item.choices.length > LONG);

/** Fetches all kinds of question while there is a network: few bytes, once the first question stands there. */
export const prepareEntries = (): void => {
  const parts = [
    NumberEntry,
    TextEntry,
    LongChoices,
    Ranking,
    Stepper,
    Moment,
    PlaceEntry,
    Recording,
    Signature,
  ];
  for (const part of parts) part.prepare();
};

const Acknowledgement = ({ id, answer, onAnswer }: EntryProps): VNode => {
  const { words, say } = useReading();
  return (
    <Option
      type="checkbox"
      name={id}
      chosen={answer === 1}
      onTap={() => onAnswer(answer === 1 ? undefined : 1)}
    >
      {say(words.readAndAgreed)}
    </Option>
  );
};

/** What the item is answered with, in its own terms. */
const Own = (props: EntryProps): VNode | null => {
  const { item, ...others } = props;
  switch (item.type) {
    case 'integer':
    case 'decimal':
      return item.step === undefined ? (
        <NumberEntry {...others} item={item} />
      ) : (
        <Stepper {...others} item={item} />
      );
    case 'text':
      return <TextEntry {...others} item={item} />;
    case 'date':
    case 'time':
    case 'date-time':
      return <Moment {...others} item={item} />;
    case 'acknowledge':
      return <Acknowledgement {...others} item={item} />;
    case 'rank':
      return <Ranking {...others} item={item} />;
    case 'geopoint':
      return <PlaceEntry {...others} item={item} />;
    case 'image':
    case 'audio':
      return <Recording {...others} item={item} />;
    case 'signature':
      return <Signature {...others} item={item} />;
    default:
      return null;
  }
};

const noChoices: readonly Choice[] = [];

/** One item's answer, in its own terms or as “don't know” and its like. */
export const Entry = (
  props: EntryProps & { readonly caseNumber: number; readonly troubled: boolean },
): VNode | null => {
  const { item, caseNumber, troubled, ...others } = props;
  const { answer, onAnswer } = others;
  if (item.type === 'note') return null;
  if (item.type === 'select-one' || item.type === 'select-multiple') {
    const select = { ...others, item, caseNumber, troubled };
    return isLong(item) ? <LongChoices {...select} /> : <Choices {...select} />;
  }
  const choices = item.type === 'rank' ? item.choices : noChoices;
  const alone = typeof answer === 'object' && answer.length === 1 ? answer[0] : undefined;
  return (
    <>
      <Own {...others} item={item} />
      <NotAnswers
        id={`not-${others.id}`}
        type="checkbox"
        choices={choices}
        chosen={alone}
        open={troubled}
        onTap={(code) => onAnswer(alone === code ? undefined : [code])}
      />
    </>
  );
};

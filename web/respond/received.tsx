import type { VNode } from 'preact';
import { type Language, momentInWords } from '../page/language.ts';
import type { Receipt } from './operations.ts';
import { Heading } from './screen.tsx';
import { wordsIn } from './words.ts';

/** Two groups a line: a code that breaks in the middle of a group is copied wrong. */
const linesOf = (code: string): readonly string[] => code.match(/[^-]+-?[^-]*-?/g) ?? [code];

/** The end: the receipt, large enough to photograph. `earlier`: the link had been answered before it was opened now. */
export const Received = (props: {
  readonly receipt: Receipt;
  readonly earlier: boolean;
  readonly language: Language;
}): VNode => {
  const { receipt, language } = props;
  const words = wordsIn(language);
  return (
    <section class="received">
      <Heading>{props.earlier ? words.alreadyAnswered : words.receiptHeading}</Heading>
      {receipt.outcome === 'REPEATED' && !props.earlier && <p>{words.receiptRepeated}</p>}
      {receipt.outcome === 'CONFLICT' && <p>{words.receiptConflict}</p>}
      <dl>
        <dt>{words.receiptCode}</dt>
        <dd class="code" translate={false}>
          {linesOf(receipt.code).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </dd>
        <dt>{words.receivedAt}</dt>
        <dd>{momentInWords(receipt.receivedAt, language)}</dd>
      </dl>
      <p>{words.receiptKeep}</p>
      <p>{words.closePage}</p>
    </section>
  );
};

import type { VNode } from 'preact';
import { momentInWords } from '../../page/language.ts';
import { lazy } from '../lazy.tsx';
import type { Link, Receipt } from '../operations.ts';
import { SecretShown } from '../own/secret-shown.tsx';
import { ownWordsIn } from '../own/words.ts';
import { useReading } from '../reading.tsx';
import { Heading } from '../screen.tsx';
import { laterWordsIn } from './words.ts';

const QrPicture = lazy(() => import('../qr/qr-picture.tsx').then((part) => part.QrPicture), true);

/** Two groups a line: a code that breaks in the middle of a group is copied wrong. */
const linesOf = (code: string): readonly string[] => code.match(/[^-]+-?[^-]*-?/g) ?? [code];

/** The end: the receipt, large enough to photograph. */
export const Received = (props: {
  readonly receipt: Receipt;
  readonly link: Link;
  /** The second secret of the answers that were just taken; shown now and never again. */
  readonly secret: string | undefined;
  /** The link had been answered before it was opened now. */
  readonly earlier: boolean;
  readonly onOwnAnswers?: (() => void) | undefined;
}): VNode => {
  const { receipt } = props;
  const { language, say } = useReading();
  const words = laterWordsIn(language);
  return (
    <section class="received">
      <Heading key="received">{say(props.earlier ? words.alreadyAnswered : words.receiptHeading)}</Heading>
      {receipt.outcome === 'REPEATED' && !props.earlier && <p>{say(words.receiptRepeated)}</p>}
      {receipt.outcome === 'CONFLICT' && <p>{say(words.receiptConflict)}</p>}
      <dl>
        <dt>{say(words.receiptCode)}</dt>
        <dd class="code" translate={false} dir="ltr">
          {linesOf(receipt.code).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </dd>
        <dt>{say(words.receivedAt)}</dt>
        <dd>
          {say(
            receipt.receivedAt === null ? receipt.receivedOn : momentInWords(receipt.receivedAt, language),
          )}
        </dd>
      </dl>
      <QrPicture text={receipt.code} label={words.receiptQr} />
      <p>{say(receipt.receivedAt === null ? words.receiptAnonymous : words.receiptKeep)}</p>
      {props.secret !== undefined && (
        <SecretShown secret={props.secret} byInterviewer={props.link.audience === 'interviewer'} />
      )}
      {props.onOwnAnswers && (
        <button type="button" onClick={props.onOwnAnswers}>
          {say(ownWordsIn(language).open)}
        </button>
      )}
      <p>{say(words.closePage)}</p>
    </section>
  );
};

import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Language, languageTag, momentInWords } from '../../page/language.ts';
import { keptWordsIn } from './kept-words.ts';
import { allUnsent, forgetUnsent, type Unsent } from './unsent.ts';
import { takeUnsentFile, unsentFile } from './unsent-file.ts';

/** Never an answer, nor whose: what waits is sealed. What waits cannot be removed, lest the next person loses it. */
const Entry = (props: {
  readonly unsent: Unsent;
  readonly language: Language;
  readonly onRemove: () => void;
}): VNode => {
  const { unsent, language } = props;
  const words = keptWordsIn(language);
  return (
    <li data-id={unsent.id}>
      <p>
        {unsent.campaign} · {momentInWords(unsent.since, language)}
      </p>
      {unsent.receipt ? (
        <p>
          {words.arrived} <span translate={false}>{unsent.receipt.code}</span>
        </p>
      ) : (
        <p>{unsent.refusal ? words.notTaken + unsent.refusal.message : words.waitsSince}</p>
      )}
      {(unsent.receipt || unsent.refusal) && (
        <button type="button" onClick={props.onRemove}>
          {unsent.receipt ? words.done : words.remove}
        </button>
      )}
    </li>
  );
};

const saveAs = (blob: Blob): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'zhenping-unsent.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** All that waits on this phone, with the way to carry it elsewhere and to take up what was carried here. */
export const UnsentList = (props: {
  readonly language: Language;
  /** Anything that differs each time the list may have changed. */
  readonly changed: unknown;
  readonly onTaken?: () => void;
}): VNode => {
  const { language } = props;
  const words = keptWordsIn(language);
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  const [said, setSaid] = useState('');
  const look = async (): Promise<void> => setUnsent(await allUnsent());
  useEffect(() => {
    look().catch(() => undefined);
  }, [props.changed]);

  const remove = async (id: string): Promise<void> => {
    await forgetUnsent(id);
    await look();
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      setSaid(`${words.taken}${await takeUnsentFile(await file.text())}`);
      props.onTaken?.();
    } catch {
      setSaid(words.notAFile);
    }
    await look();
  };
  return (
    <section class="unsent" aria-labelledby="unsent-heading" lang={languageTag(language)} dir="ltr">
      <h2 id="unsent-heading">{words.unsentHeading}</h2>
      <p>{unsent.length === 0 ? words.none : words.unsentText}</p>
      {unsent.length > 0 && (
        <>
          <ul>
            {unsent.map((one) => (
              <Entry key={one.id} unsent={one} language={language} onRemove={() => remove(one.id)} />
            ))}
          </ul>
          <p>{words.sealedNote}</p>
          <button type="button" onClick={async () => saveAs(await unsentFile())}>
            {words.save}
          </button>
        </>
      )}
      <label class="file">
        {words.take}
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </label>
      <p role="status">{said}</p>
    </section>
  );
};

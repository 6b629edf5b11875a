import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Language, languageTag, momentInWords } from '../../page/language.ts';
import { allUnsentFiles, forgetUnsentFile, type UnsentFile } from '../media/unsent-files.ts';
import { fill } from '../texts.ts';
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

/** Such as "1 份答卷，2 张照片"; empty where nothing waits. */
const waitingCounted = (
  unsent: readonly Unsent[],
  files: readonly UnsentFile[],
  language: Language,
): string => {
  const words = keptWordsIn(language);
  const waiting = files.filter(({ refusal }) => refusal === null);
  const photos = waiting.filter(({ kind }) => kind === 'image').length;
  const counts: readonly (readonly [string, number])[] = [
    [words.answersWaiting, unsent.filter(({ refusal, receipt }) => !refusal && !receipt).length],
    [words.photosWaiting, photos],
    [words.recordingsWaiting, waiting.length - photos],
  ];
  return counts
    .filter(([, count]) => count > 0)
    .map(([sentence, count]) => fill(sentence, { count }))
    .join(language === 'en' ? ', ' : '，');
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
  const [files, setFiles] = useState<readonly UnsentFile[]>([]);
  const look = async (): Promise<void> => {
    setUnsent(await allUnsent());
    setFiles(await allUnsentFiles());
  };
  useEffect(() => {
    look().catch(() => undefined);
  }, [props.changed]);

  const remove = async (id: string): Promise<void> => {
    await forgetUnsent(id);
    await look();
  };
  const removeFile = async (file: UnsentFile): Promise<void> => {
    await forgetUnsentFile(file);
    await look();
  };
  const save = async (): Promise<void> => {
    const { blob, leftOut } = await unsentFile();
    saveAs(blob);
    setSaid(leftOut > 0 ? words.leftOut + leftOut : '');
  };
  const nothing = unsent.length + files.length === 0;
  const counted = waitingCounted(unsent, files, language);
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
      <p>{nothing ? words.none : words.unsentText}</p>
      {counted && <p class="counted">{counted}</p>}
      {!nothing && (
        <>
          <ul>
            {unsent.map((one) => (
              <Entry key={one.id} unsent={one} language={language} onRemove={() => remove(one.id)} />
            ))}
            {files.map(
              (file) =>
                file.refusal && (
                  <li key={file.id}>
                    <p>
                      {file.campaign} · {words.notTaken}
                      {file.refusal.message}
                    </p>
                    <button type="button" onClick={() => removeFile(file)}>
                      {words.remove}
                    </button>
                  </li>
                ),
            )}
          </ul>
          <p>{words.sealedNote}</p>
          <button type="button" onClick={save}>
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

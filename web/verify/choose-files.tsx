import type { TargetedEvent, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Words } from './words-zh.ts';

export interface Chosen {
  readonly certificate: File | null;
  readonly frame: File | null;
}

/** A certificate is JSON, whatever its name; all else is taken for the frame. */
const sorted = async (files: readonly File[]): Promise<Partial<Chosen>> => {
  const kinds = await Promise.all(
    files.map(async (file) => {
      const beginning = await file
        .slice(0, 64)
        .text()
        .catch(() => '');
      return { file, kind: /^\s*[{[]/.test(beginning) ? ('certificate' as const) : ('frame' as const) };
    }),
  );
  return Object.fromEntries(kinds.map(({ file, kind }) => [kind, file]));
};

const FileField = (props: {
  readonly words: Words;
  readonly kind: keyof Chosen;
  readonly accept: string;
  readonly hint: string;
  readonly file: File | null;
  readonly onChoose: (more: Partial<Chosen>) => void;
}): VNode => {
  const { words, kind, file } = props;
  const change = ({ currentTarget }: TargetedEvent<HTMLInputElement>): void => {
    // Who opens the dialogue again and leaves it keeps the file.
    const [taken] = currentTarget.files ?? [];
    if (taken !== undefined) props.onChoose({ [kind]: taken });
  };
  return (
    <div class="file">
      <label for={kind}>{words[kind]}</label>
      <p id={`${kind}-hint`}>{props.hint}</p>
      <input
        id={kind}
        type="file"
        accept={props.accept}
        aria-describedby={`${kind}-hint ${kind}-chosen`}
        onChange={change}
      />
      <label for={kind} class="choose">
        {words.choose}
      </label>
      <p id={`${kind}-chosen`} class="chosen">
        {file === null ? words.none : words.chosen(file.name)}
      </p>
    </div>
  );
};

/** Files dropped anywhere on the page; a browser left to itself would open them in its place. */
const useDrop = (onChoose: (more: Partial<Chosen>) => void): boolean => {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (): void => setOver(false);
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      sorted([...(event.dataTransfer?.files ?? [])]).then(onChoose, leave);
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [onChoose]);
  return over;
};

/** Two fields; both files can be dropped together. */
export const ChooseFiles = (props: {
  readonly words: Words;
  readonly chosen: Chosen;
  readonly onChoose: (more: Partial<Chosen>) => void;
}): VNode => {
  const { words, chosen, onChoose } = props;
  const over = useDrop(onChoose);
  return (
    <div class={over ? 'files over' : 'files'}>
      <FileField
        words={words}
        kind="certificate"
        accept=".json,application/json"
        hint={words.certificateHint}
        file={chosen.certificate}
        onChoose={onChoose}
      />
      <FileField
        words={words}
        kind="frame"
        accept=".csv,text/csv"
        hint={words.frameHint}
        file={chosen.frame}
        onChoose={onChoose}
      />
      <p class="drop">{words.drop}</p>
    </div>
  );
};

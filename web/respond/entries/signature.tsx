import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { MediaItem } from '../../../methods/questionnaire/form.ts';
import type { EntryProps } from '../entry-props.ts';
import { hold } from '../media/hold.ts';
import { blobOf } from '../media/shrink.ts';
import { useReading } from '../reading.tsx';
import { Option } from '../screen.tsx';
import { entryWordsIn } from './words.ts';

const WIDTH = 600;
const HEIGHT = 300;

const penOf = (canvas: HTMLCanvasElement): CanvasRenderingContext2D | undefined => {
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.lineWidth = 5;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = '#1a1a1a';
  return pen;
};

const wipe = (canvas: HTMLCanvasElement | null): void => {
  canvas?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
};

/** The words and the day, as a picture: what stands where nobody drew. */
const confirmation = (words: string, day: string): Promise<Blob> => {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.font = '48px sans-serif';
    pen.fillText(words, 40, 130);
    pen.fillText(day, 40, 210);
  }
  return blobOf(canvas, 'image/png');
};

/** Where a finger or a pen touches the picture. */
const pointOf = (
  event: { readonly clientX: number; readonly clientY: number },
  canvas: HTMLCanvasElement,
) => {
  const box = canvas.getBoundingClientRect();
  return {
    x: ((event.clientX - box.left) * WIDTH) / box.width,
    y: ((event.clientY - box.top) * HEIGHT) / box.height,
  };
};

/** A name written by finger; who cannot write or see confirms by a tick instead. */
export const Signature = ({ id, answer, onAnswer }: EntryProps<MediaItem>): VNode => {
  const { language, say } = useReading();
  const words = entryWordsIn(language);
  const board = useRef<HTMLCanvasElement>(null);
  const [drawing, setDrawing] = useState(false);
  const [drawn, setDrawn] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [ticked, setTicked] = useState(false);
  const given = typeof answer === 'string';
  const touch = (event: PointerEvent, first: boolean): void => {
    const canvas = board.current;
    const pen = canvas && penOf(canvas);
    if (!canvas || !pen || (!first && !drawing)) return;
    const { x, y } = pointOf(event, canvas);
    if (first) {
      setDrawing(true);
      pen.beginPath();
      pen.moveTo(x, y);
    }
    pen.lineTo(x, y);
    pen.stroke();
    setDrawn(true);
  };
  const take = async (picture: Blob): Promise<void> => {
    const held = await hold(picture);
    setTrouble(held.kept ? '' : words.fileNotKept);
    onAnswer(held.answer);
  };
  const keepBoard = async (): Promise<void> => {
    const canvas = board.current;
    if (canvas) await take(await blobOf(canvas, 'image/png'));
  };
  const clear = (): void => {
    wipe(board.current);
    setDrawn(false);
    setTicked(false);
    onAnswer(undefined);
  };
  const tick = async (): Promise<void> => {
    if (given) return clear();
    setTicked(true);
    await take(await confirmation(words.confirmed, new Date().toLocaleDateString()));
  };
  return (
    <>
      <p role="status">{given ? say(words.signed) : say(words.sign)}</p>
      <canvas
        ref={board}
        class="board"
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-labelledby={`q-${id}`}
        onPointerDown={(event) => touch(event, true)}
        onPointerMove={(event) => touch(event, false)}
        onPointerUp={() => setDrawing(false)}
        onPointerLeave={() => setDrawing(false)}
      />
      {drawn && !given && (
        <button type="button" class="main" onClick={keepBoard}>
          {say(words.done)}
        </button>
      )}
      {(drawn || given) && (
        <button type="button" class="quiet" onClick={clear}>
          {say(words.clear)}
        </button>
      )}
      {!drawn && (
        <Option type="checkbox" name={`confirm-${id}`} chosen={given && (ticked || !drawn)} onTap={tick}>
          {say(words.confirmInstead)}
        </Option>
      )}
      <p role="alert" class="problem">
        {trouble && say(trouble)}
      </p>
    </>
  );
};

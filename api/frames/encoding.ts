/**
 * Village lists come from many offices: UTF-8 with or without a byte order mark, or GB18030. The bytes decide; nobody is asked.
 * UTF-8 is tried first, because Chinese in GB18030 is practically never valid UTF-8. The reverse is common: a UTF-8 file that
 * was cut or damaged must be told apart before GB18030 is tried, or it would be read as other characters without an error.
 */
import { FileUnreadable } from './file-unreadable.ts';

/** A file, from its beginning at each call. */
export type OpenBytes = () => Promise<AsyncIterable<Uint8Array>>;

/** The encoding in which the whole file decodes. Throws `FileUnreadable` where none does. */
export const encodingOf = async (open: OpenBytes): Promise<'utf-8' | 'gb18030'> => {
  if (await decodes(await open(), 'utf-8')) {
    return 'utf-8';
  }
  if (await isDamagedUtf8(await open())) {
    throw new FileUnreadable('csv', {
      en: 'damaged UTF-8; save the file again',
      zh: 'UTF-8编码已损坏，请重新保存文件',
    });
  }
  if (await decodes(await open(), 'gb18030')) {
    return 'gb18030';
  }
  throw new FileUnreadable('csv', { en: 'neither UTF-8 nor GB18030', zh: '既不是UTF-8也不是GB18030编码' });
};

const decodes = async (bytes: AsyncIterable<Uint8Array>, encoding: string): Promise<boolean> => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of bytes) {
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) {
      return false;
    }
    throw error;
  }
};

/** Chinese in GB18030, read as UTF-8, is mostly broken; Chinese in UTF-8 with a few broken bytes is mostly whole. */
const isDamagedUtf8 = async (bytes: AsyncIterable<Uint8Array>): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8');
  let whole = 0;
  let broken = 0;
  const count = (text: string): void => {
    whole += text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0;
    broken += text.match(/\uFFFD/g)?.length ?? 0;
  };
  for await (const piece of bytes) {
    count(decoder.decode(piece, { stream: true }));
  }
  count(decoder.decode());
  return whole > broken;
};

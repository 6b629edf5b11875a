import type { Encoding } from './request.ts';

const isText = (bytes: Uint8Array, encoding: Encoding): boolean => {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
};

/** Chinese in GB18030 read as UTF-8 is mostly broken; UTF-8 with a few broken bytes is mostly whole. */
const isDamagedUtf8 = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder('utf-8').decode(bytes);
  const whole = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0;
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  return whole > broken;
};

/** The encoding of a file by its first bytes. Damaged UTF-8 is UTF-8: its broken values are found where they stand. */
export const encodingOf = (bytes: Uint8Array): Encoding =>
  isText(bytes, 'utf-8') || isDamagedUtf8(bytes) ? 'utf-8' : 'gb18030';

/** Bytes to text; undefined where they are none in the encoding. */
export const decoderFor = (encoding: Encoding): ((bytes: Uint8Array) => string | undefined) => {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
  };
};

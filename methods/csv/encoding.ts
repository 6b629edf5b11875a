export const ENCODINGS = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The decoder of the WHATWG Encoding Standard, which Node and browsers have and the language has not. */
export type TextDecoders = new (
  encoding: Encoding,
  options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => { readonly decode: (bytes: Uint8Array, options?: { readonly stream?: boolean }) => string };

const isText = (Decoder: TextDecoders, bytes: Uint8Array, encoding: Encoding): boolean => {
  try {
    new Decoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
};

/** Chinese in GB18030 read as UTF-8 is mostly broken; UTF-8 with a few broken bytes is mostly whole. */
const isDamagedUtf8 = (Decoder: TextDecoders, bytes: Uint8Array): boolean => {
  const text = new Decoder('utf-8').decode(bytes);
  const whole = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0;
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  return whole > broken;
};

/** The encoding of a file by its first bytes. Damaged UTF-8 is UTF-8: its broken values are found where they stand. */
export const encodingOf = (Decoder: TextDecoders, bytes: Uint8Array): Encoding =>
  isText(Decoder, bytes, 'utf-8') || isDamagedUtf8(Decoder, bytes) ? 'utf-8' : 'gb18030';

/** Bytes to text; undefined where they are none in the encoding. */
export type Decode = (bytes: Uint8Array) => string | undefined;

export const decoderFor = (Decoder: TextDecoders, encoding: Encoding): Decode => {
  const decoder = new Decoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
  };
};

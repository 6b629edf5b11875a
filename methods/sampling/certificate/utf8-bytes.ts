/**
 * Writes the UTF-8 bytes of well-formed text from a place on and returns the place after them. Rows of a frame are hashed
 * from one buffer that is used again; three bytes for each code unit are always enough.
 */
export const writeUtf8 = (text: string, target: Uint8Array, from: number): number => {
  let to = from;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (code < 0x80) {
      target[to++] = code;
      continue;
    }
    if (code < 0x800) {
      target[to++] = 0xc0 | (code >> 6);
    } else {
      if (code >= 0xd800 && code < 0xdc00) {
        at += 1;
        code = 0x10000 + ((code & 0x3ff) << 10) + (text.charCodeAt(at) & 0x3ff);
        target[to++] = 0xf0 | (code >> 18);
        target[to++] = 0x80 | ((code >> 12) & 0x3f);
      } else {
        target[to++] = 0xe0 | (code >> 12);
      }
      target[to++] = 0x80 | ((code >> 6) & 0x3f);
    }
    target[to++] = 0x80 | (code & 0x3f);
  }
  return to;
};

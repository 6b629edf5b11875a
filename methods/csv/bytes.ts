/** The bytes that give a CSV file its shape (RFC 4180). They mean the same in UTF-8 and in GB18030: neither uses them inside a character. */
export const COMMA = 0x2c;
export const QUOTE = 0x22;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const MINUS = 0x2d;
export const POINT = 0x2e;
export const ZERO = 0x30;

/** What may follow a field. */
export const endsField = (byte: number | undefined): boolean =>
  byte === COMMA || byte === LINE_FEED || byte === CARRIAGE_RETURN;

/**
 * Village lists come from many offices: UTF-8 with or without a byte order mark, or GB18030. The bytes decide; nobody is asked.
 * UTF-8 is tried first because Chinese in GB18030 is practically never valid UTF-8. The reverse is common, so a UTF-8 file
 * that was damaged or cut must be told apart before GB18030 is tried: it would be read as other characters, without an error.
 */
import { CsvUnreadable } from './csv-unreadable.ts';

export type OpenBytes = () => Promise<AsyncIterable<Uint8Array>>;

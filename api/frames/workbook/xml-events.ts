/** Reads a part's XML piece by piece: what is open at a time is a few names, however long the part is. */
import { isXmlParseError, SaxParser } from '@cj-tech-master/excelts/xml';
import { damaged } from './damaged.ts';

/** Names are without their prefix: some programs write `x:row` for `row`. */
export interface XmlEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** No cell holds more than 32,767 characters; markup that goes on for this many bytes is no sheet. */
const longestMarkup = 1024 * 1024;

/**
 * Tells `events` what stands in the pieces. Comes back after each piece, so that whoever reads takes what it gathered before
 * the next is read. Throws `FileUnreadable` for what is no XML in UTF-8.
 */
export async function* xmlEvents(
  part: string,
  pieces: AsyncIterable<Uint8Array>,
  events: XmlEvents,
): AsyncGenerator<undefined> {
  const parser = new SaxParser({ position: false, invalidCharHandling: 'replace' });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let sinceMarkup = 0;
  parser.on('opentag', ({ name, attributes }) => {
    sinceMarkup = 0;
    events.open(unprefixed(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    sinceMarkup = 0;
    events.close?.(unprefixed(name));
  });
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  /** Decoding fails with a TypeError, which a mistake of ours would too, so it stands alone. */
  const decoded = (piece?: Uint8Array): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch (error) {
      throw damaged(part, error);
    }
  };
  const parsed = (parse: () => unknown): void => {
    try {
      parse();
    } catch (error) {
      throw isXmlParseError(error) ? damaged(part, error) : error;
    }
  };
  for await (const piece of pieces) {
    sinceMarkup += piece.length;
    if (sinceMarkup > longestMarkup) {
      throw damaged(part);
    }
    const text = decoded(piece);
    parsed(() => parser.write(text));
    yield;
  }
  const last = decoded();
  parsed(() => parser.write(last).close());
  yield;
}

/** The same for a part of which nobody needs to know before its end. */
export const readXml = async (
  part: string,
  pieces: AsyncIterable<Uint8Array>,
  events: XmlEvents,
): Promise<void> => {
  const reading = xmlEvents(part, pieces, events);
  while ((await reading.next()).done !== true) {
    // Each turn reads a piece.
  }
};

const unprefixed = (name: string): string => name.slice(name.indexOf(':') + 1);

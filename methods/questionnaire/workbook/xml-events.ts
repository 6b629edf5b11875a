/** Reads a part's XML in pieces: what is open at a time is a few names, however long the part is. */
import { isXmlParseError, SaxParser } from '@cj-tech-master/excelts/xml';
import { WorkbookError } from './workbook-error.ts';

/** Names are without their prefix: some programs write `x:row` for `row`. */
export interface XmlEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const unprefixed = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Throws `WorkbookError` for what is no XML; whatever `events` throws goes through. */
export const readXml = (part: string, markup: string, events: XmlEvents): void => {
  const parser = new SaxParser({ position: false, invalidCharHandling: 'replace' });
  parser.on('opentag', ({ name, attributes }) => events.open(unprefixed(name), attributes));
  parser.on('closetag', ({ name }) => events.close?.(unprefixed(name)));
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  try {
    parser.write(markup).close();
  } catch (error) {
    throw isXmlParseError(error) ? new WorkbookError('damaged', part, { cause: error }) : error;
  }
};

/** The print function: it makes pages into PDFs and keeps them for a day. It reads nothing, and can reach neither the table nor any key. */
import { printJobSchema, printPrefix } from './invitations/print-job.ts';
import { openObjects } from './platform/objects.ts';
import { printPdf } from './platform/print-pdf.ts';
import { readFilesSettings } from './platform/settings.ts';

type Handler = (event: unknown) => Promise<unknown>;

export const createHandler = (variables: Readonly<Record<string, string | undefined>>): Handler => {
  const settings = readFilesSettings(variables);
  const objects = openObjects(settings);
  const print = printPdf({
    oneProcess: settings.STAGE !== 'local',
    folder: settings.CHROMIUM_FOLDER,
  });
  return async (event) => {
    const { html, name } = printJobSchema.parse(event);
    if (!name.startsWith(printPrefix)) {
      throw new Error(`${name} does not lie under ${printPrefix}`);
    }
    const pdf = await print(html);
    await objects.write(name, pdf, 'application/pdf');
    return { pages: pagesOf(pdf), bytes: pdf.length };
  };
};

/** As a PDF says it of itself (ISO 32000-1 §7.7.3): each page is an object of this type. */
const pagesOf = (pdf: Uint8Array): number =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g) ?? []
  ).length;

let made: Handler | undefined;

export const handler: Handler = (event) => {
  made ??= createHandler(process.env);
  return made(event);
};

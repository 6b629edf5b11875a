import { FileUnreadable } from '../file-unreadable.ts';

/** A workbook whose bytes are not what they should be; `part` names the place inside it. */
export const damaged = (part: string, cause?: unknown): FileUnreadable =>
  new FileUnreadable(
    'workbook',
    {
      en: `it is damaged (${part}); open it, save it again as .xlsx and put that`,
      zh: `文件已损坏（${part}），请打开后重新另存为.xlsx再上传`,
    },
    undefined,
    cause,
  );

export const tooLarge = (part: string): FileUnreadable =>
  new FileUnreadable('workbook', {
    en: `it unpacks to more than a list can be (${part}); save the list as CSV`,
    zh: `解压后超出名单的合理大小（${part}），请将名单另存为CSV`,
  });

import { encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readCertificateFile, readFrameFile } from '../../../web/verify/read-files.ts';

const text = 'unit,stratum,size,name\r\na1,s,3,双龙村\r\n"a2",s,4,"边城,""村"""\r\n';
const rows = [
  { unit: 'a1', stratum: 's', size: 3, attributes: { name: '双龙村' } },
  { unit: 'a2', stratum: 's', size: 4, attributes: { name: '边城,"村"' } },
];

describe('a frame file in the browser', () => {
  it.each([
    ['UTF-8', new Blob([text])],
    ['UTF-8 with a byte order mark', new Blob([`\ufeff${text}`])],
    ['GB18030', new Blob([new Uint8Array(encode(text, 'gb18030'))])],
  ])('is read as on the command line: %s', async (_, file) => {
    expect(await readFrameFile(file)).toEqual(rows);
  });

  it('is read whole, however many windows it takes', async () => {
    const many = Array.from({ length: 40_000 }, (_, at) => `u${at},s,${at + 1}`);
    const read = await readFrameFile(new Blob([`unit,stratum,size\n${many.join('\n')}`]));
    expect(read.map(({ unit, size }) => `${unit},s,${size}`)).toEqual(many);
  });

  it('is refused with its rows', async () => {
    await expect(readFrameFile(new Blob(['unit,stratum,size\na,b,0\n']))).rejects.toMatchObject({
      trouble: { why: 'not-a-frame', problems: [{ row: 2, code: 'not-a-size' }] },
    });
  });
});

describe('a certificate file in the browser', () => {
  const certificate = '{"format":"zhenping/certificate/v1"}';

  it('is JSON that calls itself a certificate, with or without a byte order mark', async () => {
    const value = { format: 'zhenping/certificate/v1' };
    expect(await readCertificateFile(new Blob([certificate]))).toEqual(value);
    expect(await readCertificateFile(new Blob([`\ufeff${certificate}`]))).toEqual(value);
  });

  it.each([
    ['unit,stratum', 'not-json'],
    ['', 'not-json'],
    ['[]', 'not-a-certificate'],
    ['null', 'not-a-certificate'],
    ['{"format":1}', 'not-a-certificate'],
    ['{"name":"zhenping"}', 'not-a-certificate'],
  ])('is not %s', async (content, why) => {
    await expect(readCertificateFile(new Blob([content]))).rejects.toMatchObject({ trouble: { why } });
  });

  it('is not read where it is too large for a browser, or gone', async () => {
    const large = Object.defineProperty(new Blob([certificate]), 'size', { value: 151_000_000 });
    await expect(readCertificateFile(large)).rejects.toMatchObject({
      trouble: { why: 'too-large', megabytes: 151 },
    });
    const gone = Object.defineProperty(new Blob([certificate]), 'arrayBuffer', {
      value: () => Promise.reject(new Error('NotReadableError')),
    });
    await expect(readCertificateFile(gone)).rejects.toMatchObject({ trouble: { why: 'unreadable' } });
  });
});

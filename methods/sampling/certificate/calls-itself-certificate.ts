/**
 * Whether JSON says that it is a certificate, of any version. Other files are not refuted: whoever chose one by mistake is
 * told so. Which versions can be read, and whether this is one, is for `readCertificate`.
 */
export const callsItselfCertificate = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  typeof value.format === 'string' &&
  value.format.startsWith('zhenping/certificate/');

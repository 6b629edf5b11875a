import { isItemCode } from '../rule.ts';

/** Names of XLSForm: an XML name without a colon, as pyxform has it. */
const isName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name);

/**
 * Our code for a name: `-` and `.` become `_`, a name that begins with `_` gets a `q` before it, and one that every object of
 * JavaScript has (`constructor`) a `_` behind it. Nothing where the name is no name, or longer than 64 characters.
 */
export const codeFor = (name: string): string | undefined => {
  if (!isName(name)) return undefined;
  const plain = name.replaceAll(/[-.]/g, '_').replace(/^(?=_)/, 'q');
  const code = plain in Object.prototype ? `${plain}_` : plain;
  return isItemCode(code) ? code : undefined;
};

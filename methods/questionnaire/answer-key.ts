/** Where an answer stands: under its item's code, or `code#n` for the n-th member (1, 2, …) of a repeating group. */
export interface AnswerPlace {
  readonly code: string;
  readonly member?: number;
}

export const keyOf = (code: string, member?: number): string => (member ? `${code}#${member}` : code);

/** A key that is not well-formed (`age#0`, `age#1.5`) comes back whole as the code, which no item has. */
export const partsOf = (key: string): AnswerPlace => {
  if (!key.includes('#')) return { code: key };
  const [, code, member] = /^([^#]+)#([1-9]\d{0,5})$/.exec(key) ?? [];
  return code === undefined ? { code: key } : { code, member: Number(member) };
};

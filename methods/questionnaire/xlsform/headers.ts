/** The columns that XLSForm knows (xlsform.org, and pyxform's aliases), by the name under which we read them. */
export const translated: ReadonlySet<string> = new Set([
  ...['label', 'hint', 'constraint_message', 'required_message', 'guidance_hint', 'short'],
  ...['image', 'audio', 'video', 'big-image'],
]);

const aliases: Readonly<Record<string, string>> = {
  caption: 'label',
  command: 'type',
  tag: 'name',
  value: 'name',
  list: 'list_name',
  relevance: 'relevant',
  'bind::relevant': 'relevant',
  'bind::required': 'required',
  'bind::constraint': 'constraint',
  'bind::calculate': 'calculation',
  'bind::jr:constraintmsg': 'constraint_message',
  'bind::jr:requiredmsg': 'required_message',
  'bind::readonly': 'read_only',
  constraining_message: 'constraint_message',
  calculate: 'calculation',
  count: 'repeat_count',
  'jr:count': 'repeat_count',
  'control::jr:count': 'repeat_count',
  'control::appearance': 'appearance',
  'body::appearance': 'appearance',
  requiredmsg: 'required_message',
  readonly: 'read_only',
  set_form_title: 'form_title',
  set_form_id: 'form_id',
};

export interface Header {
  readonly key: string;
  /** As it is written after the colons; nothing where there are none. */
  readonly language?: string;
}

/** Full-width letters, several blanks, capitals and a byte order mark make no other column. */
export const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\uFEFF\u200B]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** `media::image::English (en)`, `label::中文 (zh)`, and the single colon of older forms. */
export const headerOf = (text: string): Header => {
  const plain = tidy(text);
  const keyed = plain.toLowerCase().replaceAll(' ', '_');
  const known = aliases[keyed];
  if (known !== undefined && Object.hasOwn(aliases, keyed)) return { key: known };
  const parts = plain.split(/\s*::\s*/);
  const pieces = parts.length > 1 ? parts : (/^([\w -]+?)\s*:\s*(.+)$/.exec(plain)?.slice(1) ?? parts);
  const names = pieces[0]?.toLowerCase() === 'media' ? pieces.slice(1) : pieces;
  const [name = '', ...rest] = names;
  const key = name.toLowerCase().replaceAll(' ', '_');
  const meant = (Object.hasOwn(aliases, key) ? aliases[key] : undefined) ?? key;
  if (!translated.has(meant)) return { key: keyed };
  return rest.length === 0 ? { key: meant } : { key: meant, language: rest.join('::') };
};

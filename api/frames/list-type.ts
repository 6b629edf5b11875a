/** List types (名单类型): the registry lists from which households are drawn separately. */
export const listTypes = ['poor', 'exited', 'monitored', 'nonregistered'] as const;
export type ListType = (typeof listTypes)[number];

export const isListType = (text: string): text is ListType => listTypes.some((list) => list === text);

export const listNames: Readonly<Record<ListType, { readonly en: string; readonly zh: string }>> = {
  poor: { en: 'Still poor', zh: '未脱贫户' },
  exited: { en: 'Exited', zh: '脱贫户' },
  monitored: { en: 'Monitored', zh: '监测户' },
  nonregistered: { en: 'Non-registered', zh: '非建档立卡户' },
};

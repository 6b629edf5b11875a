import type { Language } from '../../page/language.ts';

/** What the page says of the open channel. */
const zh = {
  heading: '社会监督',
  text: '任何人都可以反映情况，不管有没有被抽中。{days} 天内答复；留下联系方式的，{namedDays} 天内答复。',
  write: '我要反映',
  contact: '怎么联系您（可不填）',
  contactConsent: '同意保存联系方式，只用于答复这条反映，到期后 90 天删除',
  contactNeedsConsent: '留下联系方式，需要勾选同意；不想留，就把它删掉。',
  look: '查看以前反映的答复',
  number: '编号，例如 2026-000123',
  code: '校验码（20 位数字）',
  show: '查看答复',
  codeSlip: '校验码不对：应该是 20 位数字，请对照抄下的再看一遍。',
  back: '返回',
  sentHeading: '已收到您的反映',
  sentNumber: '编号',
  sentCode: '校验码',
  sentOnce: '校验码只显示这一次。请现在抄下或拍照：凭编号和校验码可以查看答复，别人看不到。',
  dueOn: '{day} 之前答复。',
  RECEIVED: '已收到，还没有开始办理',
  TAKEN_UP: '正在办理',
  ANSWERED: '已经答复',
  noReply: '还没有答复。',
  unreachable: '现在没有信号，请过一会儿再试。',
};

export type ChannelWords = typeof zh;

const en: ChannelWords = {
  heading: 'Social supervision',
  text: 'Anybody may report something, drawn or not. It is answered within {days} days, or {namedDays} where you say how to reach you.',
  write: 'Report something',
  contact: 'How to reach you (if you wish)',
  contactConsent:
    'It may be kept, to answer this report only, and is deleted 90 days after the answer is due',
  contactNeedsConsent: 'To leave a contact, tick that it may be kept. Or take it out.',
  look: 'See the answer to an earlier report',
  number: 'Number, such as 2026-000123',
  code: 'Code (20 digits)',
  show: 'See the answer',
  codeSlip: 'The code is not right: it has 20 digits. Compare it with what you wrote down.',
  back: 'Back',
  sentHeading: 'We have your report',
  sentNumber: 'Number',
  sentCode: 'Code',
  sentOnce:
    'The code is shown this once. Write it down or take a photo: with number and code you see the answer, and nobody else does.',
  dueOn: 'It is answered by {day}.',
  RECEIVED: 'Received; nobody has begun to deal with it',
  TAKEN_UP: 'Somebody is dealing with it',
  ANSWERED: 'Answered',
  noReply: 'There is no answer yet.',
  unreachable: 'There is no signal now. Please try again in a while.',
};

const channelWords: Readonly<Record<Language, ChannelWords>> = { zh, en };

export const channelWordsIn = (language: Language): ChannelWords => channelWords[language];

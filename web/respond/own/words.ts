import type { Language } from '../../page/language.ts';

/** What the page says of the second secret, and of seeing, correcting and withdrawing one's own answers. */
const zh = {
  secret: '更正码',
  secretOnce: '更正码只显示这一次，请现在抄下或拍照，自己收好，不要交给别人。',
  secretUse: '有卡片和更正码，您可以查看、更正或撤回自己的回答；只有卡片，谁也看不到。',
  secretForHousehold: '请把这个号码抄给住户，调查员不要留。有卡片和更正码，住户可以查看或撤回自己的回答。',
  open: '查看、更正或撤回我的回答',
  askHeading: '请输入更正码',
  askText: '交卷时屏幕上显示过 20 位数字。只有卡片看不到回答，这样别人拿到卡片也没有用。',
  show: '查看',
  secretSlip: '这组数字不对：应该是 20 位，请对照抄下的号码再看一遍。',
  ownHeading: '您的回答',
  received: '收到时间',
  correct: '更正',
  correctUntil: '{until} 之前可以更正。更正七天后生效，原来的回答也会保留。',
  notCorrected: '这份回答现在不能更正。',
  withdraw: '撤回',
  withdrawText: '撤回七天后生效：您的回答不再计入结果，等于您没有接受调查。确定要撤回吗？',
  withdrawYes: '确定撤回',
  withdrawNo: '不撤回',
  olderForm: '问卷后来换过版本：没有显示的回答仍然保留着。',
  changes: '已经提出的改动',
  REVISION: '更正',
  WITHDRAWAL: '撤回',
  asked: '{at} 提出，{effective} 生效',
  tookEffect: '{at} 提出，已经生效',
  changedHeading: '已收到您的要求',
  changedText: '{effective} 生效。在这之前和之后，原来的回答都会保留，谁也不能抹掉。',
  busy: '请稍等…',
  unreachable: '现在没有信号，请过一会儿再试。',
  cardNumber: '或者输入卡片上的 16 位号码',
  openCard: '打开',
};

export type OwnWords = typeof zh;

const en: OwnWords = {
  secret: 'Correction code',
  secretOnce:
    'The correction code is shown this once. Write it down or take a photo now, and give it to nobody.',
  secretUse:
    'With the card and this code you can see, correct or withdraw your answers. With the card alone nobody can see them.',
  secretForHousehold:
    'Please write this number down for the household and keep no copy. With the card and this code the household can see or withdraw its answers.',
  open: 'See, correct or withdraw my answers',
  askHeading: 'Enter your correction code',
  askText:
    'Twenty digits were shown when the answers were sent. The card alone shows nothing, so it is of no use to somebody else.',
  show: 'Show',
  secretSlip: 'These digits are not right: there are 20. Compare them with what you wrote down.',
  ownHeading: 'Your answers',
  received: 'Received',
  correct: 'Correct',
  correctUntil:
    'They can be corrected until {until}. A correction counts after seven days, and the first answers are kept.',
  notCorrected: 'These answers cannot be corrected now.',
  withdraw: 'Withdraw',
  withdrawText:
    'A withdrawal counts after seven days: your answers enter no result any more, as if you had not taken part. Withdraw them?',
  withdrawYes: 'Yes, withdraw',
  withdrawNo: 'No',
  olderForm: 'The form has changed since: answers that are not shown here are kept.',
  changes: 'What you asked for',
  REVISION: 'Correction',
  WITHDRAWAL: 'Withdrawal',
  asked: 'asked {at}, counts from {effective}',
  tookEffect: 'asked {at}, counts now',
  changedHeading: 'We have your request',
  changedText:
    'It counts from {effective}. The first answers are kept before and after; nobody can wipe them out.',
  busy: 'One moment…',
  unreachable: 'There is no signal now. Please try again in a while.',
  cardNumber: 'Or type the 16 digits on the card',
  openCard: 'Open',
};

const ownWords: Readonly<Record<Language, OwnWords>> = { zh, en };

export const ownWordsIn = (language: Language): OwnWords => ownWords[language];

import type { Language } from '../../page/language.ts';

/** What the page says from the review on, and where a link is not open any more: fetched with those screens. */
const zh = {
  leftHeading: '好的，不填了',
  leftText: '没有提交任何内容，不影响任何待遇。想填的时候，再打开这个链接就可以。',
  openAgain: '还是想填',
  oldHeading: '这张卡片有没填完的答卷',
  oldText: '这部手机上有人用这张卡片填过一部分，还没有提交。是您填的，就继续；不是，就清除后重新开始。',
  goOn: '是我填的，继续',
  afresh: '清除，重新开始',
  reviewHeading: '核对您的回答',
  reviewText: '看一看，要改的点“修改”。没有问题就提交。',
  change: '修改',
  notAnswered: '（没有填）',
  photo: '一张照片',
  sound: '一段录音',
  signature: '已签字',
  itemsOf: '第 {member} 个',
  back: '上一题',
  send: '提交',
  sending: '正在提交…',
  retry: '重试',
  notSentHeading: '还没有发出去',
  notSentText: '您的回答保存在这部手机里，没有丢。等有信号时点“重试”。',
  refusedHeading: '暂时不能接收',
  goToItem: '去这一题',
  receiptHeading: '已收到，谢谢您！',
  receiptRepeated: '这份回答之前已经收到，回执号不变。',
  receiptConflict: '这张卡片之前交过一份不同的回答。两份都保留，由复核人员核对。',
  receiptCode: '回执号',
  receiptQr: '回执号的二维码',
  receiptKeep: '请拍照或抄下回执号。查询、更正或撤回时要用到它。',
  receiptAnonymous: '这份问卷不记名：只记下这张卡片用过了，填完不能再查、再改。',
  receivedAt: '收到时间',
  alreadyAnswered: '这张卡片已经填过了',
  closePage: '现在可以关掉这个页面了。',
  notOpenedHeading: '这个链接现在打不开',
  noLinkHeading: '链接不完整',
  noLinkText: '请重新扫卡片上的二维码，或把整个链接复制过来打开。',
  revokedHeading: '这张卡片已作废',
  revokedText: '请用最新的卡片。没有新卡片，可以向发卡的调查员要。',
  closedHeading: '调查已经结束',
  closedText: '现在不再接收回答。谢谢您！',
};

export type LaterWords = typeof zh;

const en: LaterWords = {
  leftHeading: 'Fine, nothing to fill in',
  leftText: 'Nothing was sent, and no benefit is affected. Open this link again whenever you wish.',
  openAgain: 'I want to answer after all',
  oldHeading: 'This card has answers that were not sent',
  oldText:
    'Somebody answered part of this card’s questions on this phone. If it was you, go on. If not, clear them and start afresh.',
  goOn: 'It was me: go on',
  afresh: 'Clear and start afresh',
  reviewHeading: 'Check your answers',
  reviewText: 'Have a look and change what you like. Then send.',
  change: 'Change',
  notAnswered: '(not filled in)',
  photo: 'a photo',
  sound: 'a recording',
  signature: 'signed',
  itemsOf: 'number {member}',
  back: 'Back',
  send: 'Send',
  sending: 'Sending…',
  retry: 'Try again',
  notSentHeading: 'Not sent yet',
  notSentText:
    'Your answers are kept on this phone; nothing is lost. When there is a signal, press “Try again”.',
  refusedHeading: 'It cannot be taken now',
  goToItem: 'Go to this question',
  receiptHeading: 'Received. Thank you!',
  receiptRepeated: 'These answers had already been received; the receipt stays the same.',
  receiptConflict:
    'Different answers had been sent with this card before. Both are kept and will be reviewed.',
  receiptCode: 'Receipt',
  receiptQr: 'The receipt as a QR code',
  receiptKeep:
    'Please take a photo or write it down. You need it to look up, correct or withdraw your answers.',
  receiptAnonymous:
    'These answers are anonymous: only the use of the card is known, so they can be neither looked up nor changed.',
  receivedAt: 'Received',
  alreadyAnswered: 'This card has been answered',
  closePage: 'You can close this page now.',
  notOpenedHeading: 'This link cannot be opened now',
  noLinkHeading: 'The link is not complete',
  noLinkText: 'Scan the code on the card again, or copy the whole link and open it.',
  revokedHeading: 'This card is no longer valid',
  revokedText: 'Use the newest card. If you have none, ask the interviewer who gave it to you.',
  closedHeading: 'The survey has ended',
  closedText: 'Answers are no longer taken. Thank you!',
};

const laterWords: Readonly<Record<Language, LaterWords>> = { zh, en };

export const laterWordsIn = (language: Language): LaterWords => laterWords[language];

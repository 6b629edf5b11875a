import type { Language } from '../../page/language.ts';

/** What the page says of answers that wait on this phone. */
interface KeptWords {
  readonly waitingHeading: string;
  readonly waitingText: string;
  readonly tryNow: string;
  readonly trying: string;
  readonly unsentHeading: string;
  readonly unsentText: string;
  readonly none: string;
  readonly waitsSince: string;
  readonly arrived: string;
  readonly notTaken: string;
  readonly sealedNote: string;
  readonly save: string;
  readonly take: string;
  readonly taken: string;
  readonly notAFile: string;
  readonly done: string;
  readonly remove: string;
  readonly answersWaiting: string;
  readonly photosWaiting: string;
  readonly recordingsWaiting: string;
  readonly leftOut: string;
}

const zh: KeptWords = {
  waitingHeading: '答卷还没有送到',
  waitingText:
    '现在没有网络。答卷已加密保存在这部手机上，有网络后会自动提交，您可以关闭页面。以后再打开同一个链接，可以看到回执。',
  tryNow: '现在再试',
  trying: '正在提交…',
  unsentHeading: '这部手机上未提交的答卷',
  unsentText: '有网络时自动提交。也可以存成文件，拿到有网络的手机或电脑上，打开本页面导入。',
  none: '这部手机上没有未提交的答卷。',
  waitsSince: '等待提交',
  arrived: '已送到，回执',
  notTaken: '未被接收：',
  sealedNote: '答卷已加密，只有评估系统能打开；这部手机和拿到文件的人都看不到答案。',
  save: '存成文件',
  take: '导入文件',
  taken: '已导入的答卷份数：',
  notAFile: '这不是未提交答卷的文件，或手机存不下。没有导入任何答卷。',
  done: '知道了',
  remove: '从这部手机上移除',
  answersWaiting: '{count} 份答卷',
  photosWaiting: '{count} 张照片',
  recordingsWaiting: '{count} 段录音',
  leftOut: '文件里放不下、仍留在本机等网络的影像录音个数：',
};

const en: KeptWords = {
  waitingHeading: 'Your answers have not arrived yet',
  waitingText:
    'There is no network now. Your answers are kept on this phone, encrypted, and will be sent by themselves when there is one; you may close this page. Open the same link later to see the receipt.',
  tryNow: 'Try again now',
  trying: 'Sending…',
  unsentHeading: 'Answers on this phone that were not sent yet',
  unsentText:
    'They are sent by themselves when there is a network. They can also be saved as a file, to be taken up by this page on a phone or computer that has one.',
  none: 'No answers wait on this phone.',
  waitsSince: 'Waits to be sent',
  arrived: 'Arrived, receipt',
  notTaken: 'Not taken: ',
  sealedNote:
    'They are encrypted and only the survey can open them: neither this phone nor who holds the file can read an answer.',
  save: 'Save as a file',
  take: 'Take up a file',
  taken: 'Answer sets taken up: ',
  notAFile: 'This is no file of unsent answers, or this phone has no room for them. Nothing was taken up.',
  done: 'Done',
  remove: 'Remove from this phone',
  answersWaiting: 'Answer sets: {count}',
  photosWaiting: 'photos: {count}',
  recordingsWaiting: 'recordings: {count}',
  leftOut: 'Pictures and recordings that the file has no room for and that wait here for a network: ',
};

export const keptWordsIn = (language: Language): KeptWords => (language === 'en' ? en : zh);

/** What the open channel refuses: a part of the one catalogue in `api/refusals.ts`. */
import { plain } from '../wording.ts';

export const channelRefusals = {
  'channel-unknown': plain(
    'This code is not valid. Scan it again where it hangs.',
    '二维码无效，请在张贴处重新扫描。',
  ),
  'channel-closed': plain('No messages are taken here now.', '目前不接收反映。'),
  'channel-busy': plain(
    'Very many messages are coming in at this moment. Yours is kept on this device; send it again in a few minutes.',
    '目前提交的人很多。您写的内容仍保存在本机，请几分钟后再提交。',
  ),
  'channel-limit': plain(
    'So many messages came today from where you are connected that no more are taken. Yours is kept on this device; send it again tomorrow.',
    '今天从您所在的网络提交的反映已达上限。您写的内容仍保存在本机，请明天再提交。',
  ),
  'message-unknown': plain('There is no such message.', '没有这条反映。'),
  'message-code-wrong': plain('Number and code do not belong together.', '编号与校验码不符。'),
  'message-answered': plain('This message was answered already.', '这条反映已经答复。'),
  'message-changed': plain(
    'Somebody else dealt with this message at the same time. Look at it again, then repeat.',
    '这条反映刚被他人处理，请刷新后重试。',
  ),
  'contact-without-consent': plain(
    'How to reach you is only kept with your consent. Tick it, or leave the contact out.',
    '须经您同意才能保存联系方式；请勾选同意，或不留联系方式。',
  ),
} as const;

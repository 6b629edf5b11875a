/** What is refused when somebody opens a link or sends answers: a part of the one catalogue in `api/refusals.ts`. */
import { plain } from '../wording.ts';

export const responseRefusals = {
  'link-unknown': plain(
    'This link is not valid. Check that it was copied whole, or ask for a new card.',
    '链接无效。请检查是否完整，或索取新的卡片。',
  ),
  'link-revoked': plain(
    'This link was replaced by a newer one. Use the newest card.',
    '该链接已被更换，请使用最新的卡片。',
  ),
  'link-used': plain(
    'This card was used already. Answers are kept without a name, so they can be neither shown nor changed.',
    '这张卡已经用过。答卷不记名保存，无法再查看或修改。',
  ),
  'secret-wrong': plain(
    'This needs the card and the second code that was shown with the receipt. One of the two is not right.',
    '须同时使用卡片和回执上的第二个校验码，其中一项不正确。',
  ),
  'changes-not-kept': plain(
    'These answers are kept without a name, so nobody can find them again to show, change or withdraw them.',
    '答卷不记名保存，无法找回，因此不能查看、更正或撤回。',
  ),
  'revision-too-late': plain(
    'The days in which answers can be corrected are over. They can still be withdrawn as long as the survey takes answers.',
    '已过更正期限。调查结束前仍可撤回答卷。',
  ),
  'revision-by-interviewer': plain(
    'An interviewer wrote these answers down. They can be withdrawn; to correct them, ask for another visit.',
    '这份答卷由调查员填写，可以撤回；如需更正，请联系再次入户。',
  ),
  'too-many-changes': plain(
    'These answers were changed too often. Please call the number on the card.',
    '这份答卷更改次数过多，请拨打卡片上的电话。',
  ),
  'draft-not-kept': plain(
    'Answers that are not finished are kept on this device only.',
    '未完成的答卷只保存在本机。',
  ),
  'draft-answered': plain(
    'This card was answered already; there is nothing to go on with.',
    '这张卡已经提交过答卷，无需继续填写。',
  ),
  'draft-changed': plain(
    'Somebody went on with these answers on another device. Open the link again to see them.',
    '已在另一台设备上继续填写，请重新打开链接查看。',
  ),
  'media-too-many': plain(
    'So many pictures and recordings came today that no more are taken. They are kept on this device; send them again tomorrow.',
    '今天接收的影像和录音已达上限。文件仍保存在本机，请明天再提交。',
  ),
  'media-incomplete': plain(
    'Not all of this file has arrived. It is kept on this device; send the rest and try again.',
    '文件尚未全部送到，仍保存在本机，请继续提交。',
  ),
  'media-not-as-announced': plain(
    'This file is not the picture or recording that it says it is. It was deleted here; take another one.',
    '文件内容与所申报的影像或录音不符，已删除，请重新拍摄或录制。',
  ),
  'fieldwork-not-open': plain('This survey does not take answers now.', '本调查目前不接收答卷。'),
  'consent-missing': plain(
    'An answer is only taken with the consent of the person who answers.',
    '须经本人同意后才能提交答卷。',
  ),
  'form-version-differs': plain(
    'The questionnaire has changed since the page was opened. Open the link again; your answers are kept on this device.',
    '问卷已更新，请重新打开链接；您的答案仍保存在本机。',
  ),
  'answers-invalid': plain(
    'Some answers cannot be taken; see the problems listed. Nothing was lost on your device.',
    '部分答案无法接收，请查看所列问题。您的答案仍保存在本机。',
  ),
  'too-many-versions': plain(
    'Too many different answers were sent for this household. Please call the number on the card.',
    '该户提交的不同答卷过多，请拨打卡片上的电话。',
  ),
  'sealed-unreadable': plain(
    'These sealed answers cannot be opened: they were cut short or changed on the way, or were sealed for another service. Keep them on the device that made them.',
    '无法打开这份封存的答卷：文件不完整、被改动，或不属于本系统。请保留在原设备上。',
  ),
} as const;

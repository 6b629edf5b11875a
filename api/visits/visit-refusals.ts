/** What is refused around visits: a part of the one catalogue in `api/refusals.ts`. */
import { plain } from '../wording.ts';

export const visitRefusals = {
  'visit-differs': plain(
    'Another visit was sent under the same id before, with other content. The first one stands; send this one under an id of its own.',
    '该编号的走访记录此前已提交且内容不同，以首次提交为准；如确为另一次走访，请另行编号提交。',
  ),
  'visit-wrong': plain(
    'This visit does not agree with itself; see where. Correct it on the device and send it again.',
    '该走访记录前后不符，请按所列问题更正后重新提交。',
  ),
  'visit-second-unknown': plain(
    'The second interviewer or the interpreter holds no role in the field of this campaign. Choose who was really there.',
    '第二名调查员或翻译在本评估任务中没有调查岗位，请选择实际在场人员。',
  ),
} as const;

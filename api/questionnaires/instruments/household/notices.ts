import type { Form } from '../../../../methods/questionnaire/form.ts';
import { text } from '../choices.ts';

/** Read aloud before item A7. Where answers are kept under a link, the family can ask for them; where they are not, nobody can. */
export const notices: Form['notices'] = {
  confidential: text(
    '您好！我们是{evaluator}的调查员，受{commissioner}委托，做一次独立调查，了解家里的生活和您对帮扶工作的看法。大约半小时。参加完全自愿，您可以不回答任何一题，也可以随时停下来；参加不参加、怎么回答，都不会影响您家的任何待遇。我们不记身份证号和银行卡号。您对干部和帮扶工作的看法只和许多户合在一起统计，不会告诉村里、乡里和县里是谁说的。如果发现您家该享受的政策没有享受，是否把情况反映上去由您决定。为证明我们来过，系统会记下时间和大概位置；录音、拍照要另外问您，您可以不同意。资料保存到卡片上写明的期限后销毁。以后想查看、更正、删除或撤回，请打卡片上的电话，报卡片上的编号。您愿意参加吗？',
    'Hello. We are interviewers from {evaluator}, asked by {commissioner} to make an independent survey about living conditions and your view of the help given. About half an hour. Taking part is voluntary; you may skip any question or stop at any time; whatever you decide or answer has no effect on any benefit. We do not take ID or bank card numbers. Your opinion of officials and of the help is only counted together with many others and is not passed on to village, town or county as yours. If you lack a benefit you are entitled to, you decide whether we report it. To prove the visit the system stores time and rough location; audio and photos are asked separately and you may refuse. Data are destroyed at the end of the time that your card states. To see, correct, delete or withdraw, call the number on your card and give its code. Do you agree?',
  ),
  anonymous: text(
    '您好！我们是{evaluator}的调查员，受{commissioner}委托，做一次独立调查，了解家里的生活和您对帮扶工作的看法。大约半小时。参加完全自愿，您可以不回答任何一题，也可以随时停下来；参加不参加、怎么回答，都不会影响您家的任何待遇。这份问卷不记名：系统只记下这张卡用过了，不记是哪一户填的；填完不能再改。您对干部和帮扶工作的看法只和许多户合在一起统计。您愿意参加吗？',
    'Hello. We are interviewers from {evaluator}, asked by {commissioner} to make an independent survey about living conditions and your view of the help given. About half an hour. Taking part is voluntary; you may skip any question or stop at any time; whatever you decide or answer has no effect on any benefit. The questionnaire is anonymous: the system only marks the card as used, not which household answered; it cannot be changed afterwards. Your opinion of officials and of the help is only counted together with many others. Do you agree?',
  ),
};

/** What is refused around rosters that were wrong: a part of the one catalogue in `api/refusals.ts`. */
import { plain } from '../wording.ts';

export const rosterRefusals = {
  'roster-uncorrectable': plain(
    'No households were drawn from this roster yet, so nothing has to be corrected after a draw. Draw them first (a corrected roster waits for a pulse of its own); a roster that is not frozen yet is simply imported again.',
    '尚未按该户名册抽取样本户，无需更正。请先抽取（更正后的户名册须等待新的信标脉冲）；未冻结的户名册可直接重新导入。',
  ),
  'roster-corrected-otherwise': plain(
    'This version of the roster was corrected before, by another file or for another reason; see which. Look at the present roster, then say what is wrong with that one.',
    '该版本户名册此前已按其他文件或其他理由更正，请查看；如现行户名册仍有误，请针对现行版本提出更正。',
  ),
  'roster-version-unknown': plain(
    'The village has no such version of its roster. Name the present one.',
    '该村没有这个版本的户名册，请指明现行版本。',
  ),
  'roster-corrections-spent': plain(
    'The roster of this village was corrected as often as is allowed. Record why the village cannot be worked, and a reserve village stands in.',
    '该村户名册的更正次数已达上限。请登记该村无法开展的原因，并启用备用村。',
  ),
  'roster-has-outcomes': plain(
    'Cases that were drawn from this roster have answers or outcomes, so the village is worked with it to the end: a draw is never repeated after what it brought is known. Record what is wrong with the list in the findings, and follow up missing households as targeted cases.',
    '按该户名册抽取的样本户已有答卷或访问结果，须按原户名册完成本村调查：结果已知后不得重新抽取。名册问题请列入问题清单，遗漏住户可作为重点核查户另行走访。',
  ),
  'roster-own': plain(
    'You uploaded or froze one of these rosters yourself, or interview in this village. Another supervisor has to look at it and correct it.',
    '其中的户名册由您本人上传或冻结，或您是本村的调查员，须由其他督导核实并更正。',
  ),
  'roster-import-unfit': plain(
    'This import holds no corrected roster of this village: name an adopted import of the kind corrections that has it.',
    '该次导入不含本村的更正户名册，请指明已采用的“更正户名册”导入。',
  ),
  'roster-unchanged': plain(
    'The file has the same households, lists and groups as the roster that stands. Nothing would be corrected, only drawn again.',
    '文件中的住户、名单类型和小组与现行户名册完全相同；这不是更正，只是重新抽取，不予接受。',
  ),
  'case-withdrawn': plain(
    'The roster from which this case was drawn is corrected, and the case was withdrawn. Work with the cases that are drawn from the present roster.',
    '该样本户所属的户名册已更正，本样本户已撤回，请使用按现行户名册抽取的样本户。',
  ),
} as const;

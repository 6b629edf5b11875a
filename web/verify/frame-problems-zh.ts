import type {
  FrameFileProblem,
  FrameFileProblems,
} from '../../methods/sampling/frame-file/frame-file-problem.ts';

const kinds: Readonly<Record<FrameFileProblems['not-csv']['found'], string>> = {
  workbook: '这是电子表格文件。请另存为 CSV（UTF-8）再选。',
  json: '这是 JSON 文件，也许就是证书；名册是 CSV 文件。',
  'utf-16': '文件是 UTF-16 编码。请另存为 CSV（UTF-8）再选。',
  semicolons: '各列之间是分号。请存为用逗号分隔的 CSV。',
  tabs: '各列之间是制表符。请存为用逗号分隔的 CSV。',
};

const reasonOf = ({ code, data }: FrameFileProblem): string => {
  switch (code) {
    case 'empty':
      return '文件是空的。';
    case 'not-csv':
      return kinds[data.found];
    case 'column-missing':
      return `缺少 ${data.column} 列；名册要有 unit、stratum、size 三列。`;
    case 'column-twice':
      return `有两列都叫“${data.column}”。`;
    case 'quote-open':
      return '引号没有闭合。';
    case 'text-after-quote':
      return '引号之后还有文字。';
    case 'field-count':
      return `有 ${data.found} 列，表头是 ${data.expected} 列。`;
    case 'not-an-id':
      return `${data.column} “${data.found}”不是编号（1 到 64 个字符：0-9 A-Z a-z . _ : -）。`;
    case 'not-a-size':
      return 'size 不是从 1 起的整数。';
    case 'not-a-salt':
      return 'salt 不是 64 位小写十六进制数。';
    case 'not-text':
      return `${data.column} 的内容在文件的编码中不是文字。`;
  }
};

/** Why a file is no frame, as `frameFileSentence` says it in English. */
export const frameProblemInChinese = (problem: FrameFileProblem): string =>
  problem.code === 'empty' ? reasonOf(problem) : `第 ${problem.row} 行：${reasonOf(problem)}`;

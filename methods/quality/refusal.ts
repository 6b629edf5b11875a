/** What a check cannot read, or a threshold that no lead may set; `where` names the interview, item or check. */
export type QualityRefusalCode =
  | 'not-a-number'
  | 'interview-twice'
  | 'nobody-interviewed'
  | 'threshold-out-of-range';

export class QualityRefusal extends Error {
  readonly code: QualityRefusalCode;
  readonly where: string;

  constructor(code: QualityRefusalCode, where: string, message: string) {
    super(message);
    this.name = 'QualityRefusal';
    this.code = code;
    this.where = where;
  }
}

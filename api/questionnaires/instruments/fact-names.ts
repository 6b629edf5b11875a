/** What derived variables and review checks speak of beside the answers. Names of the second list are parameters of a design: data, with a source. */

/** Known of every case. */
export const caseFacts = ['list', 'village', 'stratum'] as const;

/** `[name, what it is]`; a design that does not name one leaves it unknown. */
export const designFacts = {
  /** Yuan a person and year that a family must have to meet the standard. */
  incomeLine: 'incomeLine',
  /** Yuan a person and year at or under which a family is to be monitored. */
  monitoringLine: 'monitoringLine',
  /** Yuan a year paid out of pocket from which on it is a shock. */
  shockLine: 'shockLine',
  /** Minutes to fetch water and come back; 30 where the design says nothing. */
  waterMinutes: 'waterMinutes',
} as const;

/** For whoever checks a form: a design may name these, whatever campaign it is used in. */
export const parameterNames: readonly string[] = Object.values(designFacts);

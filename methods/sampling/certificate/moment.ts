/** Moments are written in one way, `2026-03-01T08:00:00.000Z`, so that one moment has one text. */
const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Milliseconds since 1970; undefined for any other text and for days that do not exist. */
export const momentOf = (text: string): number | undefined => {
  if (!pattern.test(text)) return;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== text
    ? undefined
    : milliseconds;
};

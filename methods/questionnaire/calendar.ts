/** Days of the Gregorian calendar as text (`2026-03-31`) and as the number of days since 1970-01-01 (0); no time zones. */

const DAY = 86_400_000;

/** The number of a day, `null` for a day that does not exist (2026-02-30) and for text that is no date. */
export const dayNumber = (date: string): number | null => {
  const number = Date.parse(`${date}T00:00Z`) / DAY;
  // Some engines take 30 February for 2 March.
  return dateOf(number) === date ? number : null;
};

/** The day of a number, `null` outside the years 1 to 9999. */
export const dateOf = (number: number): string | null => {
  const time = new Date(number * DAY);
  // Beyond 9999 the text begins with a sign, and what is no time at all has no text.
  const date = Number.isInteger(number) && Math.abs(number) < 3e6 ? time.toISOString().slice(0, 10) : '';
  return /^\d{4}-/.test(date) && date >= '0001' ? date : null;
};

/** Whether a time of day (`08:30`) exists. */
export const isTime = (time: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);

/**
 * Full years from one day to another, negative when the second is earlier. Whoever was born on 29 February is a year
 * older on 1 March of a common year.
 */
export const yearsBetween = (from: string, to: string): number => {
  if (from > to) return -yearsBetween(to, from) || 0;
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
};

/** The campaign's calendar day (YYYY-MM-DD) at this moment, by the clock of its own time zone. */
export const campaignDay = (now: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    now,
  );

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const opens = 7 * hourMs;
const closes = 17 * hourMs;

function isWorkday(midnight: number): boolean {
  const day = new Date(midnight).getUTCDay();
  return day >= 1 && day <= 5;
}

/**
 * Spreads moments over the working hours (Monday to Friday, 7 to 17 UTC) of the weeks before `now`.
 * `share` (0 <= share < 1) says how far along, `within` (0 <= within < 1) where in the day. The habit
 * grows: the later half holds three fifths of them.
 */
export function workingTime(now: number, weeks: number): (share: number, within: number) => number {
  const first = Math.ceil((now - weeks * 7 * dayMs) / dayMs) * dayMs;
  const days: number[] = [];
  for (let midnight = first; midnight + opens < now; midnight += dayMs)
    if (isWorkday(midnight)) days.push(midnight);
  // share ** a = 1/2 at share = 2/5
  const growth = Math.log(1 / 2) / Math.log(2 / 5);
  return (share, within) => {
    const midnight = days[Math.floor(share ** growth * days.length)] ?? first;
    const end = Math.min(midnight + closes, now);
    return Math.floor(midnight + opens + within * (end - midnight - opens));
  };
}

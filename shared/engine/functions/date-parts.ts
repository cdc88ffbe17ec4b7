const day = 86_400_000;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Names of months or weekdays, the first counted as 1; nothing for parts that have no names. */
export function namesOf(part: string): readonly string[] | undefined {
  return part === 'M' || part === 'x' ? months : part === 'F' ? weekdays : undefined;
}

/** Start of week 1 of a year or month: the week, from Monday on, that holds its first Thursday. Months count from 0. */
function firstWeek(year: number, month: number): number {
  const first = Date.UTC(year, month);
  const weekday = new Date(first).getUTCDay() || 7;
  return weekday > 4 ? first + (8 - weekday) * day : first - (weekday - 1) * day;
}

/** Number of the week in a year or month. `next` and `previous` are the starts of week 1 of the neighbours, `full` the weeks that all have. */
function weekNumber(today: number, start: number, full: number, next: () => number, previous: () => number): number {
  const week = weeksFrom(start, today);
  if (week > full && today >= next()) return 1;
  return Math.floor(week < 1 ? weeksFrom(previous(), today) : week);
}

function weeksFrom(start: number, today: number): number {
  return (today - start) / (day * 7) + 1;
}

/**
 * A part of an instant by its letter in pictures, in UTC: Y year, M month, D day, d day of the year, F weekday from Monday,
 * W week, w week of the month, X and x the year and month of that week, H h hours, m s minutes and seconds, f milliseconds,
 * P am or pm, C calendar, E era. Nothing for other letters; NaN where the instant is none.
 */
export function partOf(date: Date, part: string): number | string | undefined {
  // The host takes an instant apart anew each time it is asked: only what the part needs is asked for.
  switch (part) {
    case 'Y':
      return date.getUTCFullYear();
    case 'M':
      return date.getUTCMonth() + 1;
    case 'D':
      return date.getUTCDate();
    case 'F':
      return date.getUTCDay() || (isNone(date) ? NaN : 7);
    case 'H':
      return date.getUTCHours();
    case 'h':
      return date.getUTCHours() % 12 || (isNone(date) ? NaN : 12);
    case 'P':
      return date.getUTCHours() >= 12 ? 'pm' : 'am';
    case 'm':
      return date.getUTCMinutes();
    case 's':
      return date.getUTCSeconds();
    case 'f':
      return date.getUTCMilliseconds();
    case 'C':
    case 'E':
      return 'ISO';
    default:
      return partOfYear(date, part);
  }
}

function isNone(date: Date): boolean {
  return Number.isNaN(date.getTime());
}

/** Days and weeks counted in a year or a month. */
function partOfYear(date: Date, part: string): number | undefined {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const today = (): number => Date.UTC(year, month, date.getUTCDate());
  switch (part) {
    case 'd':
      return (today() - Date.UTC(year, 0)) / day + 1;
    case 'W':
      return weekNumber(
        today(),
        firstWeek(year, 0),
        52,
        () => firstWeek(year + 1, 0),
        () => firstWeek(year - 1, 0),
      );
    case 'w':
      return weekNumber(
        today(),
        firstWeek(year, month),
        4,
        () => firstWeek(...following(year, month)),
        () => firstWeek(...preceding(year, month)),
      );
    case 'X':
      return date.getTime() < firstWeek(year, 0) ? year - 1 : date.getTime() >= firstWeek(year + 1, 0) ? year + 1 : year;
    case 'x': {
      if (date.getTime() < firstWeek(year, month)) return preceding(year, month)[1] + 1;
      const [nextYear, next] = following(year, month);
      return (date.getTime() >= firstWeek(nextYear, next) ? next : month) + 1;
    }
    default:
      return undefined;
  }
}

function following(year: number, month: number): readonly [number, number] {
  return month === 11 ? [year + 1, 0] : [year, month + 1];
}

function preceding(year: number, month: number): readonly [number, number] {
  return month === 0 ? [year - 1, 11] : [year, month - 1];
}

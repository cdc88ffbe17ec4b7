const datePattern = /^(-?\d{4,})-(\d\d)-(\d\d)(Z|[+-]\d\d:\d\d)?$/;
const timePattern = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/;
const durationPattern = /^-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/** Texts longer than this are no dates, so that a pattern never meets a huge text. */
const longest = 80;

/** An existing calendar day `2024-02-29`, with or without an offset. */
export function isDateText(text: string): boolean {
  if (text.length > longest) return false;
  if (text.length === 10 && isUsualDay(text)) return true;
  const match = datePattern.exec(text);
  return match !== null && dayExists(Number(match[1]), Number(match[2]), Number(match[3])) && offsetExists(match[4]);
}

/** A time of day with seconds `09:30:00`, with or without fraction and offset. */
export function isTimeText(text: string): boolean {
  if (text.length > longest) return false;
  const match = timePattern.exec(text);
  if (match === null) return false;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const midnight = hour === 24 && minute === 0 && second === 0;
  return ((hour < 24 && minute < 60 && second < 60) || midnight) && offsetExists(match[4]);
}

/** An existing day and a time of it, joined by `T`; seconds may only be left out where `seconds` is `optional`. */
export function isDateTimeText(text: string, seconds: 'needed' | 'optional' = 'needed'): boolean {
  if (isUsualInstant(text)) return true;
  const at = text.indexOf('T');
  if (at < 0 || text.length > longest) return false;
  const time = text.slice(at + 1);
  const whole = seconds === 'optional' ? time.replace(/^(\d\d:\d\d)(?!:)/, '$1:00') : time;
  return /^-?\d{4,}-\d\d-\d\d$/.test(text.slice(0, at)) && isDateText(text.slice(0, at)) && isTimeText(whole);
}

/** A duration as ISO 8601 writes it: `P1DT2H`. */
export function isDurationText(text: string): boolean {
  return text.length <= longest && durationPattern.test(text);
}

/** Whether the text has the form of a date or a date with time, existing or not. */
export function looksLikeDate(text: string): boolean {
  return text.length <= longest && /^-?\d{4,}-\d\d-\d\d(?:$|[TZ+-])/.test(text);
}

/** Whether a text begins with a day that every month has, as ISO 8601 writes it: most dates, seen without a pattern. */
function isUsualDay(text: string): boolean {
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  return (
    twoDigits(text, 0) >= 0 &&
    twoDigits(text, 2) >= 0 &&
    text.charCodeAt(4) === 0x2d &&
    month >= 1 &&
    month <= 12 &&
    text.charCodeAt(7) === 0x2d &&
    day >= 1 &&
    day <= 28
  );
}

/** `2024-02-28T09:30:00.000Z` and the same without a fraction. */
function isUsualInstant(text: string): boolean {
  const { length } = text;
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  return (
    (length === 20 || (length === 24 && text.charCodeAt(19) === 0x2e && twoDigits(text, 20) >= 0 && twoDigits(text, 21) >= 0)) &&
    text.charCodeAt(length - 1) === 0x5a &&
    text.charCodeAt(10) === 0x54 &&
    text.charCodeAt(13) === 0x3a &&
    text.charCodeAt(16) === 0x3a &&
    hour >= 0 &&
    hour < 24 &&
    minute >= 0 &&
    minute < 60 &&
    second >= 0 &&
    second < 60 &&
    isUsualDay(text)
  );
}

/** The number that two digits make, -1 where there are not two. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function dayExists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return day <= days;
}

function offsetExists(offset: string | undefined): boolean {
  if (offset === undefined || offset === 'Z') return true;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4, 6));
  return minutes < 60 && (hours < 14 || (hours === 14 && minutes === 0));
}

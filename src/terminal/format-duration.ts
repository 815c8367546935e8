const secondsPerMinute = 60;
const secondsPerHour = 3600;
const secondsPerDay = 86_400;

/**
 * What has been measured, to two digits: `4.2 ms`, `180 ms`, `1.2 s`, `42 s`; from a minute on as
 * {@link formatTimeLeft} has it.
 */
export function formatDuration(seconds: number): string {
  if (Math.round(seconds) >= secondsPerMinute) return formatTimeLeft(seconds);
  if (seconds >= 9.95) return `${seconds.toFixed(0)} s`;
  if (seconds >= 0.9995) return `${seconds.toFixed(1)} s`;
  const milliseconds = seconds * 1000;
  return `${milliseconds.toFixed(milliseconds >= 9.95 ? 0 : 1)} ms`;
}

/** What is to come, to a second: `0:42`, `12:05`, `1:02:03`; from a day on to an hour: `2 d 5 h`. */
export function formatTimeLeft(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole >= secondsPerDay) {
    const hours = Math.round(seconds / secondsPerHour);
    return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  }
  const minutes = Math.floor(whole / secondsPerMinute);
  const tail = twoDigits(whole % secondsPerMinute);
  if (whole < secondsPerHour) return `${minutes}:${tail}`;
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${tail}`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, "0");
}

import { useEffect, useState } from "react";

const minuteMillis = 60_000;

/** The time, again each minute: for what says how long ago something was. */
export function useMinutes(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), minuteMillis);
    return () => clearInterval(timer);
  }, []);
  return now;
}

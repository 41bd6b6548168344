const romanDigits: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/** Above this there is no usual Roman numeral; the plain number stands in. */
const greatestRoman = 3999;

/** A count in Roman numerals, or in digits where there are none. */
export function roman(number: number): string {
  if (number > greatestRoman) return String(number);
  let rest = number;
  let text = "";
  for (const [value, digit] of romanDigits) {
    while (rest >= value) {
      text += digit;
      rest -= value;
    }
  }
  return text;
}

/** What Roman numerals or digits say. */
export function countOf(written: string): number {
  if (/^[0-9]/.test(written)) return Number(written);
  let count = 0;
  let rest = written;
  for (const [value, digit] of romanDigits) {
    while (rest.startsWith(digit)) {
      count += value;
      rest = rest.slice(digit.length);
    }
  }
  return count;
}

/** What is wrong with a pattern of symbols. */
export type PatternFault =
  | { readonly kind: "missing" | "spaces" | "long" }
  | { readonly kind: "unknown"; readonly name: string };

/** The longest symbol, and pattern, that the server takes. */
export const longestSymbol = 120;

const placeholders: ReadonlySet<string> = new Set(["{draft}", "{number}", "{year}"]);

/** What is wrong with a pattern; undefined when nothing is. */
export function faultOfPattern(pattern: string): PatternFault | undefined {
  if (/\s/.test(pattern)) return { kind: "spaces" };
  const unknown = (pattern.match(/\{[^{}]*\}?|\}/g) ?? []).find((each) => !placeholders.has(each));
  if (unknown !== undefined) return { kind: "unknown", name: unknown };
  if (!pattern.includes("{draft}") || !pattern.includes("{number}")) return { kind: "missing" };
  return pattern.length > longestSymbol ? { kind: "long" } : undefined;
}

/** A symbol after a pattern. */
export function symbolAfter(pattern: string, draft: number, number: number, year: number): string {
  return pattern
    .replaceAll("{draft}", String(draft))
    .replaceAll("{number}", String(number))
    .replaceAll("{year}", String(year));
}

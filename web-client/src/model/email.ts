/** Whether a text looks like an e-mail address: one @, something before it, and a name with a dot after it. */
export function looksLikeEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@"<>(),;:]+@[^\s@"<>(),;:.]+(\.[^\s@"<>(),;:.]+)+$/.test(text);
}

/** The fewest characters (code points) that the server takes. */
export const shortestPassword = 12;
/** The most UTF-16 units that the server takes. */
export const longestPassword = 200;
/** The fewest different characters that the server takes. */
const fewestDifferent = 4;

/** The rules of a new password, as the server has them. */
export const passwordRules = ["long", "varied", "notEmail", "notLonger"] as const;
export type PasswordRule = (typeof passwordRules)[number];

/** Which rules a new password does not keep. Length is what counts, so no kinds of character are asked for. */
export function brokenRules(password: string, email: string | undefined): Set<PasswordRule> {
  const broken = new Set<PasswordRule>();
  const characters = [...password];
  if (characters.length < shortestPassword) broken.add("long");
  if (new Set(characters).size < fewestDifferent) broken.add("varied");
  if (password.trim().toLowerCase() === email?.trim().toLowerCase()) broken.add("notEmail");
  if (password.length > longestPassword) broken.add("notLonger");
  return broken;
}

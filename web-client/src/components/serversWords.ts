/*
 * What the server says is in English. On a page in another language it stands between the signs with which Unicode
 * isolates words of another language from those around them, so that whatever shows a sentence can say of which language they are.
 */
const opens = "\u2068";
const closes = "\u2069";

/** The language in which the server says what is the matter. */
export const serversLanguage = "en";

/** Whether the page is in the language of the server. */
export function isInServersLanguage(): boolean {
  const { lang } = document.documentElement;
  return lang === "" || lang.startsWith(serversLanguage);
}

/** Words of the server, apart from those of the page. */
export const serversWords = (words: string): string => `${opens}${words}${closes}`;

export interface Passage {
  readonly words: string;
  readonly isServers: boolean;
}

/** The parts of a sentence: the page's words, and the server's. */
export function passagesOf(sentence: string): readonly Passage[] {
  return sentence
    .split(opens)
    .flatMap((part, index) => {
      if (index === 0) return [{ words: part, isServers: false }];
      const [servers = "", ...rest] = part.split(closes);
      return [
        { words: servers, isServers: true },
        { words: rest.join(""), isServers: false },
      ];
    })
    .filter(({ words }) => words !== "");
}

import { passagesOf, serversLanguage } from "./serversWords";

/** A sentence in which words of the server may be: of those it is said in which language they are. */
export function Said({ children }: { readonly children: string }) {
  return passagesOf(children).map(({ words, isServers }) =>
    isServers ? (
      <span key={words} lang={serversLanguage} dir="ltr">
        {words}
      </span>
    ) : (
      words
    ),
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Head.module.css";
import { Icon } from "./Icon";

const shown = 12;

/** The hash of a head: its beginning to be recognised by, and the whole of it to be copied. */
export function Head({ head }: { head: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const [whole, setWhole] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(head);
      setCopied(true);
    } catch {
      // Where no page may write to the clipboard, the whole hash is there to be selected.
      setWhole(true);
    }
  };
  return (
    <span className={classes.head}>
      <code className={classes.hash} title={head} style={whole ? { overflowWrap: "anywhere" } : undefined}>
        {whole ? head : `${head.slice(0, shown)}…`}
      </code>
      <button
        type="button"
        className={classes.copy}
        aria-label={t("head.copy")}
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      >
        <Icon name={copied ? "check" : "copy"} size={15} />
      </button>
      <span role="status" className="visually-hidden">
        {copied && t("copy.copied")}
      </span>
    </span>
  );
}

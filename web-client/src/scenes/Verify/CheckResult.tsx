import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import { deadlineFormat } from "../../components/time";
import type { PublishedHead } from "../../model/history";
import type { Finding } from "./signature";
import classes from "./Verify.module.css";

const good: ReadonlySet<Finding> = new Set<Finding>(["fits"]);

/** What a head is about, in one sentence. */
function useSentence(head: PublishedHead): string {
  const { t, i18n } = useTranslation();
  const time = deadlineFormat(i18n.language).format(head.at);
  switch (head.kind) {
    case "revision":
      return t("verify.issued", { symbol: head.symbol, time, seq: head.seq });
    case "withheld":
      return t("verify.issuedWithheld", { time, seq: head.seq });
    case "import":
      return t("verify.imported", { time, seq: head.seq });
    case "receipt":
      return t("verify.received", { time, seq: head.seq, draft: head.draft });
  }
}

/** What came of checking a head. */
export function CheckResult({ head, finding }: { head: PublishedHead; finding: Finding }) {
  const { t } = useTranslation();
  const sentence = useSentence(head);
  const verdict =
    head.kind === "receipt" ? t(`verify.receiptFinding.${finding}`) : t(`verify.finding.${finding}`);
  return (
    <div className={classes.result} data-finding={finding}>
      <span className={classes.sign}>
        <Icon name={good.has(finding) ? "seal" : "warning"} size={22} />
      </span>
      <div>
        <div className={classes.verdict}>{verdict}</div>
        <div>{sentence}</div>
        <div className={classes.quiet}>{t("verify.byKey", { key: head.key })}</div>
      </div>
    </div>
  );
}

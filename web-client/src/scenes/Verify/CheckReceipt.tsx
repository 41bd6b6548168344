import { Button, FileButton, Text } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { readReceipt } from "../../api/publicRecord";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { Head } from "../../components/Head";
import type { SigningKey, Witness } from "../../model/history";
import { CheckResult } from "./CheckResult";
import { check, type Finding } from "./signature";
import classes from "./Verify.module.css";

/** No receipt is larger. */
const maxBytes = 256 * 1024;

/** Checks here, in the browser, whether the server signed a receipt that somebody kept. The file stays on the device. */
export function CheckReceipt({ keys }: { keys: readonly SigningKey[] }) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<readonly [Witness, Finding]>();
  const [fault, setFault] = useState<string>();
  const reset = useRef<() => void>(null);
  const take = async (file: File | null) => {
    if (file === null) return;
    setAnswer(undefined);
    setFault(undefined);
    try {
      if (file.size > maxBytes) throw new Error(t("verify.receiptLarge"));
      const receipt = readReceipt(JSON.parse(await file.text()));
      setAnswer([receipt, await check(receipt, keys)]);
    } catch (error) {
      setFault(
        error instanceof SyntaxError
          ? t("verify.noReceipt")
          : t("verify.failed", { reason: describeError(error, t) }),
      );
    } finally {
      // So that the same file can be chosen again.
      reset.current?.();
    }
  };
  return (
    <section className={classes.section} aria-labelledby="receipt-title">
      <h2 id="receipt-title">{t("verify.receiptTitle")}</h2>
      <Text maw={680} mb="sm">
        {t("verify.receiptExplain")}
      </Text>
      <FileButton onChange={(file) => void take(file)} accept="application/json,.json" resetRef={reset}>
        {(props) => (
          <Button variant="default" {...props}>
            {t("verify.receiptChoose")}
          </Button>
        )}
      </FileButton>
      {fault !== undefined && (
        <div className={classes.answer}>
          <Failure>{fault}</Failure>
        </div>
      )}
      <div role="status" className={classes.answer}>
        {answer !== undefined && (
          <>
            <CheckResult head={answer[0]} finding={answer[1]} />
            <div>
              {t("head.label")} <Head head={answer[0].head} />
            </div>
          </>
        )}
      </div>
      <Text maw={680} mt="sm">
        {t("verify.receiptCompare")}
      </Text>
      <pre className={classes.command}>
        <code>./plenary verify FILE --receipt RECEIPT</code>
      </pre>
    </section>
  );
}

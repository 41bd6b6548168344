import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "wouter";
import { listHeads } from "../../api/publicRecord";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { Icon } from "../../components/Icon";
import type { PublishedHead, SigningKey } from "../../model/history";
import { CheckResult } from "./CheckResult";
import { check, type Finding, headIn } from "./signature";
import classes from "./Verify.module.css";

interface Answer {
  readonly head: string;
  readonly found: readonly (readonly [PublishedHead, Finding])[];
}

/** Takes a head, asks the server whether it published it, and checks the signature here. */
export function CheckHead({ keys }: { keys: readonly SigningKey[] }) {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const given = query.get("head") ?? "";
  const [text, setText] = useState(given);
  const [answer, setAnswer] = useState<Answer>();
  const [fault, setFault] = useState<string>();
  const [working, setWorking] = useState(false);
  const ask = useCallback(
    async (head: string) => {
      setWorking(true);
      setFault(undefined);
      try {
        const heads = await listHeads(head);
        const found = await Promise.all(heads.map(async (each) => [each, await check(each, keys)] as const));
        setAnswer({ head, found });
      } catch (error) {
        setAnswer(undefined);
        setFault(t("verify.failed", { reason: describeError(error, t) }));
      } finally {
        setWorking(false);
      }
    },
    [keys, t],
  );
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const head = headIn(given);
    if (head === undefined) return;
    setText(head);
    place.current?.scrollIntoView({ block: "nearest" });
    void ask(head);
  }, [given, ask]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const head = headIn(text);
    if (head === undefined) {
      setAnswer(undefined);
      setFault(t("verify.noHash"));
    } else if (head === headIn(given)) void ask(head);
    else setQuery({ head }, { replace: true });
  };
  return (
    <section ref={place} className={classes.check} aria-labelledby="check-title">
      <h2 id="check-title">{t("verify.checkTitle")}</h2>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          className={classes.field ?? ""}
          label={t("verify.field")}
          description={t("verify.fieldHint")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          spellCheck={false}
          autoComplete="off"
        />
        <Button type="submit" loading={working} disabled={text.trim() === ""}>
          {t("verify.submit")}
        </Button>
      </form>
      {fault !== undefined && (
        <div className={classes.answer}>
          <Failure>{fault}</Failure>
        </div>
      )}
      <div role="status" className={classes.answer}>
        {answer?.found.length === 0 && (
          <div className={classes.result} data-finding="unknown">
            <span className={classes.sign}>
              <Icon name="warning" size={22} />
            </span>
            <div>
              <div className={classes.verdict}>{t("verify.finding.unknown")}</div>
              <div>{t("verify.unknownExplain")}</div>
            </div>
          </div>
        )}
        {answer?.found.map(([head, finding]) => (
          <CheckResult
            key={`${head.kind} ${head.draft} ${head.seq} ${head.key}`}
            head={head}
            finding={finding}
          />
        ))}
      </div>
    </section>
  );
}

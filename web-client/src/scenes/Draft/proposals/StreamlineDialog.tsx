import { Checkbox, NativeSelect, Text, Textarea } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { streamline } from "../../../api/streamlining";
import { clauseName } from "../../../components/clauseName";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import type { ClauseEntry } from "../../../editor/clauses";
import type { ClauseId } from "../../../model/ids";
import { Contribution } from "./Contribution";
import type { ProposalsInRoom } from "./inRoom";
import { inserted } from "./insertion";
import classes from "./Streamline.module.css";
import { type Candidate, candidatesFor, keyOf } from "./streamlineSources";
import { useStreamliningLook } from "./useStreamliningLook";
import { CheckedWords, WhoseWords } from "./WhoseWords";

interface StreamlineDialogProps {
  readonly clause: ClauseId;
  readonly proposals: ProposalsInRoom;
  readonly clauses: readonly ClauseEntry[];
  readonly onClose: () => void;
}

/** Makes one wording of what proposals say, by hand, with whose each word will be before anybody sees it. */
export function StreamlineDialog({ clause, proposals, clauses, onClose }: StreamlineDialogProps) {
  const { t } = useTranslation();
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const { all, names, draft, again, announce } = proposals;
  const { here, elsewhere } = candidatesFor(all, clause);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(here.map(keyOf)));
  const isThere = clauses.some(({ id }) => id === clause);
  const [behind, setBehind] = useState<ClauseId | undefined>(isThere ? undefined : clauses.at(-1)?.id);
  /** Undefined until somebody writes: until then it is what all make together. */
  const [written, setWritten] = useState<string>();
  const [rationale, setRationale] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const action = useAction();
  const candidates = [...here, ...elsewhere];
  const sources = candidates.filter((each) => chosen.has(keyOf(each))).map(({ source }) => source);
  const target = behind === undefined ? { clause } : { after: behind };
  const [look, stale] = useStreamliningLook(draft, {
    target,
    sources,
    wording: written ?? "",
    was: undefined,
    rationale: "",
  });
  const told = look.kind === "loaded" ? look.value : undefined;
  const wording = written ?? told?.merged ?? "";
  const nameOf = (id: ClauseId) => {
    const entry = clauses.find((each) => each.id === id);
    return entry === undefined ? "" : clauseName(entry, t);
  };
  const put = (words: string) => {
    const at = field.current;
    const made = inserted(
      wording,
      at?.selectionStart ?? wording.length,
      at?.selectionEnd ?? wording.length,
      words,
    );
    setWritten(made.text);
    requestAnimationFrame(() => {
      at?.focus();
      at?.setSelectionRange(made.caret, made.caret);
    });
  };
  const send = () =>
    action.run(
      () => streamline(draft, { target, sources, wording, was: told?.before, rationale }),
      ({ label, sources: made }) => {
        announce(
          t("proposals.streamline.done", {
            clause: label,
            symbols: [...new Set(made.map(({ symbol }) => symbol))].join(", "),
          }),
        );
        again();
        onClose();
      },
    );
  const toggle = (candidate: Candidate) => (
    <Checkbox
      key={keyOf(candidate)}
      label={t("proposals.streamline.take", {
        label: candidate.label,
        symbol: candidate.symbol,
        who: names.ofProposer(candidate.by),
      })}
      checked={chosen.has(keyOf(candidate))}
      onChange={({ currentTarget: { checked } }) => {
        const next = new Set(chosen);
        if (checked) next.add(keyOf(candidate));
        else next.delete(keyOf(candidate));
        setChosen(next);
      }}
    />
  );
  return (
    <FormDialog
      title={
        behind === undefined
          ? t("proposals.streamline.title", { clause: nameOf(clause) })
          : t("proposals.streamline.titleNew")
      }
      submit={t("proposals.streamline.send")}
      complete={sources.length > 0 && wording.trim() !== "" && told !== undefined && !stale}
      action={action}
      size="min(80rem, 96vw)"
      fullScreen={narrow}
      onSubmit={send}
      onClose={onClose}
    >
      <Text size="sm">{t("proposals.streamline.explain")}</Text>
      <fieldset className={classes.sources}>
        <legend>{t("proposals.streamline.sources")}</legend>
        {here.map(toggle)}
        {elsewhere.length > 0 && (
          <details>
            <summary>{t("proposals.streamline.others")}</summary>
            <Text size="sm" className={classes.quiet ?? ""}>
              {t("proposals.streamline.othersHint")}
            </Text>
            <div className={classes.others}>{elsewhere.map(toggle)}</div>
          </details>
        )}
        {sources.length === 0 && <Text size="sm">{t("proposals.streamline.none")}</Text>}
      </fieldset>
      <NativeSelect
        className={classes.where ?? ""}
        label={t("proposals.streamline.where")}
        value={behind ?? ""}
        data={[
          ...(isThere
            ? [{ value: "", label: t("proposals.streamline.inClause", { clause: nameOf(clause) }) }]
            : []),
          ...clauses.map(({ id }) => ({
            value: id,
            label: t("proposals.streamline.behind", { clause: nameOf(id) }),
          })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          setBehind(value === "" ? undefined : clauses.find(({ id }) => id === value)?.id)
        }
      />
      {told !== undefined && (
        <section aria-label={t("proposals.streamline.sources")}>
          <Text size="sm" className={classes.quiet ?? ""}>
            {t("proposals.streamline.insertHint")}
          </Text>
          <div className={classes.contributions}>
            {told.before !== undefined && (
              <article className={classes.contribution} aria-label={t("proposals.table.now")}>
                <h3 className={classes.symbol}>{t("proposals.table.now")}</h3>
                <div className={classes.words}>{told.before}</div>
              </article>
            )}
            {told.sources.map((source) => (
              <Contribution
                key={`${source.proposal} ${source.clause}`}
                source={source}
                before={told.before}
                names={names}
                onInsert={put}
              />
            ))}
          </div>
        </section>
      )}
      <Textarea
        ref={field}
        label={t("proposals.streamline.wording")}
        description={t("proposals.streamline.wordingHint")}
        classNames={{ input: classes.field ?? "" }}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={20_000}
        value={wording}
        onChange={({ currentTarget: { value } }) => setWritten(value)}
        data-autofocus
      />
      <section aria-label={t("proposals.streamline.preview")}>
        <h3 className={classes.heading}>{t("proposals.streamline.preview")}</h3>
        {told !== undefined && <WhoseWords look={told} names={names} />}
        <div role="status">
          {stale && sources.length > 0 && (
            <p className={classes.quiet}>{t("proposals.streamline.checking")}</p>
          )}
          {!stale && told !== undefined && <CheckedWords check={told} />}
        </div>
        {look.kind === "failed" && (
          <Failure>{t("action.failed", { reason: describeError(look.error, t) })}</Failure>
        )}
      </section>
      <Textarea
        label={t("proposals.streamline.rationale")}
        description={t("proposals.streamline.rationaleHint")}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={rationale}
        onChange={({ currentTarget: { value } }) => setRationale(value)}
      />
    </FormDialog>
  );
}

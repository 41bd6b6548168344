import { Anchor, Button, Group, Loader, Modal, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { getStreamlining, streamliningFile } from "../../../api/streamlining";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { useSignedInLoad } from "../../../components/signedOut";
import type { ProposalsInRoom } from "./inRoom";
import classes from "./Streamline.module.css";
import { CheckedWords } from "./WhoseWords";

interface StreamliningTableProps {
  readonly proposals: ProposalsInRoom;
  readonly onClose: () => void;
}

/** What became one wording: the table that negotiators ask for. */
export function StreamliningTable({ proposals: { draft, names }, onClose }: StreamliningTableProps) {
  const { t, i18n } = useTranslation();
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const load = useCallback(() => getStreamlining(draft), [draft]);
  const [rows] = useSignedInLoad(load);
  const columns = ["number", "contributors", "originals", "rationale", "check"] as const;
  const heads = columns.map((column) => t(`proposals.streamlining.${column}`));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("proposals.streamlining.title")}
      size="min(70rem, 96vw)"
      fullScreen={narrow}
      centered
    >
      {rows.kind === "loading" && <Loader size="sm" role="status" aria-label={t("app.loading")} />}
      {rows.kind === "failed" && (
        <Failure>{t("proposals.streamlining.failed", { reason: describeError(rows.error, t) })}</Failure>
      )}
      {rows.kind === "loaded" && rows.value.length === 0 && (
        <Text size="sm">{t("proposals.streamlining.empty")}</Text>
      )}
      {rows.kind === "loaded" && rows.value.length > 0 && (
        <>
          <table className={classes.table}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.value.map((row) => (
                <tr key={row.seq}>
                  <th scope="row" data-head={heads[0]}>
                    {row.label}
                  </th>
                  <td data-head={heads[1]}>{row.contributors.map(names.ofProposer).join(", ")}</td>
                  <td data-head={heads[2]}>
                    <ul className={classes.originals}>
                      {row.sources.map(({ proposal, clause, symbol, label }) => (
                        <li key={`${proposal} ${clause}`}>
                          {symbol} {label}
                        </li>
                      ))}
                    </ul>
                  </td>
                  <td data-head={heads[3]} dir="auto" className={classes.why}>
                    {row.rationale ?? ""}
                  </td>
                  <td data-head={heads[4]}>
                    <CheckedWords check={row} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Group gap="lg">
            {(["docx", "csv"] as const).map((form) => (
              <Anchor
                key={form}
                href={streamliningFile(draft, form, i18n.language)}
                download={`streamlining.${form}`}
                size="sm"
              >
                {t(`proposals.streamlining.${form}`)}
              </Anchor>
            ))}
          </Group>
        </>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t("proposals.close")}
        </Button>
      </Group>
    </Modal>
  );
}

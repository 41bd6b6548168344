import "../../../components/papers";
import { Button, FileButton, Loader, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { lookAtUpload, proposeFile } from "../../../api/proposalFiles";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { FormDialog } from "../../../components/FormDialog";
import { Said } from "../../../components/Said";
import { useAction } from "../../../components/useAction";
import { useTransfer } from "../../../components/useTransfer";
import type { ProposalId } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import { branchAddress, longestProposalTitle, type Proposer } from "../../../model/proposals";
import type { UploadedProposal } from "../../../model/uploadedProposal";
import type { ProposalsInRoom } from "./inRoom";
import { UploadReport } from "./UploadReport";
import { WhoseField } from "./WhoseField";

const none: readonly Proposer[] = [];
const word = ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Takes a Word file, says what it would change, and makes a proposal of it when that is wanted. */
export function UploadDialog({
  proposals,
  onClose,
}: {
  readonly proposals: ProposalsInRoom;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { draft, told, names } = proposals;
  const action = useAction();
  const look = useTransfer<UploadedProposal>();
  const make = useTransfer<ProposalId>();
  const [file, setFile] = useState<File>();
  const [title, setTitle] = useState("");
  const [chosen, setChosen] = useState<Proposer>();
  const proposers = told.kind === "loaded" ? told.value.proposers : none;
  const by = chosen ?? proposers[0];
  const choose = (given: File | null) => {
    if (given === null) return;
    make.cancel();
    setFile(given);
    setTitle(given.name.replace(/\.docx$/i, "").slice(0, longestProposalTitle));
    look.start((_, signal) => lookAtUpload(draft, given, signal));
  };
  const upload = look.state.kind === "done" ? look.state.value : undefined;
  const complete =
    upload !== undefined && upload.clauses.length > 0 && by !== undefined && oneLine(title) !== "";
  const run = () => {
    if (file === undefined || by === undefined) return;
    make.start(
      (_, signal) => proposeFile(draft, file, oneLine(title), by, signal),
      (proposal) => {
        onClose();
        navigate(branchAddress(draft, proposal));
      },
    );
  };
  const working = make.state.kind === "working";
  return (
    <FormDialog
      title={t("proposals.upload.title")}
      submit={t("proposals.upload.send")}
      complete={complete}
      action={{ ...action, working }}
      onSubmit={run}
      onClose={onClose}
    >
      <Text size="sm">{t("proposals.upload.explain")}</Text>
      <div>
        <FileButton onChange={choose} accept={word} disabled={working}>
          {(props) => (
            <Button {...props} variant={file === undefined ? "filled" : "default"} data-autofocus>
              {t(file === undefined ? "intake.choose" : "intake.another")}
            </Button>
          )}
        </FileButton>
      </div>
      <div role="status">
        {look.state.kind === "working" && (
          <Text size="sm">
            <Loader size="xs" aria-hidden="true" /> {t("intake.reading")}
          </Text>
        )}
        {upload !== undefined && file !== undefined && (
          <Text size="sm" fw={600}>
            <bdi>{file.name}</bdi>
          </Text>
        )}
      </div>
      {look.state.kind === "failed" && (
        <Failure>
          <Said>{t("intake.failed", { reason: describeError(look.state.error, t) })}</Said>
        </Failure>
      )}
      {upload !== undefined && (
        <>
          <UploadReport upload={upload} />
          <TextInput
            label={t("proposals.titleField")}
            description={t("proposals.titleHint")}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            maxLength={longestProposalTitle}
          />
          <WhoseField proposers={proposers} value={by} names={names} onChange={setChosen} />
        </>
      )}
      {make.state.kind === "failed" && (
        <Failure>
          <Said>{t("action.failed", { reason: describeError(make.state.error, t) })}</Said>
        </Failure>
      )}
    </FormDialog>
  );
}

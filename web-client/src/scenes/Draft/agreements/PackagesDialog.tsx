import { Button, Group, Modal, MultiSelect, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePackage, dissolvePackage, makePackage } from "../../../api/packages";
import type { Announce } from "../../../components/Announcer";
import { clauseName } from "../../../components/clauseName";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import type { ClauseEntry } from "../../../editor/clauses";
import { longestTitle, mostPackaged, noPackages, type Package } from "../../../model/agreement";
import { isProvision } from "../../../model/clause";
import { clauseId, type DraftId } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import { decidedStatus, type GivenStatus, type Standing, stepForward } from "../../../model/standing";
import { StandsLine } from "../positions/StandsLine";
import classes from "./Agreements.module.css";

interface PackagesDialogProps {
  readonly draft: DraftId;
  readonly standing: Standing | undefined;
  readonly clauses: readonly ClauseEntry[];
  readonly announce: Announce;
  readonly onDecide: (bundle: Package, to: GivenStatus) => void;
  readonly onClose: () => void;
}

interface PackageFormProps {
  readonly draft: DraftId;
  /** Undefined for a new one. */
  readonly bundle: Package | undefined;
  readonly clauses: readonly ClauseEntry[];
  readonly standing: Standing | undefined;
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** Asks what a package is called, and what is in it. */
function PackageForm({ draft, bundle, clauses, standing, announce, onClose }: PackageFormProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(bundle?.title ?? "");
  const [chosen, setChosen] = useState<string[]>([...(bundle?.clauses ?? [])]);
  const action = useAction();
  const others = [...(standing?.packages ?? noPackages).values()].filter(({ id }) => id !== bundle?.id);
  const isFree = ({ id }: ClauseEntry) => !others.some((each) => each.clauses.includes(id));
  const known = clauses.filter((clause) => isProvision(clause.kind) && isFree(clause));
  const data = known.map((clause) => ({
    value: clause.id as string,
    label: `${clauseName(clause, t)} · ${clause.opening}`,
  }));
  for (const id of chosen) {
    if (!data.some(({ value }) => value === id)) data.push({ value: id, label: t("packages.deleted") });
  }
  const order = new Map(data.map(({ value }, index) => [value, index]));
  const submit = () => {
    const inOrder = [...chosen].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
    const content = { title: oneLine(title), clauses: inOrder.map(clauseId) };
    action.run(
      () => (bundle === undefined ? makePackage(draft, content) : changePackage(draft, bundle.id, content)),
      () => {
        announce(t("packages.saved", { title: content.title }));
        onClose();
      },
    );
  };
  return (
    <FormDialog
      title={t(bundle === undefined ? "packages.make" : "packages.change")}
      submit={t("packages.save")}
      complete={title.trim() !== "" && chosen.length >= 2}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t("packages.name")}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={longestTitle}
        required
        data-autofocus
      />
      <MultiSelect
        label={t("packages.clauses")}
        description={t("packages.clausesHint")}
        searchable
        value={chosen}
        data={data}
        maxValues={mostPackaged}
        maxDropdownHeight={220}
        nothingFoundMessage={t("packages.noClause")}
        onChange={setChosen}
      />
    </FormDialog>
  );
}

/** The packages of a draft, for who decides: which there are, and what becomes of them. */
export function PackagesDialog(props: PackagesDialogProps) {
  const { draft, standing, clauses, announce, onDecide, onClose } = props;
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Package | "new">();
  const [dissolving, setDissolving] = useState<Package>();
  const action = useAction();
  const all = [...(standing?.packages ?? noPackages).values()];
  if (editing !== undefined) {
    const bundle = editing === "new" ? undefined : editing;
    return <PackageForm {...props} bundle={bundle} onClose={() => setEditing(undefined)} />;
  }
  if (dissolving !== undefined) {
    return (
      <FormDialog
        title={t("packages.dissolveTitle", { title: dissolving.title })}
        submit={t("packages.dissolve")}
        complete
        action={action}
        onSubmit={() =>
          action.run(
            () => dissolvePackage(draft, dissolving.id),
            () => {
              announce(t("packages.dissolved", { title: dissolving.title }));
              setDissolving(undefined);
            },
          )
        }
        onClose={() => setDissolving(undefined)}
      >
        <Text>{t("packages.dissolveExplain")}</Text>
      </FormDialog>
    );
  }
  const namesOf = (bundle: Package) =>
    bundle.clauses
      .map((id) => clauses.find((clause) => clause.id === id))
      .map((clause) => (clause === undefined ? t("packages.deleted") : clauseName(clause, t)))
      .join(", ");
  const forward = (bundle: Package): GivenStatus | undefined => {
    const [first] = bundle.clauses.filter((id) => clauses.some((clause) => clause.id === id));
    return first === undefined ? undefined : stepForward(decidedStatus(first, standing));
  };
  return (
    <Modal opened onClose={onClose} title={t("packages.title")} size="lg" centered>
      <Stack>
        <Text>{t("packages.explain")}</Text>
        {all.length > 0 && (
          <ul className={classes.packages} aria-label={t("packages.title")}>
            {all.map((bundle) => {
              const to = forward(bundle);
              return (
                <li key={bundle.id}>
                  <div className={classes.title}>{bundle.title}</div>
                  <StandsLine on={{ kind: "PACKAGE", id: bundle.id }} />
                  <Text size="sm">{namesOf(bundle)}</Text>
                  <Group gap="xs" mt={4}>
                    {to !== undefined && (
                      <Button size="compact-sm" onClick={() => onDecide(bundle, to)}>
                        {t(`packages.to.${to}`)}
                      </Button>
                    )}
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t("packages.changeNamed", { title: bundle.title })}
                      onClick={() => setEditing(bundle)}
                    >
                      {t("packages.changeShort")}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={t("packages.dissolveNamed", { title: bundle.title })}
                      onClick={() => setDissolving(bundle)}
                    >
                      {t("packages.dissolveShort")}
                    </Button>
                  </Group>
                </li>
              );
            })}
          </ul>
        )}
        {all.length === 0 && <Text c="dimmed">{t("packages.none")}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("packages.close")}
          </Button>
          <Button onClick={() => setEditing("new")} data-autofocus>
            {t("packages.make")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

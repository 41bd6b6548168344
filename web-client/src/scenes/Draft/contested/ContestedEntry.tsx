import { ActionIcon, UnstyledButton } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Loss } from "../../../api/brackets";
import { Icon, type IconName } from "../../../components/Icon";
import type { ContestedItem } from "../../../model/contested";
import type { ClauseId } from "../../../model/ids";
import { shortened } from "../brackets/words";
import classes from "./Contested.module.css";
import { ContestedAlternatives, ContestedBrackets, ContestedPackage } from "./ContestedSubject";

interface ContestedEntryProps {
  readonly item: ContestedItem;
  /** What its clause is called. */
  readonly clause: string;
  /** How long ago it began, in words. */
  readonly age: string;
  /** Who made its words go, if they are gone and that is known. */
  readonly loss: Loss | undefined;
  readonly isCurrent: boolean;
  /** Whether the Tab key comes here. */
  readonly isReached: boolean;
  /** These must be stable. */
  readonly nameOf: (holder: string) => string;
  readonly clauseNameOf: (clause: ClauseId) => string | undefined;
  readonly onGo: (key: string) => void;
  readonly onOpen: (item: ContestedItem, at: HTMLElement) => void;
}

type SubjectProps = Pick<ContestedEntryProps, "item" | "loss" | "nameOf" | "clauseNameOf">;

function Subject({ item, loss, nameOf, clauseNameOf }: SubjectProps) {
  if (item.kind === "ALTERNATIVES") return <ContestedAlternatives item={item} clauseNameOf={clauseNameOf} />;
  if (item.kind === "PACKAGE") return <ContestedPackage item={item} clauseNameOf={clauseNameOf} />;
  return <ContestedBrackets item={item} loss={loss} nameOf={nameOf} />;
}

/** What it is, where it is no bracket. */
function useTag(item: ContestedItem): string | undefined {
  const { t } = useTranslation();
  switch (item.kind) {
    case "PLACEHOLDER":
      return t("placeholders.toCome");
    case "ALTERNATIVES":
      return t("contested.alternatives", { count: item.offers.length });
    case "PACKAGE":
      return t("contested.package");
    default:
      return undefined;
  }
}

/** The button that shows what can be done. */
function useOpening(
  item: ContestedItem,
  clause: string,
): { readonly label: string; readonly icon: IconName } {
  const { t } = useTranslation();
  switch (item.kind) {
    case "ALTERNATIVES":
      return { label: t("contested.compare", { clause }), icon: "compare" };
    case "PACKAGE":
      return { label: t("contested.openPackage", { title: item.bundle.title }), icon: "package" };
    default:
      return {
        label: t("contested.open", { clause, words: shortened(item.now ?? item.was) }),
        icon: "more",
      };
  }
}

/** One line of what is contested. Drawn anew only when something of it changed: a draft has hundreds. */
export const ContestedEntry = memo(function ContestedEntry({
  item,
  clause,
  age,
  loss,
  isCurrent,
  isReached,
  nameOf,
  clauseNameOf,
  onGo,
  onOpen,
}: ContestedEntryProps) {
  const tag = useTag(item);
  const { label, icon } = useOpening(item, clause);
  return (
    <li className={classes.item} aria-current={isCurrent ? "location" : undefined}>
      <UnstyledButton
        className={classes.entry ?? ""}
        data-entry={item.key}
        tabIndex={isReached ? 0 : -1}
        onClick={() => onGo(item.key)}
      >
        <span className={classes.first}>
          <span className={classes.clause}>{clause}</span>
          {tag !== undefined && (
            <span className={classes.tag} data-kind={item.kind}>
              {tag}
            </span>
          )}
          <span className={classes.age}>{age}</span>
        </span>
        <Subject item={item} loss={loss} nameOf={nameOf} clauseNameOf={clauseNameOf} />
      </UnstyledButton>
      <ActionIcon
        className={classes.open ?? ""}
        variant="subtle"
        color="gray"
        tabIndex={isReached ? 0 : -1}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        onClick={(event) => onOpen(item, event.currentTarget)}
      >
        <Icon name={icon} size={16} strong={icon === "more"} />
      </ActionIcon>
    </li>
  );
});

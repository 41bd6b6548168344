import { Radio, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { putPosition } from "../../../api/positions";
import { FormDialog } from "../../../components/FormDialog";
import { Icon } from "../../../components/Icon";
import { useAction } from "../../../components/useAction";
import { audienceKey } from "../../../model/audience";
import { oneLine } from "../../../model/oneLine";
import {
  longestPositionNote,
  type Position,
  type PositionHolder,
  type PositionScope,
  type PositionValue,
  positionValues,
} from "../../../model/positions";
import { AudienceBand } from "../comments/AudienceBand";
import commentClasses from "../comments/Comments.module.css";
import type { CommentsInRoom } from "../comments/useComments";
import { audienceIcons, audienceWords } from "../comments/words";
import { PositionHistory } from "./PositionHistory";
import { PositionNotes } from "./PositionNotes";
import classes from "./Positions.module.css";

interface PositionFormProps {
  readonly comments: CommentsInRoom;
  readonly holder: PositionHolder;
  /** What the holder is called, and what the position is about. */
  readonly who: string;
  readonly on: string;
  readonly scope: PositionScope;
  /** What was said before, to each audience. */
  readonly before: readonly Position[];
  readonly onClose: () => void;
}

/** Asks where somebody stands, and who is told, which is chosen by hand. */
export function PositionForm({ comments, holder, who, on, scope, before, onClose }: PositionFormProps) {
  const { t } = useTranslation();
  const { draft, me, view, desks, announce } = comments;
  const action = useAction();
  const audiences = view.audiences.filter(({ mayWrite }) => mayWrite);
  const [key, setKey] = useState<string>();
  const chosen = audiences.find((each) => audienceKey(each) === key);
  const known = before.find((each) => audienceKey(each.audience) === key);
  const [value, setValue] = useState<PositionValue | "none" | undefined>(before[0]?.value);
  const [note, setNote] = useState(before[0]?.note ?? "");
  const submit = () => {
    if (chosen === undefined || value === undefined) return;
    const said = {
      holder,
      scope,
      value: value === "none" ? undefined : value,
      note: oneLine(note),
      audience: chosen,
    };
    action.run(
      () => putPosition(draft, said, me.delegation?.code),
      (position) => {
        desks?.takePosition(position);
        announce(t("positions.said", { reads: audienceWords(chosen, audiences, "readsThis", t) }));
        onClose();
      },
    );
  };
  return (
    <FormDialog
      title={t("positions.form", { who, on })}
      submit={t("positions.say")}
      complete={chosen !== undefined && value !== undefined && (value !== "none" || known !== undefined)}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <PositionNotes positions={before} comments={comments} />
      <PositionHistory draft={draft} holder={holder} scope={scope} standing={before} comments={comments} />
      <Radio.Group
        label={t("positions.value")}
        value={value ?? ""}
        onChange={(now) => setValue(now === "none" ? "none" : positionValues.find((each) => each === now))}
      >
        <Stack gap={6} mt={4}>
          {positionValues.map((each, index) => (
            <Radio
              key={each}
              value={each}
              label={t(`positions.values.${each}`)}
              data-autofocus={(value === undefined ? index === 0 : each === value) || undefined}
            />
          ))}
          {before.length > 0 && <Radio value="none" label={t("positions.takeBack")} />}
        </Stack>
      </Radio.Group>
      {value !== "none" && (
        <Textarea
          label={t("positions.note")}
          description={t("positions.noteHint")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={longestPositionNote}
          autosize
          minRows={1}
        />
      )}
      <Radio.Group label={t("positions.who")} value={key ?? ""} onChange={setKey}>
        <Stack gap={6} mt={4}>
          {audiences.map((audience) => (
            <Radio
              key={audienceKey(audience)}
              value={audienceKey(audience)}
              label={
                <span className={commentClasses.choice} data-audience={audience.kind}>
                  <Icon name={audienceIcons[audience.kind]} size={15} />
                  {audienceWords(audience, audiences, "reads", t)}
                </span>
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      {chosen !== undefined && (
        <div className={classes.readers}>
          <AudienceBand audience={chosen} own={audiences} said="readsThis" />
        </div>
      )}
    </FormDialog>
  );
}

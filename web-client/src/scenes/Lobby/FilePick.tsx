import { Button, Text } from "@mantine/core";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { bytesIn } from "../../components/bytes";
import { Failure } from "../../components/Failure";
import { Icon } from "../../components/Icon";
import { faultOfFile, readableFiles } from "../../model/intake";
import classes from "./Intake.module.css";

/** A place to drop a file, and a button to choose one. What can be seen to be no use is not sent. */
export function FilePick({ onPick, disabled }: { onPick: (file: File) => void; disabled: boolean }) {
  const { t, i18n } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string>();
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file === undefined || disabled) return;
    if (files !== null && files.length > 1) {
      setFault(t("intake.fault.several"));
      return;
    }
    const wrong = faultOfFile(file);
    if (wrong !== undefined) {
      setFault(t(`intake.fault.${wrong}`, { name: file.name, bytes: bytesIn(file.size, i18n.language) }));
      return;
    }
    setFault(undefined);
    onPick(file);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
    if (event.type === "drop") take(event.dataTransfer.files);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: whoever has no pointer has the button within */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={drag}
        onDragLeave={drag}
        onDrop={drag}
      >
        <Icon name="document" size={34} />
        <div>
          {t("intake.drop")}{" "}
          <Button
            data-autofocus
            size="compact-md"
            variant="light"
            disabled={disabled}
            onClick={() => input.current?.click()}
          >
            {t("intake.choose")}
          </Button>
        </div>
        <Text c="var(--plenary-quiet)" fz="0.95rem">
          {t("intake.explain")}
        </Text>
        <input
          ref={input}
          type="file"
          hidden
          accept={readableFiles.join(",")}
          aria-label={t("intake.choose")}
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file can be chosen again, after it was put right.
            event.currentTarget.value = "";
          }}
        />
      </div>
      {fault !== undefined && <Failure>{fault}</Failure>}
    </>
  );
}

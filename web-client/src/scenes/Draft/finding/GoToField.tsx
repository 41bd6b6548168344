import type { Editor } from "@tiptap/react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { clauseAtCaret } from "../../../editor/clauses";
import { type Destination, destinations } from "../../../editor/finding/destinations";
import { goToPosition } from "../../../editor/going";
import classes from "./GoToField.module.css";
import type { FindingTools } from "./useFinding";

/** A small field for a number or some words, and below it the places that they lead to. */
export function GoToField({ editor, tools }: { readonly editor: Editor; readonly tools: FindingTools }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [said, setSaid] = useState("");
  const [chosen, setChosen] = useState(0);
  const here = useMemo(() => clauseAtCaret(editor.state), [editor]);
  const places = useMemo(() => destinations(editor.state.doc, said, here), [editor, said, here]);
  const place = places[Math.min(chosen, places.length - 1)];
  const { turn } = tools;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each call for the field puts one into it
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [turn]);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  const goThere = (to: Destination) => {
    tools.close();
    goToPosition(editor, to.pos);
  };
  const stay = () => {
    tools.close();
    editor.view.focus();
    if (!editor.isEditable) editor.view.dom.focus({ preventScroll: true });
  };
  const onKeys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const by = moves[event.key];
    if (by !== undefined) setChosen((last) => (last + by + places.length) % Math.max(1, places.length));
    else if (event.key === "Enter" && place !== undefined) goThere(place);
    else if (event.key === "Escape") stay();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const optionId = (index: number) => `${id}-${index}`;
  const nameOf = ({ labels, kind }: Destination) => {
    const [clause = "", ...below] = labels;
    return `${clause === "" ? t(`kind.${kind}`) : clause}${below.length > 0 ? ` ${below.join("")}` : ""}`;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field in it
    <div
      className={classes.box}
      onKeyDown={onKeys}
      // Who turns to something else wants to go nowhere.
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || tools.close()}
    >
      <input
        ref={field}
        className={classes.field}
        type="text"
        dir="auto"
        role="combobox"
        aria-label={t("goTo.label")}
        aria-expanded={places.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={place === undefined ? undefined : optionId(places.indexOf(place))}
        aria-describedby={`${id}-hint`}
        placeholder={t("goTo.field")}
        autoComplete="off"
        spellCheck={false}
        value={said}
        onChange={(event) => {
          setSaid(event.currentTarget.value);
          setChosen(0);
        }}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t("goTo.label")} className={classes.list}>
        {places.map((each, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, and the options never the focus
          <div
            key={each.pos}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={each === place}
            className={classes.option}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setChosen(index)}
            onClick={() => goThere(each)}
          >
            <span className={classes.name}>{nameOf(each)}</span>{" "}
            <span className={classes.opening} dir="auto">
              {each.opening}
            </span>
          </div>
        ))}
      </div>
      <p id={`${id}-hint`} className={places.length > 0 ? "visually-hidden" : classes.hint}>
        {said.trim() !== "" && places.length === 0 ? t("goTo.none") : t("goTo.hint")}
      </p>
      <span className="visually-hidden" role="status">
        {said.trim() === ""
          ? ""
          : places.length === 0
            ? t("goTo.none")
            : t("goTo.found", { count: places.length })}
      </span>
    </div>
  );
}

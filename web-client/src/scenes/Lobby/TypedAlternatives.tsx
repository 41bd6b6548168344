import { Radio, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface TypedAlternativesProps {
  /** The places of clauses of the file that can be made alternatives, each with that of the other. */
  readonly competing: ReadonlyMap<number, number>;
  readonly makes: boolean;
  readonly onMake: (makes: boolean) => void;
  /** What the clause at a place is called. */
  readonly nameOf: (place: number) => string;
}

/** So many clauses are named; more are counted alone. */
const mostNamed = 8;

/** Asks what becomes of clauses that the file calls alternatives to others. */
export function TypedAlternatives({ competing, makes, onMake, nameOf }: TypedAlternativesProps) {
  const { t } = useTranslation();
  if (competing.size === 0) return null;
  const others = [...new Set(competing.values())];
  const names = others.slice(0, mostNamed).map(nameOf).join(", ");
  return (
    <section aria-label={t("intake.alternatives.title")}>
      <Radio.Group
        label={t("intake.alternatives.found", {
          count: competing.size,
          clauses: others.length > mostNamed ? `${names}…` : names,
        })}
        description={t("intake.alternatives.explain")}
        value={makes ? "make" : "keep"}
        onChange={(value) => onMake(value === "make")}
      >
        <Stack gap="xs" mt={8}>
          <Radio value="make" label={t("intake.alternatives.make")} />
          <Radio value="keep" label={t("intake.alternatives.keep")} />
        </Stack>
      </Radio.Group>
    </section>
  );
}

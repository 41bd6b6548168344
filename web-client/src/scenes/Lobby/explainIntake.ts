import type { TFunction } from "i18next";
import { ApiError, Unreachable } from "../../api/http";
import { describeError } from "../../components/describeError";
import { intakeRefusals } from "../../model/intake";

/** Why a file was not read, and what can be done. */
export function explainIntake(error: unknown, t: TFunction): string {
  if (error instanceof Unreachable) return t("intake.offline");
  if (!(error instanceof ApiError)) return describeError(error, t);
  if (error.status === 503 || error.status === 429) return t("intake.busy");
  if (error.status === 413) return t("intake.refused.too-large");
  const refusal = intakeRefusals.find((each) => each === error.problem);
  return refusal === undefined ? describeError(error, t) : t(`intake.refused.${refusal}`);
}

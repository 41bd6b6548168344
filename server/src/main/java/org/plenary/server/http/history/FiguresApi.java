package org.plenary.server.http.history;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.plenary.server.history.FigureSeries.Step;
import org.plenary.server.history.Histories;
import org.plenary.server.history.History;
import org.plenary.server.http.draft.DraftsApi;
import org.plenary.server.http.draft.HistoryAnswer;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Register;
import org.plenary.server.room.Drafts;

/** Where drafts stand and stood, in figures. They are counted on workers. */
public final class FiguresApi {
    private final Drafts drafts;
    private final Histories histories;
    private final Directory directory;

    public FiguresApi(Drafts drafts, Histories histories, Directory directory) {
        this.drafts = drafts;
        this.histories = histories;
        this.directory = directory;
    }

    /** A question with its name: the same name of the same draft has the same answer for ever. */
    private record Asked(String name, HistoryAnswer.Making answer) {}

    /** What is asked of a draft's past. */
    private interface Question {
        Asked of(History history, Register process);
    }

    public void figures(RoutingContext context) {
        String at = Query.text(context, "at", "now");
        answer(context, "application/json", (history, process) -> {
            long seq = history.find(at);
            Locale language = process.masthead().locale();
            return new Asked(
                    "figures " + seq + " " + language,
                    () -> FiguresAnswer.json(history.moment(seq), history.standingFigures(seq, language))
                            .toBuffer());
        });
    }

    public void series(RoutingContext context) {
        Step step = step(Query.text(context, "by", "day"));
        answer(context, "application/json", (history, process) -> {
            Locale language = process.masthead().locale();
            return new Asked(
                    series(step, history, language),
                    () -> FiguresAnswer.json(step, history.figureSeries(step, language))
                            .toBuffer());
        });
    }

    public void csv(RoutingContext context) {
        String by = Query.text(context, "by", "day");
        String at = Query.text(context, "at", "now");
        answer(context, "text/csv; charset=utf-8", (history, process) -> {
            Locale language = process.masthead().locale();
            if (!by.equals("holder")) {
                Step step = step(by);
                return new Asked(
                        series(step, history, language), () -> FiguresAnswer.csv(history.figureSeries(step, language)));
            }
            long seq = history.find(at);
            Map<String, String> names = names(process);
            return new Asked(
                    "holders " + seq + " " + language + " " + names,
                    () -> FiguresAnswer.csv(history.standingFigures(seq, language), names));
        });
    }

    private static Step step(String by) {
        return Step.valueOf(by.toUpperCase(Locale.ROOT));
    }

    private static String series(Step step, History history, Locale language) {
        return "figures by " + step + " " + history.last() + " " + language;
    }

    private static Map<String, String> names(Register process) {
        Map<String, String> names = new TreeMap<>();
        for (Delegation delegation : process.delegations()) {
            names.put(delegation.code(), delegation.name());
        }
        return names;
    }

    private void answer(RoutingContext context, String type, Question question) {
        HistoryAnswer.Wanted wanted = HistoryAnswer.Wanted.of(context, type);
        Future<Register> process = directory.of(SignIn.person(context).process().id());
        DraftsApi.find(drafts, context)
                .compose(stream ->
                        process.compose(register -> histories.ask(SignIn.person(context), stream, history -> {
                            Asked asked = question.of(history, register);
                            return HistoryAnswer.of(asked.name, stream, history, wanted, asked.answer);
                        })))
                .onSuccess(answer -> answer.send(context))
                .onFailure(context::fail);
    }
}

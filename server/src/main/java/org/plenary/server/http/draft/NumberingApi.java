package org.plenary.server.http.draft;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.plenary.instrument.Renumbered;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.negotiation.NumberingMode;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.NewNumbers;

/** How the clauses of a draft are numbered: as they stand, or as a revision had them. */
public final class NumberingApi {
    private final Drafts drafts;

    public NumberingApi(Drafts drafts) {
        this.drafts = drafts;
    }

    public void setNumbering(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        NumberingMode mode = NumberingMode.valueOf(body.getString("mode"));
        String since = body.getString("since");
        try {
            if (since != null) {
                SymbolPattern.requireSymbol(since);
                require(mode == NumberingMode.HELD, "expected since only where the mode is HELD, got it with " + mode);
            }
        } catch (IllegalArgumentException e) {
            Problem.INVALID_REQUEST.answer(context, "This cannot be decided: " + e.getMessage() + ".");
            return;
        }
        DraftsApi.find(drafts, context)
                .compose(stream -> drafts.number(stream.id(), SignIn.person(context), mode, since))
                .onSuccess(numbers -> context.json(json(numbers)))
                .onFailure(context::fail);
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(expected);
        }
    }

    private static JsonObject json(NewNumbers numbers) {
        return new JsonObject()
                .put("mode", numbers.numbers().mode().name())
                .put("since", numbers.numbers().since())
                .put("renumbered", json(numbers.renumbered()));
    }

    /** A table of old and new numbers. */
    public static JsonArray json(List<Renumbered> renumbered) {
        JsonArray table = new JsonArray();
        renumbered.forEach(clause -> table.add(new JsonObject()
                .put("clause", clause.clause().value())
                .put("from", clause.from().toString())
                .put("to", clause.to().toString())));
        return table;
    }
}

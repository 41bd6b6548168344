package org.plenary.server.http.desk;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.server.desk.DeskEvent;
import org.plenary.server.desk.DeskEvents;
import org.plenary.server.desk.Desks;
import org.plenary.server.history.Histories;
import org.plenary.server.history.History;
import org.plenary.server.history.Timeline;
import org.plenary.server.http.desk.EventList.Event;
import org.plenary.server.http.desk.EventList.Source;
import org.plenary.server.http.draft.DraftsApi;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.http.history.HistoryJson;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.room.Drafts;

/**
 * What happened in a draft and on the desks of one's audiences, as one list. A place in it is a place in each stream
 * that one may read and nothing else, so that what is on others shows neither in the list nor in its cursors.
 */
public final class EventsApi {
    private static final int USUAL_LIMIT = 100;

    private final Drafts drafts;
    private final Histories histories;
    private final Desks desks;

    public EventsApi(Drafts drafts, Histories histories, Desks desks) {
        this.drafts = drafts;
        this.histories = histories;
        this.desks = desks;
    }

    public void list(RoutingContext context) {
        EventCursor after;
        try {
            String cursor = Query.text(context, "after");
            after = cursor == null ? EventCursor.START : EventCursor.decode(cursor);
        } catch (IllegalArgumentException e) {
            Problem.INVALID_REQUEST.answer(
                    context, "No events come after this: " + e.getMessage() + ". Without after= one begins anew.");
            return;
        }
        int limit = (int) Query.number(context, "limit", USUAL_LIMIT);
        // Who somebody is in the draft is asked last, so that the answer is for what they are then.
        DraftsApi.find(drafts, context)
                .compose(stream -> histories
                        .ask(SignIn.person(context), stream, history -> of(history, stream, after.draft(), limit))
                        .compose(decided -> desks.events(stream.id(), SignIn.person(context), after.desks(), limit)
                                .map(said -> answer(after, decided, said, limit))))
                .onSuccess(answer -> CommentsApi.send(context, 200, answer))
                .onFailure(context::fail);
    }

    private static Source of(History history, Stream stream, long after, int limit) {
        List<Event> events = new ArrayList<>();
        List<Timeline.Mark> marks = history.marksAfter(after, limit + 1);
        for (Timeline.Mark mark : marks.subList(0, Math.min(limit, marks.size()))) {
            JsonObject told = new JsonObject().put("id", name(stream.id(), mark.seq()));
            events.add(new Event(mark.seq(), mark.atMillis(), told.mergeIn(HistoryJson.mark(mark, history))));
        }
        return new Source(events, marks.size() > limit);
    }

    private static Source of(DeskEvents said) {
        List<Event> events = new ArrayList<>();
        for (DeskEvent event : said.events()) {
            JsonObject told = new JsonObject()
                    .put("id", name(said.desk(), event.seq()))
                    .put("desk", said.desk().value())
                    .put("audience", Json.of(said.audience().toFields()))
                    .mergeIn(Json.of(event.told()));
            events.add(new Event(
                    event.seq(),
                    event.atMillis(),
                    HistoryJson.putPersonal(told, event.by(), event.atMillis(), event.seq())));
        }
        return new Source(events, said.more());
    }

    /** The same event has the same name for ever, and no other has it. */
    private static String name(StreamId stream, long seq) {
        return stream.value() + "-" + seq;
    }

    private static JsonObject answer(EventCursor after, Source decided, List<DeskEvents> said, int limit) {
        List<Source> sources = new ArrayList<>(List.of(decided));
        said.forEach(each -> sources.add(of(each)));
        EventList list = EventList.merge(sources, limit);
        long draft = reached(decided, list.taken().get(0), after.draft());
        Map<StreamId, Long> desks = new HashMap<>();
        for (int i = 0; i < said.size(); i++) {
            StreamId desk = said.get(i).desk();
            long reached = reached(
                    sources.get(i + 1), list.taken().get(i + 1), after.desks().getOrDefault(desk, 0L));
            if (reached > 0) {
                desks.put(desk, reached);
            }
        }
        return new JsonObject()
                .put("events", list.told())
                .put("cursor", new EventCursor(draft, desks).encode())
                .put("more", list.more());
    }

    private static long reached(Source source, int taken, long before) {
        return taken == 0 ? before : source.events().get(taken - 1).seq();
    }
}

package org.plenary.server.visit;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;

/** Tells people what is new in drafts since they last had them before them. Safe from any thread. */
public final class Newsroom {
    private final Visits visits;
    private final Journal journal;

    public Newsroom(Visits visits, Journal journal) {
        this.visits = visits;
        this.journal = journal;
    }

    /**
     * A person has seen a draft.
     *
     * @param draft the draft as it is now
     * @param seq the entry of its record up to which it was seen; at most the newest counts
     */
    public Future<Void> seen(PersonId person, Stream draft, long seq, long atMillis) {
        return visits.keep(
                person, new Visit(draft.id(), Math.min(seq, draft.head().seq()), atMillis));
    }

    /** What is new to a person in each of these drafts; those that the person never had before them are left out. */
    public Future<Map<StreamId, News>> news(PersonId person, List<Stream> drafts) {
        return visits.of(person).compose(all -> {
            Map<StreamId, Visit> byDraft = new HashMap<>();
            all.forEach(visit -> byDraft.put(visit.draft(), visit));
            List<Future<News>> asked = new ArrayList<>();
            for (Stream draft : drafts) {
                Visit visit = byDraft.get(draft.id());
                if (visit != null) {
                    asked.add(news(person, draft, visit));
                }
            }
            return Future.all(asked).map(answered -> {
                Map<StreamId, News> news = new HashMap<>();
                answered.<News>list().forEach(each -> news.put(each.since().draft(), each));
                return news;
            });
        });
    }

    private Future<News> news(PersonId person, Stream draft, Visit visit) {
        return draft.head().seq() <= visit.seq()
                ? Future.succeededFuture(News.of(visit, List.of(), person))
                : journal.traces(draft.id(), visit.seq(), News.MAX_TRACES)
                        .map(traces -> News.of(visit, traces, person));
    }
}

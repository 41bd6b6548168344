package org.plenary.server.desk;

import java.nio.charset.StandardCharsets;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;

/**
 * What has just been said on a desk, for people of its audience alone.
 *
 * @param seq its entry in the desk's record
 * @param subject what it is about: a later one about the same makes up for it
 * @param json as it goes out
 */
public record DeskNews(StreamId draft, StreamId desk, Audience audience, long seq, String subject, String json)
        implements AudienceNews {
    @Override
    public DeskPlace.Open saidOn() {
        return new DeskPlace.Open(desk, audience, seq);
    }

    /** What an act is told as. */
    static DeskNews of(Desk after, DeskAct act) {
        Fields news = act.news(after, after.seq());
        String kind = news.keys().iterator().next();
        Fields message = new Fields()
                .put("kind", kind)
                .put("desk", after.id().value())
                .put("seq", after.seq())
                .putAll(news);
        return new DeskNews(
                after.draft(),
                after.id(),
                after.audience(),
                after.seq(),
                after.id() + " " + act.subject(after.seq()),
                new String(message.toJson(), StandardCharsets.UTF_8));
    }
}

package org.plenary.server.sql;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the outcomes of jobs to the contexts that wait for them: one task for each context, in the jobs' order.
 * Whoever waits is told, whatever is thrown meanwhile.
 */
final class Delivery {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private Delivery() {}

    static void deliver(List<Job<?>> jobs) {
        try {
            byContext(jobs);
        } catch (RuntimeException | Error e) {
            // No matter where: a job that is told already does not mind.
            log.error("outcomes of the database could not be brought to those who wait for them", e);
            deliverHere(jobs);
        }
    }

    private static void byContext(List<Job<?>> jobs) {
        Map<Context, List<Job<?>>> byContext = new LinkedHashMap<>();
        for (Job<?> job : jobs) {
            byContext.computeIfAbsent(job.context(), c -> new ArrayList<>()).add(job);
        }
        byContext.forEach((context, group) -> {
            try {
                context.runOnContext(ignored -> deliverHere(group));
            } catch (RejectedExecutionException e) {
                // Its event loop has ended, so that nothing else runs there: whoever still waits is told from here.
                deliverHere(group);
            }
        });
    }

    /**
     * What one of them does with its outcome does not keep the others from theirs; an error goes on once all are told.
     */
    private static void deliverHere(List<Job<?>> jobs) {
        Error first = null;
        for (Job<?> job : jobs) {
            try {
                job.deliver();
            } catch (RuntimeException e) {
                log.error("a handler of a database outcome failed", e);
            } catch (Error e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}

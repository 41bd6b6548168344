package org.plenary.server.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A lane and its clock that stand still until a test moves them on. */
final class HandMadeTime implements Later {
    private final ArrayDeque<Runnable> next = new ArrayDeque<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private long nowMillis;

    private record Alarm(long atMillis, Runnable task) {}

    @Override
    public void soon(Runnable task) {
        next.add(task);
    }

    @Override
    public Runnable after(long millis, Runnable task) {
        Alarm alarm = new Alarm(nowMillis + millis, task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    /** Does all that is to be done now. */
    void work() {
        for (Runnable task = next.poll(); task != null; task = next.poll()) {
            task.run();
        }
    }

    /** Lets time pass; what becomes due is done in its turn. */
    void pass(long millis) {
        long until = nowMillis + millis;
        work();
        for (Alarm due = first(); due != null && due.atMillis <= until; due = first()) {
            nowMillis = due.atMillis;
            alarms.remove(due);
            due.task.run();
            work();
        }
        nowMillis = until;
    }

    private Alarm first() {
        return alarms.stream().min(Comparator.comparingLong(Alarm::atMillis)).orElse(null);
    }

    /** How much is to be done after a while. */
    int alarms() {
        return alarms.size();
    }
}

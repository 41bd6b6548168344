package org.plenary.server.wiring;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server does that has run out of memory: it ends, with status 3, and whoever watches over it starts it again.
 * Nobody can know which of its parts were in the midst of something; the record is whole, and all else is made from it
 * anew.
 *
 * <p>The Java that runs it sees to this itself when it is started with {@value #FLAG}, at the moment and in whatever
 * thread memory runs out. Without that only what reaches an event loop's end is seen, here.
 */
public final class OutOfMemory {
    public static final String FLAG = "-XX:+ExitOnOutOfMemoryError";

    /** What Java itself ends with, given the flag. */
    public static final int STATUS = 3;

    private static final Logger log = LoggerFactory.getLogger(OutOfMemory.class);

    private OutOfMemory() {}

    /** Watches over everything that runs on {@code vertx}. */
    public static void watch(Vertx vertx) {
        vertx.exceptionHandler(OutOfMemory::unhandled);
        if (!javaEnds()) {
            log.atWarn().addKeyValue("startWith", FLAG).log("outOfMemory.notWatchedByJava");
        }
    }

    private static void unhandled(Throwable thrown) {
        // A subclass, or one that names a limit of the network's own buffers, was thrown where it can be dealt with.
        if (thrown.getClass() == OutOfMemoryError.class) {
            try {
                System.err.println("plenary: ends because memory ran out (" + thrown.getMessage()
                        + "); what was acknowledged is in the record. Start it again, with more memory: -Xmx…");
            } finally {
                Runtime.getRuntime().halt(STATUS);
            }
        }
        log.error("an event loop met with something that nobody handled", thrown);
    }

    private static boolean javaEnds() {
        HotSpotDiagnosticMXBean java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return isOn(java, "ExitOnOutOfMemoryError") || isOn(java, "CrashOnOutOfMemoryError");
    }

    private static boolean isOn(@Nullable HotSpotDiagnosticMXBean java, String option) {
        try {
            return java != null && Boolean.parseBoolean(java.getVMOption(option).getValue());
        } catch (IllegalArgumentException e) {
            // Another Java than OpenJDK's: it may have other ways.
            return false;
        }
    }
}

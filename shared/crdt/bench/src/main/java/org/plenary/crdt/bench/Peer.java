package org.plenary.crdt.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;

/**
 * Does the tasks with this engine. Reads one command a line, answers with one line of JSON each; ends with its input.
 */
public final class Peer {
    private final Tasks tasks;
    private @Nullable Object last;

    private Peer(Path folder) {
        tasks = new Tasks(new Inputs(folder));
    }

    /** Takes the folder with the inputs. */
    public static void main(String[] arguments) throws IOException {
        Peer peer = new Peer(Path.of(arguments[0]));
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(peer.answer(line.split(" ", -1)));
        }
    }

    private String answer(String[] words) {
        return switch (words[0]) {
            case "version" ->
                "{\"version\":\"Plenary, " + System.getProperty("java.vm.name") + " "
                        + System.getProperty("java.version") + ", "
                        + ManagementFactory.getGarbageCollectorMXBeans().get(0).getName() + "\"}";
            case "has" -> "{\"has\":" + (tasks.find(words[1]) != null) + "}";
            case "check" -> "{\"digest\":\"" + digest(task(words[1]).get()) + "\"}";
            case "run" -> run(task(words[1]), Integer.parseInt(words[2]));
            case "heap" -> heap(Integer.parseInt(words[1]));
            default -> throw new IllegalArgumentException("not a command: " + words[0]);
        };
    }

    private Supplier<Object> task(String name) {
        return Objects.requireNonNull(tasks.find(name), name);
    }

    private String run(Supplier<Object> task, int times) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            last = task.get();
        }
        double wall = (double) (System.nanoTime() - start) / times;
        return String.format(
                Locale.ROOT,
                "{\"wall\":%.1f,\"cpu\":%.1f,\"done\":%b}",
                wall,
                (double) (system.getProcessCpuTime() - cpu) / times,
                last != null);
    }

    private String heap(int copies) {
        Doc[] docs = new Doc[copies];
        last = tasks.loaded();
        last = null;
        long before = usedHeap();
        for (int i = 0; i < copies; i++) {
            docs[i] = tasks.loaded();
        }
        double bytes = (double) (usedHeap() - before) / copies;
        return String.format(Locale.ROOT, "{\"bytes\":%.0f,\"digest\":\"%s\"}", bytes, digest(docs[copies - 1]));
    }

    private static long usedHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static String digest(Object result) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            if (result instanceof Doc doc) {
                digest.update(doc.encodeStateAsUpdate());
                digest.update(doc.getText("text").toString().getBytes(StandardCharsets.UTF_8));
            } else {
                digest.update((byte[]) result);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.fixpoint.engine.files.JsonText;

/** A process apart as its starter sees it: lines of JSON in both directions. Used by one thread at a time. */
final class Child implements AutoCloseable {
    private static final int KEPT = 4000;
    private static final long FAREWELL_MILLIS = 1500;

    private final Workers workers;
    private final Process process;
    private final Writer requests;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final StringBuilder noise = new StringBuilder();

    /** What has come from the process. */
    sealed interface Heard {
        /** A message. */
        record Message(JsonNode tree) implements Heard {}

        /** It has ended, with this exit code. */
        record End(int code) implements Heard {}
    }

    private Child(Workers workers, Process process) {
        this.workers = workers;
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts a process with drop-ins. */
    static Child start(Workers workers, List<Path> files, long megabytes, Workers.Duty duty) throws IOException {
        Child child = new Child(workers, workers.start(files, megabytes, duty));
        follow("fixpoint-answers", child::readAnswers);
        follow("fixpoint-noise", () -> child.readNoise(child.process.errorReader(StandardCharsets.UTF_8)));
        return child;
    }

    private static void follow(String name, Runnable reading) {
        Thread thread = new Thread(reading, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void readAnswers() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().filter(line -> !line.isBlank()).forEach(line -> message(line)
                    .ifPresentOrElse(tree -> heard.add(new Heard.Message(tree)), () -> note(line)));
        } catch (IOException | RuntimeException broken) {
            note(String.valueOf(broken.getMessage()));
        }
        heard.add(new Heard.End(process.onExit().join().exitValue()));
    }

    /** A line that a plug-in has written past the protocol is none. */
    private static Optional<JsonNode> message(String line) {
        try {
            return Optional.of(JsonText.read(line))
                    .filter(tree -> tree.path("is").isTextual());
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    /** Not by lines: a plug-in may print dots for ever. */
    private void readNoise(Reader characters) {
        char[] some = new char[KEPT];
        try (characters) {
            for (int count = characters.read(some); count >= 0; count = characters.read(some)) {
                keep(String.valueOf(some, 0, count));
            }
        } catch (IOException broken) {
            note(String.valueOf(broken.getMessage()));
        }
    }

    private void note(String line) {
        keep(line + "\n");
    }

    private void keep(String text) {
        synchronized (noise) {
            noise.append(text);
            noise.delete(0, Math.max(0, noise.length() - KEPT));
        }
    }

    /** The last that it has written to its standard error. */
    String noise() {
        synchronized (noise) {
            return noise.toString();
        }
    }

    /** Whether it lives. */
    boolean lives() {
        return process.isAlive();
    }

    /** Sends a request; to a process that has ended it says nothing, as its end is heard. */
    void tell(Map<String, Object> request) {
        try {
            requests.write(JsonText.line(request) + "\n");
            requests.flush();
        } catch (IOException ended) {
            note(String.valueOf(ended.getMessage()));
        }
    }

    /** What comes within a time. */
    Optional<Heard> hear(long millis) throws InterruptedException {
        return Optional.ofNullable(heard.poll(millis, TimeUnit.MILLISECONDS));
    }

    /** Ends it at once. */
    void kill() {
        process.destroyForcibly();
    }

    /** Ends it, in peace if it can. */
    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException ended) {
            note(String.valueOf(ended.getMessage()));
        }
        boolean interrupted = false;
        try {
            interrupted = Thread.interrupted();
            if (!process.waitFor(FAREWELL_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            interrupted = true;
        }
        workers.ended(process);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

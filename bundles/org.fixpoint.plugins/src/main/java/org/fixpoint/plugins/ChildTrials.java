package org.fixpoint.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.fixpoint.engine.document.Program;
import org.fixpoint.engine.run.ProcessEnd;
import org.fixpoint.launch.Relaunch;

/**
 * Trials in a process of their own, which a jar may end, block or exhaust.
 *
 * <p>The process tells with which jar it begins; when it dies or falls silent, that jar is to blame, and the rest are tried in
 * another process. It ends when its standard input does, and so never outlives this process.
 */
final class ChildTrials implements Trials {
    static final String BESIDE = "--beside";
    static final String PLUGIN = "--plugin";
    private static final long MEGABYTES = 256;
    private static final int BOOT_SECONDS = 300; // seconds when idle; a loaded machine takes its time
    private static final int END_SECONDS = 60;
    private static final String REMEDY = "; get a mended build, or take it out";

    private final int secondsEach;
    private final Path temporary;

    /**
     * Trials of which each jar's may take some seconds.
     *
     * @param temporary a private folder, which goes with this process
     */
    ChildTrials(int secondsEach, Path temporary) {
        this.secondsEach = secondsEach;
        this.temporary = temporary;
    }

    @Override
    public Map<String, TrialOutcome> of(Collection<JarStore.Copy> jars, List<Path> beside) {
        Map<String, JarStore.Copy> left = new LinkedHashMap<>();
        jars.forEach(jar -> left.put(jar.sha256(), jar));
        Map<String, TrialOutcome> outcomes = new HashMap<>();
        while (!left.isEmpty()) {
            Map<String, TrialOutcome> some = oneProcess(List.copyOf(left.values()), beside);
            outcomes.putAll(some);
            left.keySet().removeAll(some.keySet());
        }
        return outcomes;
    }

    /** Outcomes of at least one of the jars. */
    private Map<String, TrialOutcome> oneProcess(List<JarStore.Copy> jars, List<Path> beside) {
        List<String> arguments = new ArrayList<>(List.of("trial"));
        jars.forEach(jar -> arguments.addAll(List.of(PLUGIN, jar.file().toString())));
        beside.forEach(copy -> arguments.addAll(List.of(BESIDE, copy.toString())));
        try {
            Files.createDirectories(temporary);
            Process process = new ProcessBuilder(Relaunch.command(MEGABYTES, true, temporary, arguments))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return listen(process, jars);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException fault) {
            return untried(jars, "Java cannot be started a second time: " + fault.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return untried(jars, "the program is being stopped");
        }
    }

    private Map<String, TrialOutcome> listen(Process process, List<JarStore.Copy> jars) throws InterruptedException {
        BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(process, lines), "fixpoint-trial");
        reader.setDaemon(true);
        reader.start();
        Map<String, TrialOutcome> outcomes = new HashMap<>();
        Optional<String> current = Optional.empty();
        String doing = "";
        Optional<String> exit = Optional.empty();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOOT_SECONDS);
        while (outcomes.size() < jars.size()) {
            Optional<Optional<String>> next =
                    Optional.ofNullable(lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS));
            if (next.isEmpty() || next.get().isEmpty()) {
                boolean silent = next.isEmpty();
                if (current.isPresent()) {
                    outcomes.put(current.get(), silent ? late(doing) : dead(doing, exit, code(process)));
                }
                return current.isPresent() || !outcomes.isEmpty()
                        ? outcomes
                        : untried(
                                jars,
                                "the process for it "
                                        + (silent
                                                ? "does not begin within " + BOOT_SECONDS + " s"
                                                : "ends before it begins"));
            }
            Optional<JsonNode> message = message(next.get().get());
            Optional<String> about = message.map(node -> node.path("trial").asText())
                    .filter(sha256 -> jars.stream().anyMatch(jar -> jar.sha256().equals(sha256)));
            if (about.isEmpty()) {
                continue;
            }
            JsonNode told = message.get();
            if (told.has("outcome")) {
                outcomes.put(about.get(), TrialOutcome.of(told.path("outcome")));
                current = Optional.empty();
                end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOOT_SECONDS);
            } else if (told.has("doing")) {
                doing = told.path("doing").asText();
            } else if (told.has("exiting")) {
                exit = Optional.of(told.path("exiting").asText());
            } else {
                current = about;
                doing = "";
                end = System.nanoTime() + TimeUnit.SECONDS.toNanos(secondsEach);
            }
        }
        return outcomes;
    }

    /** The exit code, if the process is about to end: a jar may have closed the output instead. */
    private static Optional<ProcessEnd> code(Process process) throws InterruptedException {
        return process.waitFor(END_SECONDS, TimeUnit.SECONDS)
                ? Optional.of(new ProcessEnd(process.exitValue()))
                : Optional.empty();
    }

    private static TrialOutcome dead(String doing, Optional<String> exit, Optional<ProcessEnd> end) {
        if (exit.isEmpty() && end.filter(ProcessEnd::killed).isPresent()) {
            return new TrialOutcome(
                    "was not tried to the end: its process was killed from outside (exit code "
                            + end.get().code() + ")" + last(doing)
                            + "; if the system ran out of memory, make room, then start again",
                    true,
                    List.of(),
                    List.of(),
                    TrialOutcome.Lasts.NOT);
        }
        return TrialOutcome.refused(exit.map(
                                place -> "ended the program: " + place + " called System.exit while it was started")
                        .orElse("ended the program (a crash, or Runtime.halt) while it was started" + last(doing))
                + REMEDY);
    }

    private static String last(String doing) {
        return doing.isEmpty() ? "" : ", last seen in " + doing;
    }

    private TrialOutcome late(String doing) {
        return new TrialOutcome(
                "did not start within " + secondsEach + " s" + last(doing) + REMEDY,
                true,
                List.of(),
                List.of(),
                TrialOutcome.Lasts.HOUR);
    }

    private static Map<String, TrialOutcome> untried(List<JarStore.Copy> jars, String why) {
        Map<String, TrialOutcome> outcomes = new HashMap<>();
        jars.forEach(jar -> outcomes.put(
                jar.sha256(),
                new TrialOutcome(
                        "could not be tried (" + why + "); run " + Program.verb("doctor") + ", then look again",
                        true,
                        List.of(),
                        List.of(),
                        TrialOutcome.Lasts.NOT)));
        return outcomes;
    }

    /** What a jar prints itself is no message. */
    private static Optional<JsonNode> message(String line) {
        try {
            return line.startsWith("{\"trial\"") ? Optional.of(Json.read(line)) : Optional.empty();
        } catch (IOException noMessage) {
            return Optional.empty();
        }
    }

    private static void read(Process process, BlockingQueue<Optional<String>> lines) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            Optional<String> line = Optional.ofNullable(reader.readLine());
            while (line.isPresent()) {
                lines.add(line);
                line = Optional.ofNullable(reader.readLine());
            }
        } catch (IOException ended) {
            return; // the end of the process is told below, whichever way it came
        } finally {
            lines.add(Optional.empty());
        }
    }
}

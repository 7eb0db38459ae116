package org.fixpoint.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fixpoint.engine.files.DurableFiles;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.plan.Plan;

/**
 * {@code provenance.json}: where the results of a run come from, with one entry for each time that the run was begun or resumed.
 *
 * <p>Not safe for use by several threads.
 */
final class Provenance {
    static final String FILE = "provenance.json";

    private static final String SESSIONS = "sessions";

    private final Plan plan;
    private final RunFolder folder;
    private final RunOptions options;
    private final List<Map<String, Object>> sessions;

    private Provenance(Plan plan, RunFolder folder, RunOptions options, List<Map<String, Object>> sessions) {
        this.plan = plan;
        this.folder = folder;
        this.options = options;
        this.sessions = sessions;
    }

    /** Adds a session to what is known of the run, and writes it. */
    static Provenance begin(Plan plan, RunFolder folder, RunOptions options) throws IOException {
        Provenance provenance = new Provenance(plan, folder, options, earlier(folder));
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("command", options.command());
        session.put("begun", options.clock().instant().toString());
        session.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        session.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        session.put("processors", Runtime.getRuntime().availableProcessors());
        session.put("threads", options.threads());
        provenance.sessions.add(session);
        provenance.write();
        return provenance;
    }

    private static List<Map<String, Object>> earlier(RunFolder folder) throws IOException {
        List<Map<String, Object>> sessions = new ArrayList<>();
        if (Files.exists(folder.provenance())) {
            JsonText.read(Files.readString(folder.provenance()))
                    .path(SESSIONS)
                    .forEach(session -> sessions.add(JsonText.map(session)));
        }
        return sessions;
    }

    /** Adds how this session ended, and writes it. */
    void end(RunOutcome outcome) throws IOException {
        Map<String, Object> session = sessions.get(sessions.size() - 1);
        session.put("ended", options.clock().instant().toString());
        session.put("stopped", outcome.stopped());
        session.put("points-reused", outcome.reused());
        session.put("points-run", outcome.run());
        session.put("points-failed", outcome.failed());
        write();
    }

    /** What is known before the first session: enough to resume a run that was killed as it began. */
    static String ofRequest(Plan plan, RunOptions options) {
        Map<String, Object> tree = request(plan, options);
        tree.put(SESSIONS, List.of());
        return JsonText.pretty(tree);
    }

    private static Map<String, Object> request(Plan plan, RunOptions options) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(Request.FILE, plan.file().toAbsolutePath().toString());
        tree.put(Request.SET, options.overrides());
        return tree;
    }

    private void write() throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>(summary());
        tree.putAll(request(plan, options));
        tree.put(SESSIONS, sessions);
        DurableFiles.replace(folder.path(), FILE, JsonText.pretty(tree));
    }

    /** What a report says: nothing that differs between a run that was stopped and resumed and one that was not. */
    Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("name", plan.name());
        summary.put("command", String.valueOf(sessions.get(0).get("command")));
        summary.put("seed", Long.toString(plan.seed()));
        summary.put("numerics", plan.numerics());
        summary.put("java", distinct("java"));
        summary.put("os", distinct("os"));
        summary.put("derivations", plan.derivations());
        summary.put("bundles", RunFolder.lock(plan).lines().toList());
        return summary;
    }

    private String distinct(String key) {
        return sessions.stream()
                .map(session -> String.valueOf(session.get(key)))
                .distinct()
                .collect(Collectors.joining("; "));
    }
}

package org.fixpoint.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Trials whose outcomes are kept in {@code .fixpoint/trials/} of the drop-in folder, so that a restart costs nothing. An outcome
 * counts for the same jar, the same build of the workbench, the same version of Java and the same plug-ins that it was wired to. In
 * a folder that cannot be written to each start tries anew.
 */
final class RememberedTrials implements Trials {
    private static final String MARK = "workbench";
    private static final String UNTIL = "until";
    private static final String COMPANY = "company";
    private static final long HOUR_MILLIS = 3_600_000;

    private final Trials fresh;
    private final Path folder;
    private final Supplier<String> mark;
    private final Clock clock;

    /**
     * Trials that remember.
     *
     * @param folder where outcomes are kept
     * @param mark of the workbench that tries; asked once there is something to try
     */
    RememberedTrials(Trials fresh, Path folder, Supplier<String> mark, Clock clock) {
        this.clock = clock;
        this.fresh = fresh;
        this.folder = folder;
        this.mark = mark;
    }

    @Override
    public Map<String, TrialOutcome> of(Collection<JarStore.Copy> jars, List<Path> beside) {
        if (jars.isEmpty()) {
            return Map.of();
        }
        String workbench = mark.get();
        Set<String> there = new HashSet<>();
        jars.forEach(jar -> there.add(jar.sha256()));
        beside.forEach(copy -> there.add(String.valueOf(copy.getFileName()).replaceFirst("[.-].*", "")));
        Map<String, TrialOutcome> outcomes = new HashMap<>();
        List<JarStore.Copy> untried = new ArrayList<>();
        for (JarStore.Copy jar : jars) {
            remembered(jar.sha256(), workbench, there)
                    .filter(outcome -> there.containsAll(outcome.with()))
                    .ifPresentOrElse(outcome -> outcomes.put(jar.sha256(), outcome), () -> untried.add(jar));
        }
        Map<String, TrialOutcome> tried =
                untried.isEmpty() ? Map.of() : fresh.of(untried, withRest(jars, untried, beside));
        tried.forEach((sha256, outcome) -> remember(sha256, outcome, workbench, there));
        outcomes.putAll(tried);
        return outcomes;
    }

    /** Those that are known to start may be needed by those that are not. */
    private static List<Path> withRest(Collection<JarStore.Copy> jars, List<JarStore.Copy> untried, List<Path> beside) {
        List<Path> all = new ArrayList<>(beside);
        jars.stream()
                .filter(jar -> !untried.contains(jar))
                .map(JarStore.Copy::file)
                .forEach(all::add);
        return all;
    }

    private static String company(Set<String> there) {
        return String.join(" ", new TreeSet<>(there));
    }

    private Optional<TrialOutcome> remembered(String sha256, String workbench, Set<String> there) {
        Path file = folder.resolve(sha256 + ".json");
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            var node = Json.read(Files.readString(file));
            boolean holds = node.path(MARK).asText().equals(workbench)
                    && clock.millis() < node.path(UNTIL).asLong()
                    && (!node.has(COMPANY) || node.path(COMPANY).asText().equals(company(there)));
            return holds ? Optional.of(TrialOutcome.of(node)) : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private void remember(String sha256, TrialOutcome outcome, String workbench, Set<String> there) {
        if (outcome.lasts() == TrialOutcome.Lasts.NOT) {
            return;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(MARK, workbench);
        boolean always = outcome.lasts() == TrialOutcome.Lasts.ALWAYS;
        data.put(UNTIL, always ? Long.MAX_VALUE : clock.millis() + HOUR_MILLIS);
        if (outcome.curable() && always) {
            data.put(COMPANY, company(there)); // another plug-in may bring what it lacked
        }
        data.putAll(outcome.asData());
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, ".part-", "");
            try {
                Files.writeString(part, Json.line(data) + "\n");
                Files.move(part, folder.resolve(sha256 + ".json"), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException readOnly) {
            return; // the next start tries again
        }
    }
}

package org.fixpoint.launch.churn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.fixpoint.launch.ChurnWorkbench;
import org.fixpoint.launch.ChurnWorkbench.Outcome;
import org.fixpoint.launch.ChurnWorkbench.Planned;
import org.fixpoint.launch.ChurnWorkbench.Ran;

/**
 * Experiments that run over and over, each in a thread, while plug-ins come and go. A run gives the numbers of exactly the versions
 * in its bundles.lock, or is refused as one of them went after it was planned; everything else is a fault.
 */
public final class Experiments {
    private record Known(String recipe, String item, int version) {}

    private final ChurnWorkbench workbench;
    private final FolderModel model;
    private final Path runs;
    private final Map<Known, double[]> references = new HashMap<>();
    private final ReentrantReadWriteLock rounds = new ReentrantReadWriteLock(true);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger absent = new AtomicInteger();
    private volatile boolean open = true;
    private volatile Optional<String> fault = Optional.empty();

    /** None runs yet, and nothing is known of what they give. */
    public Experiments(ChurnWorkbench workbench, FolderModel model, Path runs) {
        this.workbench = workbench;
        this.model = model;
        this.runs = runs;
    }

    /** Remembers the numbers that a version gives, while it is the only one there. */
    public void learn(int version) throws IOException {
        for (Recipe recipe : Recipe.ALL) {
            Planned plan = workbench.plan(recipe.text());
            if (!plan.faults().isEmpty()) {
                throw new IllegalStateException(recipe.name() + ": " + plan.faults());
            }
            Outcome outcome = plan.run(runs.resolve(recipe.name()));
            Ran ran = outcome.ran().orElseThrow(() -> new IllegalStateException(String.valueOf(outcome.refusal())));
            if (!ran.faults().isEmpty()) {
                throw new IllegalStateException(recipe.name() + ": " + ran.faults());
            }
            ran.arrays().forEach((item, numbers) -> {
                Optional<double[]> before =
                        Optional.ofNullable(references.get(new Known(recipe.name(), item, version - 1)));
                if (before.filter(earlier -> Arrays.equals(earlier, numbers)).isPresent()) {
                    throw new IllegalStateException(item + " of " + recipe.name() + " does not tell versions apart");
                }
                references.put(new Known(recipe.name(), item, version), numbers);
            });
        }
    }

    /** Begins, each experiment in a thread of its own. */
    public void start(long seed) {
        for (Recipe recipe : Recipe.ALL) {
            RandomGenerator random = new SplittableRandom(seed + threads.size());
            Thread thread = new Thread(() -> repeat(recipe, random), "churn-" + recipe.name());
            threads.add(thread);
            thread.start();
        }
    }

    private void repeat(Recipe recipe, RandomGenerator random) {
        try {
            while (open && fault.isEmpty()) {
                rounds.readLock().lock();
                try {
                    round(recipe, random);
                } finally {
                    rounds.readLock().unlock();
                }
                Thread.sleep(20 + random.nextInt(40)); // leaves the processors to the steps
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | LinkageError broken) {
            fault = Optional.of(recipe.name() + " broke off with " + broken);
        }
    }

    private void round(Recipe recipe, RandomGenerator random) throws IOException, InterruptedException {
        int begun = model.step();
        Planned plan = workbench.plan(recipe.text());
        if (!plan.faults().isEmpty()) {
            absent.incrementAndGet();
            if (!plan.faults().stream().allMatch(Experiments::tellsOfAbsence)) {
                fault = Optional.of(recipe.name() + " cannot be planned: " + plan.faults());
            }
            return;
        }
        Thread.sleep(random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(5));
        Outcome outcome = plan.run(runs.resolve(recipe.name()));
        Optional<String> wrong = outcome.refusal()
                .map(sentence -> unfounded(sentence, plan, begun))
                .orElseGet(() -> wrong(recipe, outcome.ran().orElseThrow(), plan));
        wrong.ifPresent(sentence -> fault = Optional.of(recipe.name() + " with " + own(plan) + ": " + sentence));
        if (outcome.ran().isPresent()) {
            delete(outcome.ran().get().folder());
            completed.incrementAndGet();
        } else {
            refused.incrementAndGet();
        }
    }

    private static boolean tellsOfAbsence(String sentence) {
        return sentence.contains("is not installed")
                || sentence.contains("was taken out while the experiment was read");
    }

    private static Map<String, String> own(Planned plan) {
        Map<String, String> own = new HashMap<>(plan.bundles());
        own.keySet().removeIf(name -> !name.startsWith(Pool.NAMES));
        return own;
    }

    /** What is wrong with a refusal; nothing if it names a plug-in of the plan that went after it was planned. */
    private Optional<String> unfounded(String sentence, Planned plan, int begun) {
        boolean founded = own(plan).entrySet().stream()
                .anyMatch(bundle -> sentence.contains(bundle.getKey() + " " + bundle.getValue() + " ")
                        && model.departedSince(bundle.getKey(), bundle.getValue(), begun));
        return founded
                ? Optional.empty()
                : Optional.of("is refused since step " + begun + " without a cause: " + sentence);
    }

    private Optional<String> wrong(Recipe recipe, Ran ran, Planned plan) {
        if (!ran.faults().isEmpty()) {
            return Optional.of(ran.faults().toString());
        }
        Map<String, Integer> versions = new HashMap<>();
        try (Stream<String> lines = Files.lines(ran.folder().resolve("bundles.lock"))) {
            lines.map(line -> line.split(" ", -1))
                    .filter(words -> words[0].startsWith(Pool.NAMES))
                    .forEach(words -> versions.put(
                            words[0].substring(Pool.NAMES.length()), Integer.valueOf(words[1].split("\\.", -1)[1])));
        } catch (IOException unreadable) {
            return Optional.of("has no lock: " + unreadable);
        }
        if (!versions.keySet().equals(Set.copyOf(recipe.plugins()))) {
            return Optional.of("has locked " + versions + " and planned " + plan.bundles());
        }
        Set<String> expected = new HashSet<>();
        references.keySet().stream()
                .filter(known -> known.recipe().equals(recipe.name()))
                .forEach(known -> expected.add(known.item()));
        if (!ran.arrays().keySet().equals(expected)) {
            return Optional.of("gave " + ran.arrays().keySet() + " instead of " + expected);
        }
        return ran.arrays().keySet().stream()
                .filter(item -> !Arrays.equals(
                        ran.arrays().get(item),
                        references.get(new Known(recipe.name(), item, version(versions, recipe.owner(item))))))
                .findFirst()
                .map(item -> item + " is not what " + versions + " give");
    }

    private static int version(Map<String, Integer> versions, String plugin) {
        return Optional.ofNullable(versions.get(plugin)).orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Does something while no experiment is planned or run. */
    public void paused(Runnable act) {
        rounds.writeLock().lock();
        try {
            act.run();
        } finally {
            rounds.writeLock().unlock();
        }
    }

    /** The first fault. */
    public Optional<String> fault() {
        return fault;
    }

    /** Runs that gave the right numbers. */
    public int completed() {
        return completed.get();
    }

    /** Waits for what is going on; a second call does nothing. */
    public void stop() throws InterruptedException {
        open = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public String toString() {
        return completed + " completed, " + refused + " refused with a cause, " + absent
                + " not planned for want of a plug-in";
    }
}

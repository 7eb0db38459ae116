package org.fixpoint.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.maths.linear.Numerics;
import org.fixpoint.maths.linear.Profile;

/** The program behind {@code benchmarks/compare}. */
public final class Compare {
    private static final List<String> PEERS = List.of("numpy", "torch");
    private static final String PARALLELISM =
            "java.util.concurrent.ForkJoinPool.common.parallelism"; // read at first use
    private static final int DIFFERENT = 1;
    private static final int USAGE = 2;

    private final Settings settings;
    private final PrintStream out;

    private Compare(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Exit code 0, 1 if a peer disagrees, 2 for bad usage. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.out));
    }

    /** As {@link #main}, with the output given. */
    static int run(List<String> arguments, PrintStream out) throws IOException {
        Settings settings;
        try {
            settings = Settings.of(arguments);
        } catch (IllegalArgumentException fault) {
            out.println("compare: " + fault.getMessage());
            return USAGE;
        }
        if (settings.help()) {
            out.print(Settings.HELP);
            return 0;
        }
        settings.threads()
                .ifPresent(threads -> System.setProperty(PARALLELISM, Integer.toString(threads - 1))); // and the caller
        settings.numerics().ifPresent(word -> System.setProperty(Numerics.PROPERTY, word)); // read at first use
        if (!Numerics.isThere()) {
            out.println(
                    "compare: native numerics are not built, or do not work here; ./fixpoint --native list builds them");
            return USAGE;
        }
        return new Compare(settings, out).compare();
    }

    private int compare() throws IOException {
        boolean outside = Numerics.profile() == Profile.NATIVE;
        List<JobSpec> jobs = new Jobs(settings.tiny(), settings.root(), outside)
                .all().stream().filter(job -> settings.wants(job.id())).toList();
        List<Peer> peers = new ArrayList<>();
        try {
            for (String name : PEERS) {
                found(name).ifPresent(peers::add);
            }
            List<Comparison> comparisons = new ArrayList<>();
            Rounds rounds = new Rounds(settings.rounds(), settings.warmSeconds(), peers, out::println);
            out.println(Report.heading());
            for (JobSpec job : jobs) {
                for (Comparison comparison : rounds.compare(job)) {
                    out.println(Report.line(comparison));
                    comparisons.add(comparison);
                }
                if (settings.csv().isPresent()) {
                    Files.writeString(settings.csv().get(), Report.csv(comparisons));
                }
            }
            return comparisons.stream().allMatch(Comparison::agrees) ? 0 : DIFFERENT;
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    private Optional<Peer> found(String name) {
        Path script = settings.root().resolve("benchmarks").resolve("peers").resolve(name + "_peer.py");
        Peer.Found found = Peer.start(settings.python(), script, settings.threads());
        if (found.peer().isEmpty()) {
            out.println("compare: without " + name + ", for " + found.why());
        }
        return found.peer();
    }
}

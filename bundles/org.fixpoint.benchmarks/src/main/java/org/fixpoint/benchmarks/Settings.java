package org.fixpoint.benchmarks;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line of {@code benchmarks/compare} says.
 *
 * @param jobs beginnings of the ids of those wanted; empty for all
 * @param numerics of Fixpoint, if not the usual
 */
record Settings(
        boolean help,
        boolean tiny,
        int rounds,
        OptionalInt threads,
        List<String> jobs,
        Optional<Path> csv,
        String python,
        Optional<String> numerics,
        Path root) {
    static final String HELP =
            """
            Runs jobs of Fixpoint beside the same in NumPy and PyTorch, in turn on this machine, and prints how many times as long
            the peer takes: by the clock, and of the processors' time, each as the median of the rounds with their range.
            Above 1 Fixpoint is faster. A peer that is not installed is left out. Exit code 1 says that a peer's numbers differ.

              benchmarks/compare [--rounds N] [--threads N] [--jobs A,B] [--csv FILE] [--python COMMAND]
                                 [--numerics strict|native] [--tiny]

              --rounds N        timings of each job, from 1 on; default 7
              --threads N       of Fixpoint and of the peers; default: as many as each takes of itself. Where other programs use the
                                machine, only the processors' time on one thread tells anything: waiting threads of the peers use it up
              --jobs A,B        only jobs whose names begin so: product, tanh, network, kernels, hopfield, start, ...
              --csv FILE        writes all numbers there too
              --python COMMAND  which Python the peers run on; default python3
              --numerics WORD   of Fixpoint: strict for plain Java, as where no module of vectors is to be had; native for spectra by
                                OpenBLAS, those of 1,024 rows too (./fixpoint --native list builds it first); default fast
              --tiny            small sizes: whether the numbers agree, and nothing about time
            """;

    private static final int ROUNDS = 7;
    private static final double WARM_SECONDS = 5;

    Settings {
        jobs = List.copyOf(jobs);
    }

    /** Those of a command line. */
    static Settings of(List<String> arguments) {
        Settings settings = new Settings(
                false,
                false,
                ROUNDS,
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                "python3",
                Optional.empty(),
                Path.of(System.getProperty("fixpoint.root", ""))
                        .toAbsolutePath()
                        .normalize());
        for (Iterator<String> i = arguments.iterator(); i.hasNext(); ) {
            settings = settings.with(i.next(), i);
        }
        return settings;
    }

    private Settings with(String option, Iterator<String> rest) {
        return switch (option) {
            case "-h", "--help" -> new Settings(true, tiny, rounds, threads, jobs, csv, python, numerics, root);
            case "--tiny" -> new Settings(help, true, rounds, threads, jobs, csv, python, numerics, root);
            case "--rounds" -> new Settings(
                    help, tiny, whole(option, value(option, rest)), threads, jobs, csv, python, numerics, root);
            case "--threads" -> new Settings(
                    help,
                    tiny,
                    rounds,
                    OptionalInt.of(whole(option, value(option, rest))),
                    jobs,
                    csv,
                    python,
                    numerics,
                    root);
            case "--jobs" -> new Settings(
                    help,
                    tiny,
                    rounds,
                    threads,
                    List.of(value(option, rest).split(",", -1)),
                    csv,
                    python,
                    numerics,
                    root);
            case "--csv" -> new Settings(
                    help,
                    tiny,
                    rounds,
                    threads,
                    jobs,
                    Optional.of(Path.of(value(option, rest))),
                    python,
                    numerics,
                    root);
            case "--python" -> new Settings(
                    help, tiny, rounds, threads, jobs, csv, value(option, rest), numerics, root);
            case "--numerics" -> new Settings(
                    help, tiny, rounds, threads, jobs, csv, python, Optional.of(profile(value(option, rest))), root);
            default -> throw new IllegalArgumentException(
                    "there is no option " + option + "; see benchmarks/compare --help");
        };
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; see benchmarks/compare --help");
        }
        return rest.next();
    }

    private static String profile(String word) {
        if (!List.of("strict", "fast", "native").contains(word)) {
            throw new IllegalArgumentException("--numerics " + word + "; give strict, fast or native");
        }
        return word;
    }

    private static int whole(String option, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException fault) {
            throw new IllegalArgumentException(option + " " + text + " is not a whole number", fault);
        }
        throw new IllegalArgumentException(option + " " + text + "; give 1 or more");
    }

    /** Whether a job is wanted. */
    boolean wants(String id) {
        return jobs.isEmpty() || jobs.stream().anyMatch(id::startsWith);
    }

    /** The processor time for which a job is repeated before it is timed. */
    double warmSeconds() {
        return tiny ? 0 : WARM_SECONDS;
    }
}

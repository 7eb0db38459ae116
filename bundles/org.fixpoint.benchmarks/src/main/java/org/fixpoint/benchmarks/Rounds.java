package org.fixpoint.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs jobs beside their peers in turn: ours, the first peer's, the second's, and again, so that what disturbs the machine disturbs
 * all of them.
 *
 * @param rounds how many timings are kept
 * @param warmSeconds processor time that a job takes before the first of them, twice at least: compilers need theirs
 * @param told is told in a line what a peer cannot do
 */
record Rounds(int rounds, double warmSeconds, List<Peer> peers, Consumer<String> told) {
    private static final int WARM_RUNS = 30; // after which all of it is compiled, but if these take long
    private static final int LONG = 3; // times the seconds given
    private static final long PAUSE_MILLIS = 60; // threads of the one before still look for work for a while

    Rounds {
        peers = List.copyOf(peers);
    }

    /** One job beside each peer that can do it; alone, if none can. */
    List<Comparison> compare(JobSpec spec) throws IOException {
        Job job = spec.make();
        List<Peer> able = able(spec);
        warm(job, able);
        List<Timing> ours = new ArrayList<>();
        Map<Peer, List<Timing>> theirs = new LinkedHashMap<>();
        able.forEach(peer -> theirs.put(peer, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            pause();
            ours.add(Timing.of(job));
            for (Map.Entry<Peer, List<Timing>> entry : theirs.entrySet()) {
                pause();
                entry.getValue().add(entry.getKey().run());
            }
        }
        double[] nothing = new double[0];
        boolean checked = spec.tolerance() < Double.POSITIVE_INFINITY;
        Optional<double[]> reference = job.reference();
        List<Comparison> comparisons = new ArrayList<>();
        for (Map.Entry<Peer, List<Timing>> entry : theirs.entrySet()) {
            Peer peer = entry.getKey();
            double[] expected = reference.isPresent() ? reference.get() : checked ? peer.check() : nothing;
            double[] found = checked ? job.check() : nothing;
            comparisons.add(Comparison.of(spec, peer.name(), ours, entry.getValue(), found, expected));
        }
        return comparisons.isEmpty()
                ? List.of(Comparison.of(
                        spec,
                        "",
                        ours,
                        List.of(),
                        reference.isPresent() ? job.check() : nothing,
                        reference.orElse(nothing)))
                : List.copyOf(comparisons);
    }

    private List<Peer> able(JobSpec spec) throws IOException {
        List<Peer> able = new ArrayList<>();
        for (Peer peer : peers) {
            Optional<String> why = peer.prepare(spec.asked(), spec.sizes());
            if (why.isEmpty()) {
                able.add(peer);
            } else {
                told.accept(spec.id() + " without " + peer.name() + ": " + why.get());
            }
        }
        return able;
    }

    private void warm(Job job, List<Peer> able) throws IOException {
        double spent = 0;
        for (int i = 0; i < 2 || spent < warmSeconds || (i < WARM_RUNS && spent < LONG * warmSeconds); i++) {
            spent += job.times() * Timing.of(job).processors();
        }
        for (Peer peer : able) {
            peer.run();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.fixpoint.analyses.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fixpoint.analyses.words.Phrases;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.maths.dynamics.LyapunovSpectrum;

/** What analyses of orbits have found, in a sentence each. */
final class OrbitFindings {
    private static final double OF_THREE = 3; // none in n: its share is below 3/n with 95 % confidence
    private static final double ERRORS = 2;
    private static final double ROUNDING = 0x1p-48; // of the largest energy, itself a difference of sums

    private OrbitFindings() {}

    /** {@code 10000 orbits end at 3 attractors (3 stable points): the largest share is 41.2 % (95 % interval 40.24 % to 42.17 %) …}. */
    static Item ofBasins(Attractors attractors) {
        int orbits = attractors.member().length;
        return Finding.of(attractors(attractors, "orbits", true)
                + (attractors.groups().isEmpty()
                        ? ""
                        : " Attractors of less than " + Phrases.number(100 * OF_THREE / orbits)
                                + " % of the starts may be missed."));
    }

    /** The same for the points of a plane, of which no share is an estimate. */
    static Item ofSection(Attractors attractors, String plane) {
        return Finding.of("On " + plane + ", " + attractors(attractors, "points", false));
    }

    private static String attractors(Attractors attractors, String of, boolean random) {
        int all = attractors.member().length;
        List<Attractors.Group> groups = attractors.groups();
        long lost = Arrays.stream(attractors.member()).filter(k -> k < 0).count();
        if (groups.isEmpty()) {
            return "none of " + all + " " + of + " came to rest within the steps allowed.";
        }
        Map<String, Long> kinds =
                groups.stream().collect(Collectors.groupingBy(Basins::kind, TreeMap::new, Collectors.counting()));
        String shares = groups.size() == 1 ? "" : ", the first with " + share(groups.get(0), all, random);
        String last =
                groups.size() < 3 ? "" : " and the last with " + share(groups.get(groups.size() - 1), all, random);
        return (all - lost) + " of " + all + " " + of + " end at " + Phrases.counted(groups.size(), "attractor") + " ("
                + kinds.entrySet().stream()
                        .map(kind -> Phrases.counted(kind.getValue(), kind.getKey()))
                        .collect(Collectors.joining(", "))
                + ")" + shares + last + "; " + (lost == 0 ? "none" : Long.toString(lost)) + " came to no rest.";
    }

    private static String share(Attractors.Group group, int all, boolean random) {
        return random ? Phrases.share(group.count(), all) : Phrases.percent((double) group.count() / all);
    }

    /**
     * How far orbits have come.
     *
     * @param change from each state to the next, orbit by orbit
     * @param energy of each state; empty without one
     */
    static Item ofOrbits(double[] change, double[] energy, int count, int passages) {
        int states = change.length / count;
        double last = 0;
        double rise = Double.NEGATIVE_INFINITY;
        double largest = Arrays.stream(energy).map(Math::abs).max().orElse(0);
        for (int at = 0; at < change.length; at++) {
            if (at % states == states - 1) {
                last = Math.max(last, change[at]);
            } else if (energy.length > 0) {
                rise = Math.max(rise, energy[at + 1] - energy[at]);
            }
        }
        String energies = energy.length == 0
                ? ""
                : rise <= 0
                        ? "; the energy never rises"
                        : rise <= ROUNDING * largest
                                ? "; the energy never rises by more than rounding, " + Phrases.number(rise)
                                : "; the energy rises by " + Phrases.number(rise) + " at most in a step";
        return Finding.of(
                Phrases.counted(count, "orbit") + " of " + Phrases.counted(states - 1L, "step") + ", the last of "
                        + Phrases.number(last) + " at most" + energies + "; " + Phrases.counted(passages, "passage")
                        + " near unstable fixed points.");
    }

    /** Whether neighbours of orbits come together or part, where that is more than two standard errors from 0. */
    static Item ofLyapunov(List<LyapunovSpectrum> spectra) {
        double largest = Double.NEGATIVE_INFINITY;
        double error = 0;
        int parting = 0;
        int meeting = 0;
        for (LyapunovSpectrum spectrum : spectra) {
            double value = spectrum.exponents()[0];
            double sure = ERRORS * spectrum.errors()[0];
            parting += value > sure ? 1 : 0;
            meeting += value < -sure ? 1 : 0;
            if (value > largest) {
                largest = value;
                error = spectrum.errors()[0];
            }
        }
        return Finding.of("The largest Lyapunov exponent of " + Phrases.counted(spectra.size(), "orbit") + " is "
                + Phrases.number(largest) + " a step (standard error " + Phrases.number(error)
                + "); neighbours part along " + parting
                + " of the orbits, come together along " + meeting + ", and " + (spectra.size() - parting - meeting)
                + " are undecided at two standard errors.");
    }

    /** Where saddles lead. */
    static Item ofManifolds(int points, int saddles, int[] targets, String verdict) {
        long led = Arrays.stream(targets).filter(target -> target >= 0).count();
        return Finding.of(Phrases.counted(saddles, "saddle") + " with one unstable direction among "
                + Phrases.counted(points, "fixed point") + ", which are " + verdict + ": " + led + " of "
                + targets.length
                + " halves of unstable manifolds lead to one of them.");
    }
}

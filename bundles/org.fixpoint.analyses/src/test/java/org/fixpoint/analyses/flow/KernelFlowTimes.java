package org.fixpoint.analyses.flow;

import static org.fixpoint.analyses.flow.Flows.flow;
import static org.fixpoint.analyses.flow.Flows.gram;
import static org.fixpoint.analyses.flow.Flows.made;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.fixpoint.activations.Gelu;
import org.fixpoint.activations.Relu;
import org.fixpoint.activations.Tanh;
import org.fixpoint.analyses.Models;
import org.fixpoint.analyses.meanfield.Expectations;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.testkit.TestRun;

/** How long NNGP and NTK of a batch take: a program to be run by hand, see docs/performance.md. Arguments: inputs and layers. */
final class KernelFlowTimes {
    private static final int REPEATS = 5;

    private KernelFlowTimes() {}

    /** Prints medians. */
    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int depth = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        double[] gram = gram(count, 64, 1, 1);
        ActivationFunction relu = made(new Relu());
        ActivationFunction gelu = made(new Gelu());
        ActivationFunction tanh = made(new Tanh());
        for (boolean all : new boolean[] {false, true}) {
            String shown = all ? "every layer shown" : "the last layer shown";
            time("relu, " + shown, flow(Models.plain(relu, depth)), gram, count, all);
            KernelFlow integrated = GramFlow.of(Models.plain(gelu, depth), Expectations.QUADRATURE);
            time("gelu by quadrature, " + shown, integrated, gram, count, all);
            time("tanh, " + shown, flow(Models.plain(tanh, depth)), gram, count, all);
        }
    }

    private static void time(String what, KernelFlow flow, double[] gram, int count, boolean all) {
        double[] wall = new double[REPEATS];
        double[] processor = new double[REPEATS];
        for (int i = -2; i < REPEATS; i++) { // twice to warm up
            long start = System.nanoTime();
            double used = processorSeconds();
            flow.visit(
                    gram,
                    count,
                    TestRun.seeded(1),
                    KernelFlow.Visitor.of(layer -> all || layer == flow.depth(), (layer, nngp, tangent) -> {}));
            if (i >= 0) {
                wall[i] = (System.nanoTime() - start) / 1e6;
                processor[i] = 1e3 * (processorSeconds() - used);
            }
        }
        Arrays.sort(wall);
        Arrays.sort(processor);
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f ms (processors %.0f ms), medians of %d%n",
                what,
                wall[REPEATS / 2],
                processor[REPEATS / 2],
                REPEATS);
    }

    private static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? 1e-9 * system.getProcessCpuTime()
                : 0;
    }
}

package org.fixpoint.analyses.meanfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.GoldenTable;
import org.fixpoint.analyses.Models;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.api.model.MeanField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernel maps and sequences of both derivations against numbers computed with 50 digits. */
class KernelMapGoldenTest {
    private static final GoldenTable VALUES = new GoldenTable("kernel_values.csv");
    private static final double[] RHO = {-1, -0.8, -0.5, 0.25, 0.5, 0.75, 1};
    private static final Pattern TRAJECTORY = Pattern.compile("\"(\\w+)\\|rho0=([-.0-9]+)\": \\{([^}]*)\\}");
    private static final Pattern STEP = Pattern.compile("\"(\\d+)\": \"([-.0-9e]+)\"");

    static Stream<String> activations() {
        return GoldenActivations.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("activations")
    void closedFormAgreesTo1e12(String name) {
        ActivationFunction activation = GoldenActivations.all().get(name);
        Contribution<Derivation<KernelMap>> derivation = new ClosedFormKernelMap();
        assertEquals(activation.dual().isEmpty(), Models.declines(derivation, Models.plain(activation, 1)));
        if (activation.dual().isPresent()) {
            agrees(name, Models.derived(derivation, Models.plain(activation, 1)), 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void quadratureAgreesTo1e11(String name) {
        ActivationFunction activation =
                GoldenActivations.withoutDual(GoldenActivations.all().get(name));
        agrees(name, Models.derived(new QuadratureKernelMap(), Models.plain(activation, 1)), 1e-11);
    }

    private static void agrees(String name, KernelMap map, double tolerance) {
        for (double rho : RHO) {
            String column = "kappa_norm(" + String.valueOf(rho).replaceAll("\\.0$", "") + ")";
            double expected = VALUES.number(name, column);
            double slack = Math.max(tolerance * Math.abs(expected), 1e-14); // zeros, such as that of ReLU at -1
            assertEquals(expected, map.value(rho), slack, name + " at " + rho);
            assertEquals(expected, map.value(rho), Math.max(map.error(), 1e-15), name + " within its error at " + rho);
            assertEquals(1 - expected, map.gap(1 - rho), slack + 1e-14, name + " gap at " + rho);
        }
    }

    @Test
    void sequencesAgreeForBothDerivations() {
        List<String> checked = new ArrayList<>();
        Matcher trajectory = TRAJECTORY.matcher(GoldenTable.text("sequences.json"));
        while (trajectory.find()) {
            String name = trajectory.group(1);
            ActivationFunction activation = GoldenActivations.all().get(name);
            double rho = Double.parseDouble(trajectory.group(2));
            if (activation.dual().isPresent()) {
                follows(trajectory.group(3), name, path(new ClosedFormMeanField(), activation, rho));
            }
            follows(trajectory.group(3), name, path(new QuadratureMeanField(), activation, rho));
            checked.add(name);
        }
        assertEquals(9, checked.size());
    }

    private static double[] path(
            Contribution<Derivation<MeanField>> derivation, ActivationFunction activation, double rho) {
        return Models.derived(derivation, Models.plain(activation, 100))
                .path(1, 1, rho)
                .correlations();
    }

    private static void follows(String steps, String name, double[] path) {
        Matcher step = STEP.matcher(steps);
        int found = 0;
        while (step.find()) {
            double expected = Double.parseDouble(step.group(2));
            int layer = Integer.parseInt(step.group(1));
            // an error of 1e-14 a layer, summed over up to 100 layers of slope up to 1.2 near one
            assertEquals(expected, path[layer], 2e-12, name + " after layer " + layer);
            found++;
        }
        assertTrue(found > 5, name + " has " + found + " layers in the table");
    }

    @Test
    void theTableHoldsEveryActivation() {
        Set<String> names = new LinkedHashSet<>();
        VALUES.activations().forEach(names::add);
        assertEquals(names, GoldenActivations.all().keySet());
    }
}

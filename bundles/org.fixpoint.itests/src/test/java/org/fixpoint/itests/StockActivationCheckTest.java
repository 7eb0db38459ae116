package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.DoubleStream;
import org.fixpoint.activations.Tanh;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.engine.run.ActivationCheck;
import org.junit.jupiter.api.Test;

/** The check of dropped-in activations, on all that ship: none is accused, whatever its parameters. */
class StockActivationCheckTest {
    private static final double[] VALUES = {
        -1000, -100, -20, -5, -1, -0.5, -0.01, 0, 1e-3, 0.01, 0.1, 0.24, 0.249, 0.5, 0.9, 1, 2, 5, 20, 100, 1000
    };
    private static final int[] WHOLES = {0, 1, 2, 3, 5, 10, 20, 40, 64};

    @Test
    void noStockActivationIsAccusedAtAnyValueOfItsParameters() throws Exception {
        Map<String, String> accused = new TreeMap<>();
        int checked = 0;
        for (Contribution<?> contribution : stock()) {
            for (Map<String, Object> values : settings(contribution)) {
                ActivationFunction phi;
                try {
                    phi = (ActivationFunction) contribution.create(Values.of(contribution.descriptor(), values));
                } catch (IllegalArgumentException | Refusal refused) {
                    continue; // out of range, or refused by the activation
                }
                checked++;
                ActivationCheck.fault(phi)
                        .ifPresent(
                                fault -> accused.put(contribution.descriptor().id() + values, fault));
            }
        }
        assertEquals(Map.of(), accused);
        assertTrue(checked > 150, "only " + checked + " were checked");
    }

    private static List<Contribution<?>> stock() throws Exception {
        Path place = Path.of(
                Tanh.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Contribution<?>> all = new ArrayList<>();
        try (JarFile jar = new JarFile(place.toFile())) {
            for (JarEntry entry : jar.stream()
                    .filter(file -> file.getName().matches("OSGI-INF/.*\\.xml"))
                    .toList()) {
                String name = entry.getName().replaceAll("OSGI-INF/(.*)\\.xml", "$1");
                Object made = Class.forName(name).getDeclaredConstructor().newInstance();
                if (made instanceof Contribution<?> contribution
                        && contribution.descriptor().kind() == ActivationFunction.class) {
                    all.add(contribution);
                }
            }
        }
        assertTrue(all.size() > 40, all.size() + " activations found");
        return all;
    }

    /** The defaults, and each parameter by itself at many values. */
    private static List<Map<String, Object>> settings(Contribution<?> contribution) {
        List<Map<String, Object>> settings = new ArrayList<>(List.of(Map.of()));
        for (Parameter<?> parameter : contribution.descriptor().parameters()) {
            if (parameter instanceof Parameter.Real) {
                DoubleStream.of(VALUES).forEach(value -> settings.add(Map.of(parameter.name(), value)));
            }
            if (parameter instanceof Parameter.Whole) {
                for (int value : WHOLES) {
                    settings.add(Map.of(parameter.name(), value));
                }
            }
        }
        return settings;
    }
}

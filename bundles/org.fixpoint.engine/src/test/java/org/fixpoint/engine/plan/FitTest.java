package org.fixpoint.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Residency;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

class FitTest {
    private static final Path HERE = Path.of("");

    private record Dropped(Origin origin) implements Residency {
        @Override
        public boolean offers(Bundle bundle) {
            return true;
        }

        @Override
        public boolean droppedIn(Origin bundle) {
            return bundle.equals(origin);
        }

        @Override
        public Lease lease(Collection<Origin> bundles) {
            return Lease.NOTHING;
        }
    }

    private static Map<String, String> misfits(String... settings) {
        return Fit.misfits(Samples.catalogue(), Residency.SETTLED, "mlp", List.of(settings), HERE);
    }

    @Test
    void anAnalysisDoesNotFitWhereNothingGivesWhatItNeeds() {
        assertEquals(
                Map.of(
                        "stability",
                        "needs the lyapunov of the model, which mlp does not have: neither the architecture nor an"
                                + " installed derivation gives lyapunov"),
                misfits());
    }

    @Test
    void whatFitsIsWhatAnExperimentMayAskFor() {
        Set<String> misfits = misfits().keySet();
        for (String id : Samples.catalogue().ids(Analysis.class)) {
            boolean told = Samples.faults("fixpoint: 1\nmodel: mlp\ninput: digits\nanalyses: [" + id + "]\n").stream()
                    .anyMatch(fault -> fault.contains("of the model, which"));
            assertEquals(told, misfits.contains(id), id);
        }
    }

    @Test
    void aFigureDoesNotFitWhereNoAnalysisYieldsWhatASlotTakes() {
        for (String analyses : List.of("kernel-map", "layer-similarity", "kernel-fixed-points", "places")) {
            String experiment = "fixpoint: 1\nmodel: mlp\ninput: digits\nanalyses: [" + analyses + "]\n";
            Map<String, String> misfits = Fit.figureMisfits(
                    Samples.catalogue(), Residency.SETTLED, Samples.plan(experiment + "figures: []\n"));
            for (String id : Samples.catalogue().ids(Visualizer.class)) {
                List<String> faults = Samples.faults(experiment + "figures: [" + id + "]\n");
                assertEquals(faults.isEmpty(), !misfits.containsKey(id), analyses + ", " + id + ": " + faults);
                Optional.ofNullable(misfits.get(id))
                        .ifPresent(why -> assertTrue(
                                faults.get(0).contains(why.substring(0, why.indexOf(':'))), faults + " " + why));
            }
            assertTrue(!misfits.isEmpty()
                    && misfits.size()
                            < Samples.catalogue().ids(Visualizer.class).size());
        }
    }

    @Test
    void nothingIsSaidWhereADropInTakesPart() {
        for (Origin origin :
                List.of(Samples.STOCK, Samples.KERNELS)) { // model and activations; analyses and derivations
            assertEquals(Map.of(), Fit.misfits(Samples.catalogue(), new Dropped(origin), "mlp", List.of(), HERE));
        }
    }

    @Test
    void nothingIsSaidOfAModelThatCannotBeMade() {
        assertTrue(misfits("width=0").isEmpty());
        assertEquals(Map.of(), Fit.misfits(Samples.catalogue(), Residency.SETTLED, "no-such", List.of(), HERE));
    }
}

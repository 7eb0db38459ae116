package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.engine.live.CorrelationScene;
import org.fixpoint.engine.live.Scene;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A look at models whose activation is a drop-in's, which may misbehave; real processes compute apart. */
class GlimpseTest {
    private final ApartWorker.Started workers = new ApartWorker.Started();
    private final Apart apart = new Apart(workers, Duration.ofSeconds(6));

    @AfterEach
    void noProcessIsLeft() {
        workers.processes().forEach(process -> assertFalse(process.isAlive()));
    }

    private Point point(String activation) {
        String text = "fixpoint: 1\nmodel: {id: cell, activation: stock}\nanalyses: [stock-probe]\nfigures: []\n";
        Point stock = new Planner(
                        Misbehaving.catalogue(),
                        "plain",
                        Apart.scrutinyHere(Misbehaving.catalogue(), Misbehaving.RESIDENCY))
                .read(text, Path.of("demo.yaml"), List.of())
                .plan()
                .orElseThrow()
                .points()
                .get(0);
        Setup part = new Setup(
                Misbehaving.catalogue()
                        .find(ActivationFunction.class, activation)
                        .orElseThrow(),
                Map.of());
        return new Point(
                stock.key(),
                stock.seed(),
                new Setup(stock.model().entry(), Map.of("activation", new Setting.Nested(part))),
                stock.input(),
                stock.analyses(),
                stock.coordinates(),
                stock.settings(),
                stock.flaw());
    }

    private Optional<Scene> look(String activation) {
        return Glimpse.of(point(activation), Misbehaving.catalogue(), Misbehaving.RESIDENCY, apart, new StopSignal());
    }

    private KernelMap kernel(String activation) {
        return assertInstanceOf(CorrelationScene.class, look(activation).orElseThrow())
                .kernel();
    }

    private String refusal(String activation) {
        return String.valueOf(
                assertThrows(Refusal.class, () -> look(activation)).getMessage());
    }

    @Test
    void whatIsStockIsLookedAtHere() {
        KernelMap map = kernel("stock");
        assertEquals(0.3, map.value(0.3));
        assertTrue(workers.processes().isEmpty());
    }

    @Test
    void ofADropInTheKernelMapIsThatOfAProcessApart() {
        KernelMap map = kernel("good");
        assertEquals(1, workers.processes().size());
        assertInstanceOf(KernelTable.class, map, "no code of the drop-in is there to be called");
        for (double rho = -1; rho <= 1; rho += 0.01) {
            assertEquals(rho, map.value(rho), 4e-16); // some roundings of numbers up to 1
        }
        assertEquals(1, map.slope(1));
    }

    @Test
    void aDropInThatMisbehavesIsNamedAndEndsNothingHere() {
        assertTrue(refusal("exits").contains("System.exit"), refusal("exits"));
        assertTrue(refusal("throws").contains("no luck"), refusal("throws"));
        assertTrue(refusal("halts").contains("halts (org.example"), refusal("halts"));
    }

    @Test
    void ofAModelWithNeitherMapThereIsNothingToSee() {
        assertTrue(look("hidden").isEmpty());
        assertEquals(1, workers.processes().size());
    }

    @Test
    void whatComesOutAsAnotherModelThereIsNotShown() {
        Point other = point("good");
        Setup named = new Setup(
                Misbehaving.catalogue().find(Architecture.class, "cell").orElseThrow(),
                Map.of(
                        "activation",
                        other.model().settings().get("activation"),
                        "depth",
                        new Setting.Plain(3))); // this one knows a parameter more
        Refusal refusal = assertThrows(Refusal.class, () -> new GlimpseApart(
                        named, 1, Misbehaving.catalogue(), new DroppedIn(Misbehaving.RESIDENCY), apart)
                .scene(() -> false));
        assertTrue(String.valueOf(refusal.getMessage()).contains("another model"), refusal.getMessage());
    }
}

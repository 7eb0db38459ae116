package org.fixpoint.engine;

import java.util.Optional;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.InstalledCatalogue;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.describe.Plots;
import org.fixpoint.engine.live.Scene;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.run.Apart;
import org.fixpoint.engine.run.Descriptions;
import org.fixpoint.engine.run.Glimpse;
import org.fixpoint.engine.run.Runner;
import org.fixpoint.engine.run.StopSignal;
import org.fixpoint.engine.run.Workplace;
import org.fixpoint.maths.linear.Numerics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plans, runs and describes with what is installed at the moment of asking. */
@Component(service = Workbench.class)
public final class Workbench {
    private final InstalledCatalogue installed;

    /** The workbench over what is installed. */
    @Activate
    public Workbench(@Reference InstalledCatalogue installed) {
        this.installed = installed;
    }

    /** Grows whenever what is installed changes, so that a viewer knows when to ask again. */
    public long changes() {
        return installed.changes();
    }

    /** What is installed now. */
    public Catalogue catalogue() {
        return installed.snapshot();
    }

    /** The numerics profile of this process, part of every point's key: {@code vector} or {@code plain}, and what native numerics add. */
    public String numerics() {
        return Numerics.name();
    }

    /** Which numerics were asked for: {@code strict}, {@code fast} or {@code native}. */
    public String numericsAskedFor() {
        return Numerics.profile().word();
    }

    /** Whether the numerics that were asked for can be had; if not, {@link #numerics()} and all that needs it fail. */
    public boolean hasNumerics() {
        return Numerics.isThere();
    }

    /** Reads experiments against what is installed now; code of drop-ins runs in this process. */
    public Planner planner() {
        Catalogue catalogue = catalogue();
        return new Planner(catalogue, numerics(), Apart.scrutinyHere(catalogue, residency()));
    }

    /** Reads experiments against what is installed now; code of drop-ins runs in this process once it has run apart. */
    public Planner planner(Apart apart) {
        Catalogue catalogue = catalogue();
        return new Planner(catalogue, numerics(), apart.scrutiny(catalogue, residency()));
    }

    /** Computes points in this process for another one, with what is installed now. */
    public Workplace workplace() {
        return new Workplace(
                catalogue(), numerics(), residency(), className -> residency().dropInWith(className));
    }

    /** Which bundles are offered, and how runs hold on to them. */
    public Residency residency() {
        return installed.residency();
    }

    /** Runs plans with what is installed now. */
    public Runner runner() {
        return new Runner(Derivations.of(catalogue()), residency());
    }

    /**
     * The model of a planned point as it is looked at; see {@link Glimpse}.
     *
     * @param apart runs code of drop-ins
     * @param stop looked at by what makes the model
     */
    public Optional<Scene> scene(Point point, Apart apart, StopSignal stop) {
        return Glimpse.of(point, catalogue(), residency(), apart, stop);
    }

    /**
     * Describes what is installed now and draws it; code of drop-ins runs apart.
     *
     * @param pen writes the figures
     */
    public Descriptions descriptions(Apart apart, Plots.Pen pen) {
        return new Descriptions(catalogue(), residency(), apart, pen);
    }
}

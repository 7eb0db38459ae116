package org.fixpoint.desktop;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.fixpoint.desktop.catalogue.Offering;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.desktop.preview.Subject;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.plan.Fit;
import org.fixpoint.engine.plan.Plan;

/** Which analyses do not go with the model of the experiment, and which figures with its analyses, looked up on threads of their own. */
public final class Fits implements AutoCloseable {
    private record Question(Subject model, Catalogue catalogue) {}

    private final Executor display;
    private final Supplier<Residency> residency;
    private final Runnable told;
    private final Latest work = new Latest("fits");
    private Optional<Question> asked = Optional.empty();
    private Map<String, String> misfits = Map.of();
    private final Latest figureWork = new Latest("figure-fits");
    private long readings;
    private Map<String, String> figureMisfits = Map.of();

    /**
     * Before a model is known.
     *
     * @param display does what changes the state of this
     * @param residency which of the contributions are dropped in, now
     * @param told by the display, when other things go with the experiment
     */
    Fits(Executor display, Supplier<Residency> residency, Runnable told) {
        this.display = display;
        this.residency = residency;
        this.told = told;
    }

    /**
     * The experiment or what is installed has changed.
     *
     * @param form without sweeps, see {@link org.fixpoint.desktop.form.Slice#of}
     */
    void look(Form form, Catalogue catalogue, Path folder) {
        Optional<Question> question =
                Subject.of(form, "architecture"::equals).map(model -> new Question(model, catalogue));
        if (!question.equals(asked)) {
            asked = question;
            question.ifPresent(now -> work.submit(() -> {
                Map<String, String> found = Fit.misfits(
                        catalogue,
                        residency.get(),
                        now.model().id(),
                        now.model().settings(),
                        folder);
                display.execute(() -> take(now, found));
            }));
        }
    }

    private void take(Question question, Map<String, String> found) {
        if (asked.filter(question::equals).isPresent() && !found.equals(misfits)) {
            misfits = found;
            told.run();
        }
    }

    /** The experiment was read; of one with faults it is not known what its analyses yield. */
    void look(Optional<Plan> plan, Catalogue catalogue) {
        readings++;
        long reading = readings;
        plan.ifPresentOrElse(
                now -> figureWork.submit(() -> {
                    Map<String, String> found = Fit.figureMisfits(catalogue, residency.get(), now);
                    display.execute(() -> {
                        if (reading == readings) {
                            takeFigures(found);
                        }
                    });
                }),
                () -> takeFigures(Map.of()));
    }

    private void takeFigures(Map<String, String> found) {
        if (!found.equals(figureMisfits)) {
            figureMisfits = found;
            told.run();
        }
    }

    /** Why something does not go with the experiment, if it does not. */
    public Optional<String> whyNot(Offering offering) {
        return switch (offering.kind()) {
            case "analysis" -> Optional.ofNullable(misfits.get(offering.id()));
            case "figure" -> Optional.ofNullable(figureMisfits.get(offering.id()));
            default -> Optional.empty();
        };
    }

    @Override
    public void close() {
        work.close();
        figureWork.close();
    }
}

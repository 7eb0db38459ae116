package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Portrait;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.describe.Describer;
import org.fixpoint.engine.describe.Description;
import org.fixpoint.engine.describe.Plots;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Variation;

/**
 * Describes contributions and draws their portraits: in this process, or in one apart where code of a drop-in would run. A drop-in
 * that ends that process, is stuck or breaks off is told by name, with what it says of itself.
 */
public final class Descriptions {
    private static final int DEEPEST = 8;

    private final Catalogue catalogue;
    private final DroppedIn droppedIn;
    private final Apart apart;
    private final Plots.Pen pen;

    /**
     * What is described.
     *
     * @param description without items
     * @param plots the files of its figures
     */
    public record Described(Description description, List<Path> plots) {
        public Described {
            plots = List.copyOf(plots);
        }
    }

    /**
     * What is described, with figures as data.
     *
     * @param described with the files of the other figures
     * @param figures by name, not written
     */
    public record Sketched(Described described, Map<String, Figure> figures) {
        public Sketched {
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        }
    }

    /**
     * What is wanted.
     *
     * @param kind the word for the kind, or empty for the first that has the id
     * @param settings each {@code parameter=value}, the value in YAML
     * @param folder what data files in settings are relative to
     * @param plots the folder for figures, if any are to be drawn
     */
    public record Question(String kind, String id, List<String> settings, Path folder, Optional<Path> plots) {
        public Question {
            settings = List.copyOf(settings);
        }

        private Description by(Describer describer) {
            return kind.isEmpty() ? describer.describe(id, settings) : describer.describe(kind, id, settings);
        }

        private Sketched by(Describer describer, Plots drawing, Predicate<Figure> asData) throws IOException {
            Description description = by(describer);
            if (plots.isEmpty() || !description.faults().isEmpty()) {
                return new Sketched(new Described(description, List.of()), Map.of());
            }
            Map<String, Figure> data = new LinkedHashMap<>();
            Map<String, Figure> files = new LinkedHashMap<>();
            drawing.draw(id, description, plots.get())
                    .forEach((name, figure) -> (asData.test(figure) ? data : files).put(name, figure));
            return new Sketched(new Described(description, drawing.write(id, files, plots.get())), data);
        }

        private Map<String, Object> message(Plots.Pen pen, boolean sketched) {
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("do", "describe");
            message.put("kind", kind);
            message.put("id", id);
            message.put("settings", settings);
            message.put("folder", folder.toAbsolutePath());
            message.put(
                    "plots", plots.map(path -> path.toAbsolutePath().toString()).orElse(""));
            message.put("sink", pen.sink());
            message.put("sinkSettings", pen.settings());
            message.put("sketch", sketched);
            return message;
        }

        static Question of(JsonNode message) {
            String plots = message.path("plots").asText();
            return new Question(
                    message.path("kind").asText(),
                    message.path("id").asText(),
                    PresentationApart.words(message.path("settings")),
                    Path.of(message.path("folder").asText()),
                    plots.isEmpty() ? Optional.empty() : Optional.of(Path.of(plots)));
        }
    }

    /**
     * Descriptions of what is installed.
     *
     * @param pen writes figures
     */
    public Descriptions(Catalogue catalogue, Residency residency, Apart apart, Plots.Pen pen) {
        this.catalogue = catalogue;
        this.droppedIn = new DroppedIn(residency);
        this.apart = apart;
        this.pen = pen;
    }

    /** Answers a question that has come as a message to a process apart. */
    static Map<String, Object> answer(JsonNode message, Catalogue catalogue, PartCheck check) throws IOException {
        Question question = Question.of(message);
        return DescriptionText.of(question.by(
                new Describer(catalogue, question.folder(), check),
                new Plots(
                        catalogue,
                        new Plots.Pen(
                                message.path("sink").asText(), PresentationApart.words(message.path("sinkSettings"))),
                        check),
                asData(message.path("sketch").asBoolean())));
    }

    /**
     * Describes one contribution.
     *
     * @throws IOException if figures cannot be written
     */
    public Described of(Question question) throws IOException {
        return answered(question, false).described();
    }

    /**
     * Describes one contribution for somebody who paints figures: those of lines, points and bars over axes alone are given as data
     * and not written.
     *
     * @throws IOException if figures cannot be written
     */
    public Sketched sketch(Question question) throws IOException {
        return answered(question, true);
    }

    private static Predicate<Figure> asData(boolean sketched) {
        return figure -> sketched && FigureText.isSketch(figure);
    }

    private Sketched answered(Question question, boolean sketched) throws IOException {
        Optional<Entry> entry = entry(question);
        Describer describer = new Describer(catalogue, question.folder());
        return entry.isEmpty() || !concerns(entry.get(), question)
                ? question.by(describer, new Plots(catalogue, pen), asData(sketched))
                : apart(question, sketched, entry.get(), describer);
    }

    private Sketched apart(Question question, boolean sketched, Entry entry, Describer describer) throws IOException {
        Supervision.Answer answer = ask(question, sketched, entry);
        if (answer instanceof Supervision.Answer.Said said) {
            JsonNode message = said.message();
            if (message.path("is").asText().equals(DescriptionText.IS)) {
                return DescriptionText.read(message);
            }
            if (message.has("unwritten")) {
                throw new IOException(message.path("unwritten").asText());
            }
            return broken(describer, entry, message.path("sentence").asText());
        }
        return broken(
                describer,
                entry,
                answer instanceof Supervision.Answer.Broken broken
                        ? broken.sentence()
                        : "The description was interrupted; ask again.");
    }

    private static Sketched broken(Describer describer, Entry entry, String sentence) {
        return new Sketched(new Described(describer.broken(entry, sentence), List.of()), Map.of());
    }

    private Supervision.Answer ask(Question question, boolean sketched, Entry entry) {
        List<Origin> bundles = droppedIn.bundles(catalogue);
        List<String> suspects = droppedIn.residency().droppedIn(entry.origin())
                ? List.of(question.id() + " (" + Proven.inWords(entry.origin()) + ")")
                : bundles.stream().map(Proven::inWords).toList();
        try (Lease lease = droppedIn.residency().lease(bundles)) {
            return apart.ask(lease.files(), child -> new Supervision(child, apart.patience(), suspects, () -> false)
                    .ask(question.message(pen, sketched), apart::tellOfWaiting));
        } catch (IOException fault) {
            return new Supervision.Answer.Broken(PointsApart.notStarted(fault), false);
        } catch (Refusal gone) {
            return new Supervision.Answer.Broken(String.valueOf(gone.getMessage()), false);
        }
    }

    private Optional<Entry> entry(Question question) {
        Optional<Class<?>> kind = question.kind().isEmpty()
                ? catalogue.kindsOf(question.id()).stream().findFirst()
                : Optional.ofNullable(catalogue.kinds().get(question.kind()));
        return kind.flatMap(type -> catalogue.find(type, question.id()));
    }

    /** Whether code of a drop-in may run where a question is answered. */
    private boolean concerns(Entry entry, Question question) {
        List<Entry> foreign = catalogue.kinds().values().stream()
                .flatMap(kind -> catalogue.entries(kind).stream())
                .filter(this::isForeign)
                .toList();
        return !foreign.isEmpty()
                && (concerns(entry, DEEPEST)
                        || foreign.stream()
                                .anyMatch(other -> shows(other)
                                        || question.settings().stream()
                                                .anyMatch(setting -> setting.contains(
                                                        other.descriptor().id()))));
    }

    private boolean isForeign(Entry entry) {
        return droppedIn.residency().droppedIn(entry.origin())
                || (entry.contribution() instanceof Variation preset && varies(preset, entry));
    }

    /** Whether a drop-in is in what a preset is made of. */
    private boolean varies(Variation preset, Entry entry) {
        return catalogue
                        .find(entry.descriptor().kind(), preset.base())
                        .filter(base -> droppedIn.residency().droppedIn(base.origin()))
                        .isPresent()
                || entry.descriptor().parameters().stream()
                        .flatMap(parameter -> preset.standard(parameter.name()).stream())
                        .anyMatch(setting ->
                                setting instanceof Setting.Nested nested && droppedIn.within(nested.setup()));
    }

    /** Whether its code runs whatever is described. */
    private static boolean shows(Entry entry) {
        Class<?> kind = entry.descriptor().kind();
        return Stream.of(Portrait.class, Visualizer.class, ResultSink.class).anyMatch(kind::equals);
    }

    /** Itself, or a part that it has if nothing else is said. */
    private boolean concerns(Entry entry, int depth) {
        return isForeign(entry)
                || (depth > 0
                        && entry.descriptor().parameters().stream()
                                .flatMap(parameter ->
                                        parameter instanceof Parameter.Part<?> part ? Stream.of(part) : Stream.empty())
                                .flatMap(part ->
                                        part.defaultId().flatMap(id -> catalogue.find(part.kind(), id)).stream())
                                .anyMatch(part -> concerns(part, depth - 1)));
    }
}

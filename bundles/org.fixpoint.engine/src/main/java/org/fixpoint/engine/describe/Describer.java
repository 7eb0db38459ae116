package org.fixpoint.engine.describe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Portrait;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Violation;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Kinds;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Spelling;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.Mark;
import org.fixpoint.engine.document.Program;
import org.fixpoint.engine.plan.Scrutiny;
import org.fixpoint.engine.plan.Setup;
import org.fixpoint.engine.plan.SingleSetup;
import org.fixpoint.engine.plan.Variation;

/** Describes installed contributions: what they are, their parameters, and every portrait of the object that they make. */
public final class Describer {
    private static final Mark COMMAND = Mark.option("describe");

    /** The fact that tells what is wrong with a contribution, a list of sentences. */
    public static final String AT_FAULT = "at_fault";

    private final Catalogue catalogue;
    private final Path folder;
    private final Scrutiny scrutiny;
    private final List<String> flaws = new ArrayList<>();

    /**
     * A describer.
     *
     * @param folder what data files in settings are relative to
     */
    public Describer(Catalogue catalogue, Path folder) {
        this(catalogue, folder, Scrutiny.NONE);
    }

    /**
     * A describer for one description.
     *
     * @param folder what data files in settings are relative to
     * @param scrutiny has a say in what is used, and words for what breaks off
     */
    public Describer(Catalogue catalogue, Path folder, Scrutiny scrutiny) {
        this.catalogue = catalogue;
        this.folder = folder;
        this.scrutiny = new Noted(scrutiny, flaws);
    }

    /** A scrutiny whose sentences are kept. */
    private record Noted(Scrutiny by, List<String> flaws) implements Scrutiny {
        @Override
        public Optional<String> before(Setup part) {
            return noted(by.before(part));
        }

        @Override
        public Optional<String> made(Setup part, Object object) {
            return noted(by.made(part, object));
        }

        @Override
        public String broke(Setup part, Throwable thrown) {
            return noted(Optional.of(by.broke(part, thrown))).orElseThrow();
        }

        private Optional<String> noted(Optional<String> sentence) {
            sentence.filter(words -> !flaws.contains(words)).ifPresent(flaws::add);
            return sentence;
        }
    }

    /**
     * Describes the contribution with an id, whatever its kind; of several the first in the order of {@link Catalogue#kinds()}.
     *
     * @param settings each {@code parameter=value}, the value in YAML
     */
    public Description describe(String id, List<String> settings) {
        List<Class<?>> kinds = catalogue.kindsOf(id);
        if (!kinds.isEmpty()) {
            return describe(Kinds.word(kinds.get(0)), id, settings);
        }
        List<String> known = catalogue.kinds().values().stream()
                .flatMap(kind -> catalogue.ids(kind).stream())
                .toList();
        return notInstalled(id, "", Spelling.nearest(id, known));
    }

    /**
     * Describes one contribution.
     *
     * @param kind the word for its kind
     * @param settings each {@code parameter=value}, the value in YAML
     */
    public Description describe(String kind, String id, List<String> settings) {
        Optional<Class<?>> type = Optional.ofNullable(catalogue.kinds().get(kind));
        if (type.isEmpty()) {
            String hint = Spelling.nearest(kind, catalogue.kinds().keySet())
                    .map(near -> "nearest: \"" + near + "\"")
                    .orElse("the kinds are "
                            + String.join(", ", catalogue.kinds().keySet()));
            return Description.faulty(List.of(Fault.at(COMMAND, "", "\"" + kind + "\" is not a kind", hint)));
        }
        Optional<Entry> entry = catalogue.find(type.get(), id);
        return entry.isPresent()
                ? described(kind, entry.get(), settings)
                : notInstalled(id, kind, catalogue.nearest(type.get(), id));
    }

    private static Description notInstalled(String id, String kind, Optional<String> near) {
        String as = kind.isEmpty() ? "" : " as " + kind;
        String hint = near.map(n -> "nearest: \"" + n + "\"").orElse(Program.verb("list") + " shows what is installed");
        return Description.faulty(List.of(
                new Fault(new Violation("", "\"" + id + "\" is not installed" + as, hint), COMMAND, near.isEmpty())));
    }

    /**
     * What a contribution says of itself, without making anything.
     *
     * @param flaw why no more is said
     */
    public Description broken(Entry entry, String flaw) {
        Map<String, Object> facts = described(Kinds.word(entry.descriptor().kind()), entry);
        facts.put(AT_FAULT, List.of(flaw));
        return new Description(facts, List.of(), List.of());
    }

    private Description described(String kind, Entry entry, List<String> settings) {
        SingleSetup single = SingleSetup.of(catalogue, entry, settings, folder, scrutiny);
        if (!single.faults().isEmpty() && !settings.isEmpty() && flaws.isEmpty()) {
            return Description.faulty(single.faults());
        }
        Map<String, Object> facts =
                described(kind, single.setup().map(Setup::entry).orElse(entry));
        List<Item> items = new ArrayList<>();
        single.setup().ifPresent(setup -> facts.put("values", ParameterFacts.values(setup)));
        if (!single.faults().isEmpty() && flaws.isEmpty()) {
            facts.put("not_made", single.faults().stream().map(Fault::sentence).toList());
        }
        if (single.made().isEmpty() && settings.isEmpty() && flaws.isEmpty()) {
            example(entry).ifPresent(made -> promises(made, facts));
        }
        single.made().ifPresent(made -> {
            Setup setup = single.setup().orElseThrow();
            try {
                promises(made, facts);
                portraits(setup, made, facts, items);
            } catch (RuntimeException | LinkageError | StackOverflowError fault) {
                scrutiny.broke(setup, fault);
            }
        });
        if (!flaws.isEmpty()) {
            facts.put(AT_FAULT, List.copyOf(flaws));
        }
        return new Description(facts, items, List.of());
    }

    /** An analysis that needs numbers which have no default, with the numbers 1, 2, …: what it yields is then known. */
    private Optional<Object> example(Entry entry) {
        if (!entry.descriptor().kind().equals(Analysis.class)) {
            return Optional.empty();
        }
        List<String> settings = new ArrayList<>();
        for (Parameter<?> parameter : entry.descriptor().parameters()) {
            if (parameter instanceof Parameter.Real && parameter.defaultValue().isEmpty()) {
                settings.add(parameter.name() + "=" + (settings.size() + 1));
            }
        }
        return settings.isEmpty()
                ? Optional.empty()
                : SingleSetup.of(catalogue, entry, settings, folder, scrutiny).made();
    }

    /** What an object says of itself. */
    private static void promises(Object made, Map<String, Object> facts) {
        if (made instanceof ActivationFunction activation) {
            facts.put("kinks", Json.numbers(activation.kinks()));
            facts.put("jumps", Json.numbers(activation.jumps()));
            facts.put("closed_form", activation.dual().isPresent());
        }
        if (made instanceof Analysis analysis) {
            facts.put(
                    "yields",
                    analysis.yields().stream()
                            .map(item -> item.name() + " (" + item.quantity() + ") over "
                                    + String.join(", ", item.dims()) + ": " + item.doc())
                            .toList());
        }
        if (made instanceof Visualizer visualizer) {
            facts.put(
                    "slots",
                    visualizer.slots().stream()
                            .map(slot -> slot.name() + (slot.required() ? "" : ", optional") + ": " + slot.doc())
                            .toList());
        }
    }

    private Map<String, Object> described(String kind, Entry entry) {
        Descriptor<?> descriptor = entry.descriptor();
        Origin origin = entry.origin();
        Set<String> fixed = entry.contribution() instanceof Variation preset ? preset.fixed() : Set.of();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", kind);
        facts.put("id", descriptor.id());
        facts.put("summary", descriptor.summary());
        facts.put("formula", descriptor.formula());
        facts.put(
                "parameters",
                descriptor.parameters().stream()
                        .filter(p -> !fixed.contains(p.name()))
                        .map(p -> ParameterFacts.of(p, entry))
                        .toList());
        facts.put("sources", descriptor.sources());
        if (entry.contribution() instanceof Variation preset) {
            facts.put("preset_of", preset.base());
        }
        facts.put("bundle", origin.bundle());
        facts.put("version", origin.version());
        facts.put("sha256", origin.sha256());
        facts.put(
                "also_in_kinds",
                catalogue.kindsOf(descriptor.id()).stream()
                        .map(Kinds::word)
                        .filter(word -> !word.equals(kind))
                        .toList());
        return facts;
    }

    private void portraits(Setup part, Object made, Map<String, Object> facts, List<Item> items) {
        for (Entry entry : catalogue.entries(Portrait.class)) {
            SingleSetup single = SingleSetup.of(catalogue, entry, List.of(), folder, scrutiny);
            single.made().ifPresent(object -> {
                Portrait<?> portrait = (Portrait<?>) object;
                if (portrait.of().isInstance(made)) {
                    Setup own = single.setup().orElseThrow();
                    scrutiny.before(own);
                    scrutiny.before(part);
                    studied(
                                    portrait,
                                    made,
                                    fault -> scrutiny.broke(isOf(fault, portrait, made) ? own : part, fault),
                                    items)
                            .ifPresent(study -> facts.put(portrait.name(), study));
                }
            });
        }
    }

    /** Whether a fault comes from a portrait's own code and not from that of what it shows. */
    private static boolean isOf(Throwable fault, Portrait<?> portrait, Object made) {
        return Arrays.stream(fault.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> isIn(name, portrait) || isIn(name, made))
                .findFirst()
                .filter(name -> !isIn(name, made))
                .isPresent();
    }

    private static boolean isIn(String className, Object object) {
        return className.startsWith(object.getClass().getPackageName() + ".");
    }

    private static <P> Optional<Object> studied(
            Portrait<P> portrait, Object made, Consumer<Throwable> broke, List<Item> items) {
        try {
            Portrait.Study study = portrait.study(portrait.of().cast(made));
            items.addAll(study.items());
            return Optional.of(Json.value(study.facts()));
        } catch (Refusal refusal) {
            return Optional.of(Map.of("refused", String.valueOf(refusal.getMessage())));
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            broke.accept(fault);
            return Optional.empty();
        }
    }
}

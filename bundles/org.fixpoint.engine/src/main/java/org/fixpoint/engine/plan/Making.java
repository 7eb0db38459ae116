package org.fixpoint.engine.plan;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.engine.document.Fault;

/** Makes drafts bottom-up, each distinct one once. */
final class Making {
    private final Faults faults;
    private final IdentityHashMap<Draft.Chosen, Map<Map<String, Object>, Made>> known = new IdentityHashMap<>();

    Making(Faults faults) {
        this.faults = faults;
    }

    /** Why the points of a part fail, and where the part at fault stands. */
    record Flaw(Place place, String sentence) {}

    /** A part that is made, one that is flawed, or one that is refused. */
    record Made(Setup setup, Optional<Object> object, Optional<Flaw> flaw, Optional<Fault> refused) {
        private static Made whole(Setup setup, Object object) {
            return new Made(setup, Optional.of(object), Optional.empty(), Optional.empty());
        }

        private static Made flawed(Setup setup, Flaw flaw) {
            return new Made(setup, Optional.empty(), Optional.of(flaw), Optional.empty());
        }
    }

    /** What a part is made of at some coordinates of the sweeps. */
    private record Draw(Draft.Chosen chosen, Map<String, Draft> drafts, Setup setup) {}

    Made make(Draft.Chosen chosen, Map<Draft.Axis, Integer> at) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        Map<String, Object> values = new HashMap<>();
        Map<String, Draft> drafts = new HashMap<>();
        Optional<Flaw> flaw = Optional.empty();
        Optional<Fault> refused = Optional.empty();
        for (Map.Entry<String, Draft> entry : chosen.settings().entrySet()) {
            Draft draft = Draft.at(entry.getValue(), at);
            drafts.put(entry.getKey(), draft);
            if (draft instanceof Draft.Chosen part) {
                Made made = make(part, at);
                settings.put(entry.getKey(), new Setting.Nested(made.setup));
                made.object.ifPresent(object -> values.put(entry.getKey(), object));
                flaw = flaw.or(made::flaw);
                refused = refused.or(made::refused);
            } else {
                Setting setting = ((Draft.Fixed) draft).setting();
                settings.put(entry.getKey(), setting);
                values.put(entry.getKey(), value(setting));
            }
        }
        Setup setup = new Setup(chosen.entry(), settings);
        if (flaw.isPresent() || refused.isPresent()) {
            return new Made(setup, Optional.empty(), refused.isPresent() ? Optional.empty() : flaw, refused);
        }
        return known.computeIfAbsent(chosen, c -> new HashMap<>())
                .computeIfAbsent(Canonical.of(setup), key -> create(new Draw(chosen, drafts, setup), values));
    }

    private static Object value(Setting setting) {
        if (setting instanceof Setting.Data data) {
            return data.path();
        }
        Object value = ((Setting.Plain) setting).value();
        return value instanceof double[] list ? list.clone() : value;
    }

    private Made create(Draw draw, Map<String, Object> values) {
        return guarded(draw, () -> {
            var contribution = draw.chosen.entry().contribution();
            Values checked = Values.of(draw.chosen.entry().descriptor(), values);
            Object object = draw.chosen
                    .entry()
                    .descriptor()
                    .kind()
                    .cast(Given.by(contribution, "create", contribution.create(checked)));
            return faults.scrutiny()
                    .made(draw.setup, object)
                    .map(sentence -> flawed(draw, draw.chosen.place(), sentence))
                    .orElseGet(() -> Made.whole(draw.setup, object));
        });
    }

    /** The part itself, or as one that is flawed or refused if it breaks off when asked. */
    Made asked(Draft.Chosen chosen, Made part, Consumer<Object> question) {
        return part.object.isEmpty()
                ? part
                : guarded(new Draw(chosen, Map.of(), part.setup), () -> {
                    question.accept(part.object.get());
                    return part;
                });
    }

    private Made guarded(Draw draw, Supplier<Made> code) {
        Place place = draw.chosen.place();
        Optional<String> before = faults.scrutiny().before(draw.setup);
        if (before.isPresent()) {
            return flawed(draw, place, before.get());
        }
        try {
            return code.get();
        } catch (Refusal refusal) {
            return refused(draw, refusal);
        } catch (Throwable thrown) { // a plug-in may throw anything, StackOverflowError and LinkageError included
            return flawed(draw, place, faults.scrutiny().broke(draw.setup, thrown));
        }
    }

    /** A refusal of a value that the file gives is a fault there; that of a drop-in, or of a part with one, a flaw. */
    private Made refused(Draw draw, Refusal refusal) {
        Optional<Draft> draft = refusal.parameter().flatMap(name -> Optional.ofNullable(draw.drafts.get(name)));
        Optional<Draft.Chosen> part =
                draft.filter(Draft.Chosen.class::isInstance).map(Draft.Chosen.class::cast);
        Place place = part.map(Draft.Chosen::place).orElse(draw.chosen.place());
        Setup about = part.isPresent()
                        && draw.setup.settings().get(refusal.parameter().orElse("")) instanceof Setting.Nested nested
                ? nested.setup()
                : draw.setup;
        if (draft.isEmpty() || part.isPresent()) {
            Optional<String> sentence = faults.scrutiny().refused(draw.setup, about, refusal);
            if (sentence.isPresent()) {
                return flawed(draw, place, sentence.get());
            }
        }
        Fault fault = part.isPresent()
                ? Fault.at(
                        place.mark(),
                        place.path(),
                        about.id() + " is refused by " + draw.setup.id() + ": " + refusal.getMessage(),
                        "")
                : Faults.of(
                        place,
                        draft.filter(Draft.Fixed.class::isInstance).flatMap(fixed -> ((Draft.Fixed) fixed).given()),
                        refusal);
        return new Made(draw.setup, Optional.empty(), Optional.empty(), Optional.of(fault));
    }

    private Made flawed(Draw draw, Place place, String sentence) {
        faults.flaw(draw.setup, sentence);
        return Made.flawed(draw.setup, new Flaw(place, sentence));
    }
}

package org.fixpoint.engine.describe;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Kinds;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;
import org.fixpoint.engine.plan.Variation;

/** Parameters and their values as data for JSON. */
final class ParameterFacts {
    private static final Setting NO_FILE = new Setting.Plain("");

    private ParameterFacts() {}

    /**
     * What there is to say about a parameter.
     *
     * @param entry whose it is; a preset has a default for data files too
     */
    static Map<String, Object> of(Parameter<?> parameter, Entry entry) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", parameter.name());
        facts.put("doc", parameter.doc());
        facts.put("type", type(parameter));
        facts.put("allowed", parameter.allowed());
        if (parameter instanceof Parameter.Part<?> part) {
            facts.put("kind", Kinds.word(part.kind()));
            part.defaultId().ifPresent(id -> facts.put("default", id));
        }
        parameter.defaultValue().ifPresent(value -> facts.put("default", written(value)));
        if (entry.contribution() instanceof Variation preset
                && preset.standard(parameter.name()).orElse(NO_FILE) instanceof Setting.Data data) {
            facts.put("default", data.path().toString());
        }
        facts.put("required", !facts.containsKey("default"));
        if (parameter instanceof Parameter.Real real) {
            limits(facts, real.range());
            typical(facts, real.typical());
            unit(facts, real.unit());
        }
        if (parameter instanceof Parameter.Reals reals) {
            limits(facts, reals.range());
            facts.put("least", reals.least());
            facts.put("most", reals.most());
        }
        if (parameter instanceof Parameter.Whole whole) {
            facts.put("low", whole.low());
            facts.put("high", whole.high());
            unit(facts, whole.unit());
        }
        if (parameter instanceof Parameter.Choice<?> choice) {
            facts.put("options", choice.options());
        }
        parameter
                .visibleWhen()
                .ifPresent(when -> facts.put(
                        "visible_when", new TreeMap<>(Map.of("parameter", when.parameter(), "values", when.values()))));
        return facts;
    }

    private static String type(Parameter<?> parameter) {
        return parameter instanceof Parameter.DataFile
                ? "file"
                : parameter.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static void limits(Map<String, Object> facts, Range range) {
        facts.put("low", Json.number(range.low()));
        facts.put("low_included", range.lowIncluded());
        facts.put("high", Json.number(range.high()));
        facts.put("high_included", range.highIncluded());
    }

    private static void typical(Map<String, Object> facts, Range typical) {
        if (Double.isFinite(typical.low()) && Double.isFinite(typical.high())) {
            facts.put("typical", List.of(typical.low(), typical.high()));
        }
    }

    private static void unit(Map<String, Object> facts, String unit) {
        if (!unit.isEmpty()) {
            facts.put("unit", unit);
        }
    }

    /** The values of a setup by parameter, nested contributions as {@code {id: …}} with theirs. */
    static Map<String, Object> values(Setup setup) {
        Map<String, Object> values = new LinkedHashMap<>();
        setup.settings().forEach((name, setting) -> values.put(name, value(setting)));
        return values;
    }

    private static Object value(Setting setting) {
        if (setting instanceof Setting.Nested nested) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("id", nested.setup().id());
            values.putAll(values(nested.setup()));
            return values;
        }
        return setting instanceof Setting.Data data
                ? data.path().toString()
                : written(((Setting.Plain) setting).value());
    }

    private static Object written(Object value) {
        if (value instanceof double[] list) {
            return Arrays.stream(list).mapToObj(Json::number).toList();
        }
        return value instanceof Enum<?> constant ? Parameter.Choice.written(constant) : value;
    }
}

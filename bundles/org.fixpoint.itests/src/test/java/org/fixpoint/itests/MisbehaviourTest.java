package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One experiment over plug-ins that do everything wrong, through the command line as a user runs it. Each behaves with its
 * default parameter, so that it is taken in, and misbehaves where the experiment says {@code bad: true}.
 */
class MisbehaviourTest {
    private static final String THROWS = "throw new IllegalStateException(\"no luck\");";
    private static final String HANGS = "while (x < 1e9) { java.util.concurrent.locks.LockSupport.park(); }";
    private static final String EXHAUSTS =
            "java.util.List<long[]> hoard = new java.util.ArrayList<>(); while (x < 1e9) { hoard.add(new long[1 << 22]); }";

    @TempDir
    private Path folder;

    private final List<String> ids = new ArrayList<>();

    private static String source(String id, String atOnce, String late, String slope) {
        return """
                package com.example.%1$s;

                import org.fixpoint.api.*;
                import org.fixpoint.api.model.ActivationFunction;
                import org.osgi.service.component.annotations.*;

                @Component(service = Contribution.class)
                public final class %2$s implements Contribution<ActivationFunction> {
                    private static final Parameter.Flag BAD = Parameter.flag("bad", "whether it misbehaves", false);

                    @Override
                    public Descriptor<ActivationFunction> descriptor() {
                        return Descriptor.of(ActivationFunction.class, "%3$s", "an activation made by a test").parameters(BAD);
                    }

                    @Override
                    public ActivationFunction create(Values values) {
                        return new Curve(values.get(BAD));
                    }

                    private record Curve(boolean bad) implements ActivationFunction {
                        @Override
                        public double value(double x) {
                            return bad && x > 3 ? worse(x) : StrictMath.tanh(x);
                        }

                        @Override
                        public double derivative(double x) {
                            double y = StrictMath.tanh(x);
                            return bad ? %6$s : 1 - y * y;
                        }

                        @Override
                        public void values(double[] x, double[] out) {
                            for (int i = 0; i < x.length; i++) {
                                out[i] = bad && x.length < 3000 ? late(x[i]) : value(x[i]);
                            }
                        }

                        private static double worse(double x) {
                            %4$s
                            return StrictMath.tanh(x);
                        }

                        private static double late(double x) {
                            %5$s
                            return StrictMath.tanh(x);
                        }
                    }
                }
                """
                .formatted(id.replace("-", ""), SampleJars.type(id), id, atOnce, late, slope);
    }

    private final Map<String, SampleJars> plugIns = new LinkedHashMap<>();

    private void add(String id, String atOnce, String late, String slope) {
        ids.add(id);
        plugIns.merge(
                "com.example." + id.replaceAll("-.*", ""),
                SampleJars.named("com.example." + id.replaceAll("-.*", "")).source(source(id, atOnce, late, slope)),
                (jar, one) -> jar.source(one.sources().get(0)));
    }

    private void makePlugIns() throws IOException {
        String right = "1 - y * y";
        add("good", "", "", right);
        add("bad-throw", "if (x > 0) { " + THROWS + " }", "", right);
        add("bad-nan", "if (x > 0) { return Double.NaN; }", "", right);
        add("bad-slope", "", "", "0.2");
        add(
                "bad-kink",
                "if (x > 0) { return Math.abs(x - 4) + StrictMath.tanh(3) - 1; }",
                "",
                "x > 4 ? 1 : x > 3 ? -1 : " + right);
        add("bad-stack", "if (x > 0) { return worse(x) + 1; }", "", right);
        add("bad-hang", HANGS, "", right);
        add("bad-memory", EXHAUSTS, "", right);
        add("bad-exit", "System.exit(3);", "", right);
        add("bad-halt", "Runtime.getRuntime().halt(3);", "", right);
        add("late-hang", "", HANGS, right);
        add("late-halt", "", "Runtime.getRuntime().halt(3);", right);
        Path folderOfJars = Files.createDirectories(folder.resolve("plugins"));
        plugIns.forEach((name, jar) -> jar.write(folderOfJars.resolve(name + ".jar")));
    }

    private Command fixpoint(String... arguments) {
        return Command.fixpoint(folder, List.of("-Dfixpoint.plugins=" + folder.resolve("plugins")), arguments);
    }

    private static Map<String, String> failures(JsonNode outcome) {
        Map<String, String> failures = new TreeMap<>();
        outcome.path("failures").forEach(failure -> {
            String text = failure.asText();
            failures.put(text.replaceAll("(?s)^activation=([a-z-]+).*", "$1"), text);
        });
        return failures;
    }

    @Test
    void onlyThePointsOfThePlugInsThatMisbehaveFail() throws IOException {
        makePlugIns();
        StringBuilder swept = new StringBuilder("tanh, good");
        ids.stream()
                .filter(id -> !id.equals("good"))
                .forEach(id -> swept.append(", {id: ").append(id).append(", bad: true}"));
        Files.writeString(
                folder.resolve("experiment.yaml"),
                "fixpoint: 1\nname: misbehaviour\nmodel: {id: mlp, depth: 3, width: 24, activation: {sweep: [" + swept
                        + "]}}\ninput: {id: digits, pairs: 4}\nanalyses: [layer-similarity]\nresults: [csv, json]\n");

        Command run = fixpoint("run", ".", "--json", "--patience", "5s", "--threads", "2");
        assertEquals(1, run.exit(), run.out() + run.err());
        JsonNode outcome = run.json();
        assertEquals(2, outcome.path("done").asInt(), run.out());
        Map<String, String> failures = failures(outcome);
        assertEquals(11, failures.size(), failures.toString());
        expected().forEach((id, words) -> {
            String sentence = String.valueOf(failures.get(id));
            String bundle = id + " (com.example." + id.replaceAll("-.*", "") + " 1.0.0)";
            Stream.concat(Stream.of(bundle), words.stream())
                    .forEach(word -> assertTrue(sentence.contains(word), word + " is not in: " + sentence));
        });
        assertComplete(Path.of(outcome.path("folder").asText()));

        Command resumed = fixpoint("resume", ".", "--json", "--patience", "2s");
        assertEquals(1, resumed.exit(), resumed.out() + resumed.err());
        assertEquals(2, resumed.json().path("reused").asInt(), resumed.out());
        assertEquals(failures.keySet(), failures(resumed.json()).keySet());
    }

    @Test
    @Tag("nightly")
    void aDescriptionAndACheckTellWhoMisbehavesAndKeepWhatPlugInsPrintOutOfTheJson() throws IOException {
        String right = "1 - y * y";
        add("odd-hang", HANGS, "", right);
        add("odd-memory", EXHAUSTS, "", right);
        add("odd-exit", "", "System.exit(0);", right);
        add("odd-loud", "System.out.println(x); System.err.println(x);", "", right);
        Path folderOfJars = Files.createDirectories(folder.resolve("plugins"));
        plugIns.forEach((name, jar) -> jar.write(folderOfJars.resolve(name + ".jar")));
        Map<String, String> said = new LinkedHashMap<>();
        said.put("odd-hang", "com.example.oddhang.OddHang$Curve.worse has not come back for 1 s");
        said.put("odd-memory", "MB of its process (at com.example.oddmemory.OddMemory$Curve");
        said.put("odd-exit", "com.example.oddexit.OddExit$Curve.late called System.exit");
        said.forEach((id, words) -> {
            Command described = Command.fixpoint(
                    folder,
                    List.of("-Xmx512m", "-Dfixpoint.plugins=" + folder.resolve("plugins")),
                    "describe",
                    id,
                    "--set",
                    "bad=true",
                    "--json",
                    "--patience",
                    id.equals("odd-hang") ? "1s" : "1m"); // memory takes its time to fill
            assertEquals(1, described.exit(), described.out() + described.err());
            String sentence = described.json().path("at_fault").path(0).asText();
            assertTrue(sentence.startsWith(id + " (com.example.odd 1.0.0) "), sentence);
            assertTrue(sentence.contains(words), sentence);
            assertEquals(id, described.json().path("id").asText());
        });

        Files.writeString(
                folder.resolve("experiment.yaml"),
                "fixpoint: 1\nmodel: {id: mlp, depth: 3, width: 24, activation: {sweep: [tanh, {id: odd-loud, bad: true},"
                        + " {id: odd-hang, bad: true}]}}\ninput: {id: digits, pairs: 4}\nanalyses: [layer-similarity]\n");
        Command check = fixpoint("check", ".", "--json", "--patience", "15s");
        assertEquals(1, check.exit(), check.out() + check.err());
        assertEquals(1, check.json().path("flaws").size(), check.out());
        assertTrue(
                check.err()
                        .lines()
                        .anyMatch(line -> line.startsWith("waiting for odd-hang (com.example.odd 1.0.0): ")
                                && line.contains("given up after 15 s")),
                check.err());
        assertTrue(check.err().lines().allMatch(line -> line.startsWith("waiting for odd-")), check.err());
    }

    private static Map<String, List<String>> expected() {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        expected.put(
                "bad-throw", List.of("IllegalStateException: no luck", "com.example.badthrow.BadThrow$Curve.worse"));
        expected.put("bad-nan", List.of("com.example.badnan.BadNan$Curve.value(3.03125) is NaN"));
        expected.put("bad-slope", List.of("com.example.badslope.BadSlope$Curve.derivative(0.01) is 0.2"));
        expected.put(
                "bad-kink", List.of("com.example.badkink.BadKink$Curve.value looks kinked near x = 3; declare it"));
        expected.put("bad-stack", List.of("StackOverflowError", "com.example.badstack.BadStack$Curve.worse"));
        expected.put("bad-hang", List.of("com.example.badhang.BadHang$Curve.worse has not come back for 5 s"));
        expected.put("bad-memory", List.of("memory", "com.example.badmemory.BadMemory$Curve"));
        expected.put("bad-exit", List.of("com.example.badexit.BadExit$Curve.worse called System.exit"));
        expected.put("bad-halt", List.of("exit code 3", "last seen in com.example.badhalt.BadHalt$Curve."));
        expected.put("late-hang", List.of("com.example.latehang.LateHang$Curve.late has not come back for 5 s"));
        expected.put("late-halt", List.of("exit code 3"));
        return expected;
    }

    private static void assertComplete(Path run) throws IOException {
        for (String file :
                List.of("experiment.yaml", "plan.jsonl", "bundles.lock", "provenance.json", "results.json")) {
            assertTrue(Files.isRegularFile(run.resolve(file)), file);
        }
        try (Stream<Path> failed = Files.list(run.resolve("points-failed"));
                Stream<Path> done = Files.list(run.resolve("points"))) {
            assertEquals(11, failed.count());
            assertEquals(2, done.count());
        }
        assertTrue(Files.readString(run.resolve("bundles.lock")).contains("com.example.bad 1.0.0 "));
    }
}

package org.fixpoint.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Violation;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.Mark;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Reading;
import org.fixpoint.engine.plan.Suite;
import org.fixpoint.engine.run.BundleLock;
import org.fixpoint.plugins.Verdict;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The experiment that a verb is about: a file, or a folder with {@code experiment.yaml}. */
final class ExperimentFile {
    static final String LOCKED = "--locked";
    private static final String INDENT = "    ";
    private static final String LOCK = "bundles.lock";
    private static final int SHOWN = 12;
    private static final Pattern MISSING = Pattern.compile("^\"([^\"]+)\" is not installed");

    @Parameters(paramLabel = "EXPERIMENT", description = "Experiment file, or a folder with experiment.yaml.")
    private Path given = Path.of("experiment.yaml");

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Take this value instead of the file's, for example model.depth=8; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = LOCKED,
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "FILE",
            description =
                    "Use only bundles that a bundles.lock lists; the one beside the experiment if no file is given.")
    private Optional<Path> locked = Optional.empty();

    /** The file itself. */
    Path path() {
        return Files.isDirectory(given) ? given.resolve("experiment.yaml") : given;
    }

    /** The experiments that the file names, if that is what it does. */
    Optional<Suite> suite() {
        return Suite.read(path());
    }

    /** One of those, with the same options. */
    ExperimentFile member(Path file) {
        ExperimentFile member = new ExperimentFile();
        member.given = file;
        member.settings = settings;
        member.locked = locked;
        return member;
    }

    /** The values given in place of the file's. */
    List<String> overrides() {
        return List.copyOf(settings);
    }

    /** The file and the values given in its place, as they are written on a command line. */
    String inWords() {
        return path() + settings.stream().map(setting -> " --set " + setting).collect(Collectors.joining());
    }

    /**
     * The plan, or every fault of the file; where only listed bundles may take part, the first that is not.
     *
     * @param planners asked once it is settled which drop-ins may be loaded
     */
    Reading read(Session session, Function<Session, Planner> planners) {
        if (locked.isEmpty()) {
            return planners.apply(session).read(path(), settings);
        }
        Path file = locked.get().toString().isEmpty() ? path().toAbsolutePath().resolveSibling(LOCK) : locked.get();
        if (Files.isDirectory(file) || file.toString().endsWith(".yaml")) { // taken for the option's value
            return unlocked(file, "is an experiment, no bundles.lock; give the experiment first and --locked after it");
        }
        try {
            BundleLock lock = BundleLock.read(file);
            session.arrivals().only(lock.sha256s());
            Reading reading = planners.apply(session).read(path(), settings);
            return reading.plan()
                    .flatMap(lock::refusal)
                    .<Reading>map(fault -> unlocked(file, fault))
                    .orElseGet(() -> explained(reading, file, lock, session));
        } catch (Refusal refusal) {
            return unlocked(file, String.valueOf(refusal.getMessage()));
        }
    }

    /** Where a plug-in is missing, with the jars that are not those of their name in the lock: one of them may be why. */
    private static Reading explained(Reading reading, Path file, BundleLock lock, Session session) {
        if (reading.faults().stream().noneMatch(Fault::missingPlugin)) {
            return reading;
        }
        List<Fault> faults = new ArrayList<>(reading.faults());
        List<Verdict> refused = session.arrivals().dropIns().verdicts().stream()
                .filter(verdict -> verdict.state() == Verdict.State.REFUSED
                        && !verdict.sha256().isEmpty())
                .toList();
        for (Verdict other : refused) {
            lock.bundles().stream()
                    .filter(listed -> listed.bundle().equals(other.name())
                            && !lock.sha256s().contains(other.sha256()))
                    .findFirst()
                    .ifPresent(listed -> faults.add(lockFault(
                            file,
                            other.file() + " is not the " + listed.bundle() + " " + listed.version()
                                    + " that is listed (SHA-256 "
                                    + listed.sha256().substring(0, SHOWN) + "…, the file's is "
                                    + other.sha256().substring(0, SHOWN)
                                    + "…); put that one into the folder, or run without --locked")));
        }
        return new Reading.Faulty(faults);
    }

    private static Reading unlocked(Path file, String sentence) {
        return new Reading.Faulty(List.of(lockFault(file, sentence)));
    }

    private static Fault lockFault(Path file, String sentence) {
        return Fault.at(Mark.option("--locked " + file), "", sentence, "");
    }

    /** Tells every fault, and gives the exit code for them. */
    static int tell(Session session, List<Fault> faults, boolean json) {
        return tell(session, faults, json, session::json);
    }

    /**
     * The same, where JSON is wanted elsewhere.
     *
     * @param data takes it, if JSON is wanted
     */
    static int tell(Session session, List<Fault> found, boolean json, Consumer<Map<String, Object>> data) {
        List<Fault> faults =
                found.stream().map(fault -> remembered(session, fault)).toList();
        if (json) {
            data.accept(new TreeMap<>(Map.of(
                    "ok",
                    false,
                    "faults",
                    faults.stream().map(ExperimentFile::asData).toList())));
        } else {
            faults.forEach(fault -> tell(session.terminal(), fault));
            if (faults.stream().anyMatch(Fault::missingPlugin)) {
                session.arrivals().explain();
            }
        }
        return (faults.stream().allMatch(Fault::missingPlugin) ? ExitCode.PLUG_IN_MISSING : ExitCode.BAD_INPUT).code();
    }

    /** With the plug-in that once offered what is missing. */
    private static Fault remembered(Session session, Fault fault) {
        Matcher id = MISSING.matcher(fault.violation().message());
        if (!fault.missingPlugin() || !id.find()) {
            return fault;
        }
        Violation known = fault.violation();
        return session.arrivals()
                .dropIns()
                .lastWith(id.group(1))
                .map(plugIn -> new Fault(
                        new Violation(known.path(), known.message(), known.hint() + "; " + plugIn + " did"),
                        fault.mark(),
                        true,
                        fault.excerpt()))
                .orElse(fault);
    }

    /** One sentence; below it the line with a caret, where one character is at fault. */
    private static void tell(Terminal terminal, Fault fault) {
        terminal.fault(fault.sentence());
        fault.excerpt().ifPresent(excerpt -> {
            terminal.fault(INDENT + excerpt.line());
            terminal.fault(INDENT + excerpt.pointer());
        });
    }

    private static Map<String, Object> asData(Fault fault) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("line", fault.line());
        data.put("column", fault.column());
        data.put("path", fault.violation().path());
        data.put("message", fault.violation().message());
        data.put("hint", fault.violation().hint());
        data.put("plugin_missing", fault.missingPlugin());
        data.put("sentence", fault.sentence());
        fault.excerpt()
                .ifPresent(excerpt ->
                        data.put("excerpt", new TreeMap<>(Map.of("line", excerpt.line(), "caret", excerpt.caret()))));
        return data;
    }

    /** Why points of a plan will fail, each reason once, with how many it befalls: {@code 3 points will fail: …}. */
    static List<String> flaws(Plan plan) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Point point : plan.points()) {
            point.flaw().ifPresent(sentence -> counts.merge(sentence, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .map(flaw -> flaw.getValue() + (flaw.getValue() == 1 ? " point" : " points") + " will fail: "
                        + flaw.getKey())
                .toList();
    }
}

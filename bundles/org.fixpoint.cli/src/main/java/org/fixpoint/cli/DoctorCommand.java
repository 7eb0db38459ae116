package org.fixpoint.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether everything is in order. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Look at the Java in use, the display, the numerics and every bundle; exit 0 if there is no problem.")
final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<String> problems = problems();
        long active = Arrays.stream(session.context().getBundles())
                .filter(DoctorCommand::runs)
                .count();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("java", Runtime.version().toString());
        report.put("java_ok", Runtime.version().feature() >= 17);
        report.put("display", !System.getenv().getOrDefault("DISPLAY", "").isEmpty());
        report.put("numerics", session.numerics());
        report.put("cores", Runtime.getRuntime().availableProcessors());
        report.put("memory_mb", Runtime.getRuntime().maxMemory() >> 20);
        report.put("bundles_active", active);
        report.put("problems", problems);
        if (json) {
            session.json(report);
        } else {
            print(report, problems);
        }
        return (problems.isEmpty() ? ExitCode.OK : ExitCode.INTERNAL).code();
    }

    private void print(Map<String, Object> report, List<String> problems) {
        Terminal terminal = session.terminal();
        terminal.say("JDK       " + report.get("java") + " (ok)");
        terminal.say(
                "display   " + (Boolean.TRUE.equals(report.get("display")) ? "yes" : "no (only the window needs one)"));
        terminal.say("numerics  " + numericsInWords());
        terminal.say("machine   " + report.get("cores") + " cores, " + report.get("memory_mb") + " MB for the program");
        terminal.say("bundles   " + report.get("bundles_active") + " active");
        terminal.say("problems  " + problems.size());
        problems.forEach(problem -> terminal.say("  " + problem));
    }

    private String numericsInWords() {
        String numerics = session.numerics();
        if (session.workbench().numericsAskedFor().equals("strict")) {
            return numerics + " (strict: the same bits on every machine; products are two to three times slower)";
        }
        if (numerics.startsWith("plain")) {
            return numerics
                    + " (no Vector API in this JVM: products are two to three times slower; start with ./fixpoint)";
        }
        return numerics
                + (numerics.contains("+")
                        ? " (the JDK's Vector API; OpenBLAS for eigenvalues of large general matrices)"
                        : " (the JDK's Vector API)");
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Bundle bundle : session.context().getBundles()) {
            if (!runs(bundle)) {
                problems.add(bundle.getSymbolicName() + " " + bundle.getVersion()
                        + " is not active; build again with ./fixpoint --rebuild");
            }
        }
        session.arrivals().verdicts().stream()
                .filter(Arrivals::isAmiss)
                .map(Arrivals::sentence)
                .forEach(problems::add);
        session.catalogue()
                .problems()
                .forEach(problem -> problems.add(
                        problem.origin().bundle() + " " + problem.origin().version() + ": " + problem.sentence()));
        return problems;
    }

    private static boolean runs(Bundle bundle) {
        boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
        return bundle.getState() == Bundle.ACTIVE || (fragment && bundle.getState() == Bundle.RESOLVED);
    }
}

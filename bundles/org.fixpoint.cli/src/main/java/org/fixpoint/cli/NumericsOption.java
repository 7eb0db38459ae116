package org.fixpoint.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.engine.Workbench;
import org.fixpoint.engine.document.Program;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Which arithmetic a verb computes with. The launcher has read it and settled it before this program was started. */
final class NumericsOption {
    private static final Set<String> VERBS = Set.of("check", "plan", "run", "resume", "describe", "doctor", "gui");

    private NumericsOption() {}

    /** Adds it to the verbs that compute. */
    static void addTo(CommandLine line) {
        line.getSubcommands().entrySet().stream()
                .filter(verb -> VERBS.contains(verb.getKey()))
                .forEach(verb -> verb.getValue().getCommandSpec().addOption(option()));
    }

    private static OptionSpec option() {
        return OptionSpec.builder("--numerics")
                .paramLabel("PROFILE")
                .type(String.class)
                .description(
                        "strict: plain Java, the same bits on every machine; fast, if not given: vectors too; native:"
                                + " OpenBLAS for eigenvalues of large general matrices. Results of different numerics are kept apart.")
                .build();
    }

    /** Why the numerics that were asked for cannot be had; empty if they can. */
    static Optional<String> refusal(Workbench workbench, List<String> arguments) {
        return workbench.hasNumerics()
                ? Optional.empty()
                : Optional.of("fixpoint: --numerics " + workbench.numericsAskedFor()
                        + " needs OpenBLAS, which does not load on this computer (it is for Linux with glibc, and writes to"
                        + " .javacpp in the home folder); take " + Program.verb(again(arguments)) + " --numerics fast");
    }

    private static String again(List<String> arguments) {
        return arguments.isEmpty() ? "doctor" : arguments.get(0);
    }
}

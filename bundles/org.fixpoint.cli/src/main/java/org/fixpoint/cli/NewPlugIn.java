package org.fixpoint.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fixpoint.api.Refusal;
import org.fixpoint.plugins.template.PlugInKind;
import org.fixpoint.plugins.template.PlugInOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the project of a plug-in. */
@Command(
        name = "plugin",
        mixinStandardHelpOptions = true,
        description =
                "Write a small project that makes a plug-in: source, contract test, guide, and a script that builds it.")
final class NewPlugIn implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "NAME",
            description = "The folder, and what the jar is called: lower-case letters, digits, dashes.")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "activation, architecture, analysis or visualizer; activation if not given.")
    private String kind = PlugInKind.ACTIVATION.word();

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            description = "The Java package; com.example.NAME if not given.")
    private Optional<String> packageName = Optional.empty();

    NewPlugIn(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try {
            PlugInOrder.Written written =
                    PlugInOrder.of(name, kind, packageName.orElse("")).write(session.catalogue(), Path.of(""));
            session.terminal().say(written.inWords());
            session.terminal().say("next: " + written.next());
            return ExitCode.OK.code();
        } catch (Refusal refusal) {
            return refused(String.valueOf(refusal.getMessage()));
        } catch (IOException fault) {
            return refused(Execution.inWords(fault) + "; choose a folder in which you may write");
        }
    }

    private int refused(String sentence) {
        session.terminal().fault("fixpoint: " + sentence);
        return ExitCode.BAD_INPUT.code();
    }
}

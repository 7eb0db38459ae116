package org.fixpoint.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Spelling;
import org.fixpoint.plugins.DropIns;
import org.fixpoint.plugins.template.PlugInKind;
import org.fixpoint.plugins.template.PlugInName;
import org.fixpoint.plugins.template.PlugInProject;
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
        Optional<PlugInKind> known = PlugInKind.of(kind.equals("figure") ? PlugInKind.VISUALIZER.word() : kind);
        if (known.isEmpty()) {
            return refused("there is no kind \"" + kind + "\" of project; "
                    + Spelling.nearest(kind, PlugInKind.words())
                            .map(near -> "nearest: \"" + near + "\"")
                            .orElse("the kinds are " + String.join(", ", PlugInKind.words())));
        }
        Optional<Path> home = folder("fixpoint.home");
        if (home.isEmpty()) {
            return refused("the folder of Fixpoint is not known; start with the script ./fixpoint");
        }
        Path plugIns = folder(DropIns.FOLDER).orElseGet(() -> home.get().resolve("plugins"));
        try {
            PlugInName checked = new PlugInName(name);
            String inPackage = packageName.map(PlugInName::packageOf).orElseGet(checked::defaultPackage);
            String id = free(known.get().type(), name);
            new PlugInProject(checked, known.get(), inPackage, id, home.get(), plugIns, script(home.get()))
                    .write(Path.of(name));
            tell(known.get(), id);
            return ExitCode.OK.code();
        } catch (Refusal refusal) {
            return refused(String.valueOf(refusal.getMessage()));
        } catch (IOException fault) {
            return refused(Execution.inWords(fault) + "; choose a folder in which you may write");
        }
    }

    /** The name as an id, or one made of it if an installed contribution has that id. */
    private String free(Class<?> type, String wanted) {
        String id = wanted;
        for (int i = 1; session.catalogue().find(type, id).isPresent(); i++) {
            id = "my-" + wanted + (i == 1 ? "" : "-" + i);
        }
        return id;
    }

    private void tell(PlugInKind project, String id) {
        Optional<Entry> namesake = session.catalogue().find(project.type(), name);
        session.terminal()
                .say("wrote " + name + ", " + project.inWords() + " \"" + id + "\""
                        + namesake.map(entry -> ", for " + entry.origin().bundle() + " has one called \"" + name + "\"")
                                .orElse(""));
        session.terminal().say("next: cd " + name + " && ./build");
    }

    /** The start script; where this was not started by it, the one of a distribution. */
    private static Path script(Path home) {
        return folder("fixpoint.script").orElseGet(() -> home.resolve("fixpoint"));
    }

    private static Optional<Path> folder(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text).toAbsolutePath().normalize());
    }

    private int refused(String sentence) {
        session.terminal().fault("fixpoint: " + sentence);
        return ExitCode.BAD_INPUT.code();
    }
}

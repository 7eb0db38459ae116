package org.fixpoint.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.fixpoint.api.Violation;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.engine.describe.Description;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.Mark;
import org.fixpoint.engine.document.Program;
import org.fixpoint.engine.preset.PresetFolder;
import org.fixpoint.engine.preset.PresetText;
import org.fixpoint.engine.run.Apart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names a formula, so that it is listed and used like any other activation. */
@Command(
        name = "activation",
        mixinStandardHelpOptions = true,
        description = "Name a formula; it is then listed, described and used like any other activation.")
final class NewActivation implements Callable<Integer> {
    private static final String KIND = "activation";
    private static final String FORMULA = "formula";
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Session session;

    @Parameters(
            paramLabel = "NAME",
            description = "What it is called in experiments: lower-case letters, digits, dashes.")
    private String name = "";

    @Option(names = "--formula", required = true, description = "In x, for example \"x*sigmoid(a*x)\".")
    private String formula = "";

    @Option(
            names = "--set",
            paramLabel = "LETTER=NUMBER",
            description = "What a letter of the formula is if an experiment does not say; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--summary", description = "One line of help.")
    private Optional<String> summary = Optional.empty();

    NewActivation(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!KEBAB.matcher(name).matches()) {
            return refused("\"" + name + "\" cannot be a name; use lower-case letters, digits and single dashes");
        }
        if (session.catalogue().find(ActivationFunction.class, name).isPresent()) {
            return refused("there is an activation \"" + name + "\" already; choose another name");
        }
        Optional<Path> folder =
                Optional.ofNullable(System.getProperty("fixpoint.plugins")).map(Path::of);
        if (folder.isEmpty()) {
            return refused("no folder for plug-ins is known; start with the script, or name it by FIXPOINT_PLUGINS");
        }
        List<String> values = new ArrayList<>(List.of(FORMULA + "=" + PresetText.quoted(formula)));
        values.addAll(settings);
        try {
            Description description = session.describe(
                            KIND, FORMULA, values, Optional.empty(), session.apart(Apart.PATIENCE))
                    .description();
            return description.faults().isEmpty()
                    ? written(new PresetFolder(folder.get()), values)
                    : ExperimentFile.tell(
                            session,
                            description.faults().stream()
                                    .map(NewActivation::ofOption)
                                    .toList(),
                            false);
        } catch (IOException undrawn) {
            return refused(Execution.inWords(undrawn)); // no figures are asked for
        }
    }

    /** A fault at the option that gave the value. */
    private static Fault ofOption(Fault fault) {
        Violation said = fault.violation();
        boolean text =
                said.path().equals(FORMULA + "." + FORMULA) || said.path().equals(FORMULA);
        String letter = text ? "" : said.path().replaceFirst("^" + FORMULA + "\\.", "");
        return new Fault(
                new Violation(letter, text ? "cannot be used: " + said.message() : said.message(), said.hint()),
                text ? Mark.option("--formula") : fault.mark(),
                fault.missingPlugin(),
                fault.excerpt());
    }

    private int written(PresetFolder folder, List<String> settings) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            values.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        try {
            Path file = folder.add(new PresetText(KIND, name, summary, FORMULA, values));
            session.terminal().say("wrote " + file);
            session.terminal().say("next: " + Program.verb("describe " + name));
            return ExitCode.OK.code();
        } catch (FileAlreadyExistsException there) {
            return refused(folder.file(name) + " is there already; choose another name, or edit the file");
        } catch (IOException fault) {
            return refused(folder.path() + " cannot be written; check its permissions, or name another folder by"
                    + " FIXPOINT_PLUGINS");
        }
    }

    private int refused(String sentence) {
        session.terminal().fault("fixpoint: " + sentence);
        return ExitCode.BAD_INPUT.code();
    }
}

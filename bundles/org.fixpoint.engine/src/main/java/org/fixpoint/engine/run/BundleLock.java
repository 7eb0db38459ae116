package org.fixpoint.engine.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.plan.Plan;

/**
 * The bundles that may take part: {@code bundles.lock} of a run, symbolic name, version and SHA-256 of the jar on a line each.
 *
 * @param bundles in the order of the file
 */
public record BundleLock(List<Origin> bundles) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern BLANK = Pattern.compile(" ");

    public BundleLock {
        bundles = List.copyOf(bundles);
    }

    /**
     * Reads a lock.
     *
     * @throws Refusal if there is none, or a line is not of its form
     */
    public static BundleLock read(Path file) {
        List<Origin> bundles = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String[] words = BLANK.split(line, -1);
            if (words.length != 3 || !HASH.matcher(words[2]).matches()) {
                throw new Refusal(
                        "line " + number
                                + " is not a bundle's name, version and SHA-256; copy bundles.lock anew from the folder of a run");
            }
            bundles.add(new Origin(words[0], words[1], words[2]));
        }
        return new BundleLock(bundles);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException fault) {
            throw new Refusal(
                    "there is no such file; copy bundles.lock from the folder of a run that was right", fault);
        } catch (CharacterCodingException fault) {
            throw new Refusal("is no text; copy bundles.lock anew from the folder of a run", fault);
        } catch (IOException fault) {
            throw new Refusal("cannot be read; give a readable file", fault);
        }
    }

    /** A bundle as a line of a lock. */
    static String line(Origin bundle) {
        return bundle.bundle() + " " + bundle.version() + " " + bundle.sha256();
    }

    /** The contents that may be loaded. */
    public List<String> sha256s() {
        return bundles.stream().map(Origin::sha256).toList();
    }

    /** Why a plan may not run: the first of its bundles that is not listed with its version and content. */
    public Optional<String> refusal(Plan plan) {
        return plan.bundles().stream()
                .filter(bundle -> !bundles.contains(bundle))
                .findFirst()
                .map(bundle -> bundles.stream()
                        .filter(listed -> listed.bundle().equals(bundle.bundle()))
                        .findFirst()
                        .map(listed -> bundle.bundle() + " " + bundle.version() + " is not the " + listed.version()
                                + " that is listed (SHA-256 " + listed.sha256().substring(0, 12)
                                + "…); install that one, or run without --locked")
                        .orElse(bundle.bundle() + " " + bundle.version()
                                + " takes part and is not listed; list it, or leave it out of the experiment"));
    }
}

package org.fixpoint.desktop.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fixpoint.engine.document.YamlFile;

/**
 * An experiment to begin with.
 *
 * @param shelf the folder that it comes from: {@code examples}, {@code reproduce/hopfield}
 * @param name of its file, without ending
 * @param text the whole file
 * @param file where it is, with the data files that it names
 */
public record Template(String shelf, String name, String text, Path file) {
    private static final List<String> SHELVES = List.of("examples", "reproduce");
    private static final int DEEPEST = 2;

    /**
     * All templates of a distribution, by shelf and name; files that only name other experiments are none.
     *
     * @param home with the folders {@code examples} and {@code reproduce}, each of which may be missing
     */
    public static List<Template> in(Path home) {
        List<Template> templates = new ArrayList<>();
        SHELVES.forEach(shelf -> templates.addAll(in(home, home.resolve(shelf))));
        return List.copyOf(templates);
    }

    /** What it is about: the first line of its comment at the top, or empty where it begins without one. */
    public String sentence() {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .orElse("");
    }

    /** Whether each word of a search is in its shelf, its name or its sentence; whatever the case. */
    public boolean matches(String search) {
        String about = (shelf + " " + name + " " + sentence()).toLowerCase(Locale.ROOT);
        return Stream.of(search.strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
                .allMatch(about::contains);
    }

    private static List<Template> in(Path home, Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> read(home, file))
                    .toList();
        } catch (IOException unreadable) {
            return List.of(); // what can be read elsewhere is offered
        }
    }

    private static Stream<Template> read(Path home, Path file) {
        try {
            String text = YamlFile.text(file);
            String name = String.valueOf(file.getFileName()).replaceAll("\\.yaml$", "");
            String shelf = home.relativize(file.resolveSibling("")).toString().replace('\\', '/');
            boolean suite = text.lines().anyMatch(line -> line.startsWith("experiments:"));
            return suite ? Stream.empty() : Stream.of(new Template(shelf, name, text, file));
        } catch (YamlFile.Unreadable unreadable) {
            return Stream.empty();
        }
    }
}

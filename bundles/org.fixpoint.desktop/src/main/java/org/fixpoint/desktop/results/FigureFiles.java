package org.fixpoint.desktop.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.desktop.Reason;
import org.fixpoint.desktop.document.FileEnding;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.plan.SingleSetup;

/**
 * Writes single figures by the installed sinks that write images, the same that write those of a run. Drop-ins are not among them,
 * for their code does not run in this process.
 */
public final class FigureFiles {
    private static final String LEGEND = "legend-places";
    private static final List<String> FORMATS = List.of("png", "svg", "pdf");

    private final Catalogue catalogue;
    private final Residency residency;
    private final Path scratch;

    /**
     * Over what is installed.
     *
     * @param scratch a folder for files on the way
     */
    public FigureFiles(Catalogue catalogue, Residency residency, Path scratch) {
        this.catalogue = catalogue;
        this.residency = residency;
        this.scratch = scratch;
    }

    private Optional<Entry> sink(String format) {
        return catalogue.find(ResultSink.class, format).filter(entry -> !residency.droppedIn(entry.origin()));
    }

    /** The formats in which a figure can be written, the one of pixels first. */
    public List<String> formats() {
        return FORMATS.stream().filter(format -> sink(format).isPresent()).toList();
    }

    /** Whether images are laid out for the room that there is; else each has the size that its figure needs. */
    public boolean fits() {
        return takes("width") && takes("height");
    }

    private boolean takes(String parameter) {
        return sink("png")
                .filter(entry -> entry.descriptor().parameters().stream()
                        .anyMatch(each -> each.name().equals(parameter)))
                .isPresent();
    }

    /**
     * A figure as an image.
     *
     * @param screen for which it is painted
     * @param name of a folder for it
     */
    public Path image(Figure figure, Screen screen, String name) throws IOException {
        return ending(".png", written(figure, "png", settings(screen), name));
    }

    private List<String> settings(Screen screen) {
        List<String> settings = new ArrayList<>(List.of("scale=" + screen.scale(), "tone=" + screen.tone()));
        screen.room().filter(room -> fits()).map(Room::settings).ifPresent(settings::addAll);
        return settings;
    }

    /**
     * Where an image is to be seen.
     *
     * @param tone {@code light} or {@code dark}
     * @param scale pixels for each unit of length
     * @param room for which it is laid out, by a painter that can do so; else it has the size that its figure needs
     */
    public record Screen(String tone, int scale, Optional<Room> room) {
        /** One on which there is room enough. */
        public Screen(String tone, int scale) {
            this(tone, scale, Optional.empty());
        }
    }

    /**
     * An image of a figure.
     *
     * @param legend where in it the entries of the legend are; none if its painter does not tell
     */
    public record Painted(Path image, List<LegendEntry> legend) {
        public Painted {
            legend = List.copyOf(legend);
        }
    }

    /** The same with the places of its legend. */
    public Painted painted(Figure figure, Screen screen, String name) throws IOException {
        boolean tells = takes(LEGEND);
        List<String> settings = settings(screen);
        if (tells) {
            settings.add(LEGEND + "=true");
        }
        List<Path> files = written(figure, "png", settings, name);
        return new Painted(
                ending(".png", files),
                tells ? LegendEntry.read(Files.readAllLines(ending(".legend.tsv", files))) : List.of());
    }

    /**
     * A figure in a file of the user's; its ending says in which format.
     *
     * @throws Refusal if nothing that is installed writes such files
     */
    public void export(Figure figure, Path file) throws IOException {
        String format = FileEnding.of(file);
        if (!formats().contains(format)) {
            throw new Refusal(file.getFileName() + " has an ending that no installed sink writes; take one of "
                    + String.join(", ", formats()));
        }
        Path made = ending("." + format, written(figure, format, List.of(), "export"));
        Files.copy(made, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The same, and what came of it in a sentence, whatever that is. */
    public String exported(Figure figure, Path file) {
        try {
            export(figure, file);
            return "exported " + file;
        } catch (IOException | RuntimeException | Error fault) { // a sink's own fault too
            return file + " is not written: " + Reason.of(fault);
        }
    }

    private List<Path> written(Figure figure, String format, List<String> settings, String name) throws IOException {
        Path target = Files.createDirectories(scratch.resolve(name));
        Entry entry =
                sink(format).orElseThrow(() -> new Refusal("nothing that is installed writes figures as " + format));
        SingleSetup single = SingleSetup.of(catalogue, entry, settings, target);
        ResultSink sink = single.made()
                .filter(ResultSink.class::isInstance)
                .map(ResultSink.class::cast)
                .orElseThrow(() -> new Refusal("the sink " + format + " does not take " + settings));
        ResultSet alone = new ResultSet("figure", "", "", Map.of(), Map.of("figure", figure), List.of(), Map.of());
        return sink.write(alone, target);
    }

    private static Path ending(String end, List<Path> files) throws IOException {
        return files.stream()
                .filter(file -> file.toString().endsWith(end))
                .findFirst()
                .orElseThrow(() -> new IOException("no file that ends in " + end + " was written"));
    }
}

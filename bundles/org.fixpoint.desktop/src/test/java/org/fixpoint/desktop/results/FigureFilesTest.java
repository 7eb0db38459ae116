package org.fixpoint.desktop.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.desktop.SampleCatalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Residency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureFilesTest {
    private static final Figure FIGURE = new Figure("decay", Optional.empty(), 1, List.of());

    @TempDir
    private Path folder = Path.of("");

    private record Titles() implements Contribution<ResultSink> {
        @Override
        public Descriptor<ResultSink> descriptor() {
            return Descriptor.of(ResultSink.class, "svg", "the title of each figure");
        }

        @Override
        public ResultSink create(Values checked) {
            return (results, target) -> {
                List<Path> files = new ArrayList<>();
                for (Map.Entry<String, Figure> each : results.figures().entrySet()) {
                    files.add(Files.writeString(
                            target.resolve(each.getKey() + ".svg"),
                            each.getValue().title()));
                }
                return files;
            };
        }
    }

    private FigureFiles files() {
        Entry titles = new Entry(new Titles(), new Origin("org.example.sinks", "1.0.0", "b".repeat(64)));
        return new FigureFiles(SampleCatalogue.with(titles), Residency.SETTLED, folder.resolve("scratch"));
    }

    @Test
    void aFigureIsWrittenByTheSinkThatItsEndingNames() throws IOException {
        Path mine = folder.resolve("mine.svg");
        assertEquals(List.of("svg"), files().formats());
        files().export(FIGURE, mine);
        assertEquals("decay", Files.readString(mine));
        files().export(new Figure("again", Optional.empty(), 1, List.of()), mine);
        assertEquals("again", Files.readString(mine));
    }

    @Test
    void whatCameOfAnExportIsASentence() throws IOException {
        Path mine = folder.resolve("mine.SVG");
        assertEquals("exported " + mine, files().exported(FIGURE, mine));
        assertEquals("decay", Files.readString(mine));
        Path nowhere = folder.resolve("nowhere/mine.svg");
        assertEquals(nowhere + " is not written: " + nowhere + " is not there", files().exported(FIGURE, nowhere));
    }

    @Test
    void anEndingThatNothingWritesIsRefusedWithThoseThatAre() {
        Refusal refusal = assertThrows(Refusal.class, () -> files().export(FIGURE, folder.resolve("mine.bmp")));
        assertTrue(String.valueOf(refusal.getMessage()).contains("take one of svg"), refusal.toString());
        assertThrows(Refusal.class, () -> files().image(FIGURE, new FigureFiles.Screen("dark", 2), "f"));
    }

    /** A sink that tells of a legend which lies where its figure's title says, if asked to. */
    private record Telling(boolean tells) implements Contribution<ResultSink> {
        private static final Parameter.Whole SCALE =
                Parameter.whole("scale", "", 1, 8).byDefault(2);
        private static final Parameter.Text TONE = Parameter.text("tone", "").byDefault("light");
        private static final Parameter.Flag LEGEND = Parameter.flag("legend-places", "", false);

        @Override
        public Descriptor<ResultSink> descriptor() {
            Descriptor<ResultSink> plain = Descriptor.of(ResultSink.class, "png", "");
            return tells ? plain.parameters(SCALE, TONE, LEGEND) : plain.parameters(SCALE, TONE);
        }

        @Override
        public ResultSink create(Values checked) {
            return (results, target) -> {
                String title = results.figures().values().iterator().next().title();
                Path image = Files.writeString(target.resolve("a.png"), title);
                return tells && checked.get(LEGEND)
                        ? List.of(image, Files.writeString(target.resolve("a.legend.tsv"), "left\n" + title))
                        : List.of(image);
            };
        }
    }

    private FigureFiles telling(boolean tells) {
        Entry sink = new Entry(new Telling(tells), new Origin("org.example.sinks", "1.0.0", "b".repeat(64)));
        return new FigureFiles(SampleCatalogue.with(sink), Residency.SETTLED, folder.resolve("scratch"));
    }

    @Test
    void thePainterTellsWhereTheLegendIsIfItCan() throws IOException {
        Figure figure = new Figure("10\t20\t30\t5\ta, b\n40\t20\t9\t5\tc", Optional.empty(), 1, List.of());
        List<LegendEntry> legend = telling(true)
                .painted(figure, new FigureFiles.Screen("dark", 2), "f")
                .legend();
        assertEquals(List.of(new LegendEntry("a, b", 10, 20, 30, 5), new LegendEntry("c", 40, 20, 9, 5)), legend);
        assertTrue(legend.get(0).holds(39, 24)
                && !legend.get(0).holds(40, 24)
                && !legend.get(0).holds(9, 24));
        assertEquals(
                List.of(),
                telling(false)
                        .painted(figure, new FigureFiles.Screen("dark", 2), "f")
                        .legend());
    }

    /** A sink whose image has the size that it is set to. */
    private record Sized(List<Parameter<?>> parameters) implements Contribution<ResultSink> {
        private static final Parameter.Whole SCALE =
                Parameter.whole("scale", "", 1, 8).byDefault(2);
        private static final Parameter.Text TONE = Parameter.text("tone", "").byDefault("light");
        private static final Parameter.Whole WIDTH =
                Parameter.whole("width", "", 0, 4096).byDefault(0);
        private static final Parameter.Whole HEIGHT =
                Parameter.whole("height", "", 0, 4096).byDefault(0);

        @Override
        public Descriptor<ResultSink> descriptor() {
            return Descriptor.of(ResultSink.class, "png", "").parameters(parameters.toArray(Parameter<?>[]::new));
        }

        @Override
        public ResultSink create(Values checked) {
            String size = parameters.contains(WIDTH) ? checked.get(WIDTH) + "x" + checked.get(HEIGHT) : "its own";
            return (results, target) -> List.of(Files.writeString(target.resolve("a.png"), size));
        }
    }

    private FigureFiles sized(Parameter<?>... parameters) {
        Entry sink =
                new Entry(new Sized(List.of(parameters)), new Origin("org.example.sinks", "1.0.0", "b".repeat(64)));
        return new FigureFiles(SampleCatalogue.with(sink), Residency.SETTLED, folder.resolve("scratch"));
    }

    @Test
    void anImageIsLaidOutForItsRoomByAPainterThatCan() throws IOException {
        FigureFiles.Screen pane = new FigureFiles.Screen("dark", 1, Optional.of(new Room(600, 167)));
        FigureFiles able = sized(Sized.SCALE, Sized.TONE, Sized.WIDTH, Sized.HEIGHT);
        assertTrue(able.fits());
        assertEquals("600x167", Files.readString(able.painted(FIGURE, pane, "f").image()));
        assertEquals("600x167", Files.readString(able.image(FIGURE, pane, "f")));
        assertEquals("0x0", Files.readString(able.image(FIGURE, new FigureFiles.Screen("dark", 1), "f")));
        FigureFiles unable = sized(Sized.SCALE, Sized.TONE);
        assertTrue(!unable.fits());
        assertEquals("its own", Files.readString(unable.image(FIGURE, pane, "f")));
    }

    @Test
    void aPaneThatHasNoSizeYetIsNoRoom() {
        assertTrue(new Room(600, 167).isUsable());
        assertTrue(!new Room(0, 0).isUsable() && !new Room(600, 5).isUsable() && !new Room(5000, 600).isUsable());
    }

    @Test
    void aRunShowsItsFiguresThenItsItemsThenWhatFailed() {
        Item table = new Item.Table("b", "", List.of(Column.numbers("x", 1)));
        ResultSet results = new ResultSet(
                "r", "", "", Map.of("a.b", table), Map.of("decay", FIGURE), List.of("width=2: broke"), Map.of());
        ResultPages pages = ResultPages.of(results, files()).with("provenance", "{}");
        assertEquals(List.of("decay", "table a.b", "failed points", "provenance"), pages.names());
        assertTrue(pages.page("decay").orElseThrow() instanceof ResultPages.Page.Drawn);
        assertTrue(pages.page("table a.b").orElseThrow() instanceof ResultPages.Page.Listed);
        assertEquals(Optional.empty(), pages.page("nothing"));
    }

    @Test
    void whatADropInHasDrawnIsShownAsItsImages() {
        ResultPages pages = ResultPages.ofImages(List.of(Path.of("figures/lines.png"), Path.of("data.csv")));
        assertEquals(List.of("lines"), pages.names());
    }
}

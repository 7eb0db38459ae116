package org.fixpoint.desktop.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixpoint.desktop.Disks;
import org.fixpoint.desktop.SampleCatalogue;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.desktop.form.FormReader;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Residency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpTest {
    private static final Catalogue CATALOGUE = SampleCatalogue.with();
    private static final Form FORM = FormReader.read(
            "fixpoint: 1\nmodel: {id: mlp, activation: {id: snake, a: 2}}\n", CATALOGUE, Residency.SETTLED);

    @TempDir
    private Path folder;

    private static HelpPage page(String path) {
        return HelpPage.of(FORM.field(List.of(path.split("\\.", -1))).orElseThrow(), FORM, CATALOGUE);
    }

    @Test
    void theHelpOfAFieldIsThePageOfItsContributionAtTheParameter() {
        HelpPage page = page("model.activation.a");
        assertEquals("snake, activation: a", page.title());
        assertTrue(page.text().startsWith("x + sin²(ax)/a."), page.text());
        assertTrue(page.text().substring(page.from(), page.to()).startsWith("a\n    frequency."), page.text());
        assertTrue(page.text().contains("org.example.stock 1.0.0"), page.text());
    }

    @Test
    void theHelpOfAChoiceIsThePageOfWhatIsChosen() {
        assertEquals("snake, activation", page("model.activation").title());
        assertEquals("mlp, architecture", page("model").title());
        assertEquals(
                page("model"), HelpPage.of(CATALOGUE, "architecture", "mlp").orElseThrow());
    }

    @Test
    void aFieldOfTheExperimentItselfHasItsLine() {
        assertEquals("seed", page("seed").title());
        assertTrue(page("seed").text().contains("the root of all chance"));
        assertEquals(Optional.empty(), HelpPage.of(CATALOGUE, "activation", "swish"));
    }

    /** The title of the page for the caret before a part of a text. */
    private static String title(String text, String part) {
        Form form = FormReader.read(text, CATALOGUE, Residency.SETTLED);
        return HelpPage.at(text, text.indexOf(part) + 1, form, CATALOGUE)
                .map(HelpPage::title)
                .orElse("");
    }

    @Test
    void theHelpInTheTextIsThatOfWhatStandsAtTheCaret() {
        String text = "fixpoint: 1\nseed: 3\nmodel: {id: mlp, activation: {id: snake, a: 2}}\n";
        assertEquals("snake, activation: a", title(text, "a: 2"));
        assertEquals("snake, activation", title(text, "snake"));
        assertEquals("snake, activation", title(text, "activation"));
        assertEquals("mlp, architecture", title(text, "mlp"));
        assertEquals("seed", title(text, "seed"));
        assertEquals("", title(text, "fixpoint"));
    }

    @Test
    void inASweepItIsTheOneAtTheCaretAndInHalfATextTheWordThere() {
        String swept = "fixpoint: 1\nmodel: {id: mlp, activation: {sweep: [gelu, snake]}}\n";
        assertEquals("snake, activation", title(swept, "snake"));
        assertEquals("gelu, activation", title(swept, "gelu"));
        assertEquals("snake, activation", title("fixpoint: 1\nmodel: {id: mlp, activation: snake", "snake"));
    }

    @Test
    void theTourHasFourStepsAndIsOverForGoodAfterThem() throws IOException {
        Tour tour = new Tour(folder.resolve("state"), Disks.answering());
        for (int i = 1; i <= 4; i++) {
            assertEquals(i + " of 4", tour.progress());
            assertTrue(tour.step().isPresent());
            assertEquals(i < 4, tour.hasNext());
            tour.next();
        }
        assertFalse(tour.step().isPresent());
        assertFalse(new Tour(folder.resolve("state"), Disks.answering()).step().isPresent());
    }

    @Test
    void theTourCanBeDismissedAndAskedForAgain() throws IOException {
        Tour tour = new Tour(folder, Disks.answering());
        tour.next();
        tour.dismiss();
        Tour later = new Tour(folder, Disks.answering());
        assertFalse(later.step().isPresent());
        later.again();
        assertEquals("1 of 4", later.progress());
        assertTrue(later.step().isPresent());
    }
}
